using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access;

/// <summary>Input that is far too large is refused by an answer that is not.</summary>
public sealed class LargeInputTests(TestServer server)
{
    private const int MostOfAnswer = 128 * 1_024;

    [Fact]
    public async Task Very_many_errors_are_told_by_the_first_and_their_number()
    {
        var (status, answer) = await Post("agreements", new JsonObject
        {
            ["id"] = "X", ["name"] = "x", ["reason"] = "x",
            ["parties"] = new JsonArray([.. Enumerable.Range(0, 15_000).Select(i => (JsonNode)$"nowhere{i}")]),
        });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.InRange(answer.Length, 1, MostOfAnswer);
    }

    [Fact]
    public async Task Long_texts_do_not_come_back_whole()
    {
        var text = new string('长', 30_000);
        var (status, answer) = await Post("incidents",
            new JsonObject { ["place"] = text, ["name"] = text[..100], ["hazard"] = text[..8_000] });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.InRange(answer.Length, 1, MostOfAnswer);
    }

    [Fact]
    public async Task A_body_of_megabytes_is_no_command()
    {
        var (status, answer) = await Post("incidents", new JsonObject { ["name"] = new string('x', 4_000_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("too-large", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Very_many_wrong_cells_of_a_sheet_are_told_by_the_first_and_their_number()
    {
        var rows = string.Concat(Enumerable.Repeat("无此库,冲锋舟,1\n", 4_000));
        using var content = new StringContent($"库,物资,数量\n{rows}", Encoding.UTF8, "text/csv");
        using var response = await server.Http.PostAsync(
            $"{server.Url}/api/v1/realms/live/imports/stock?dryRun=true", content,
            TestContext.Current.CancellationToken);
        var answer = await Answer.Of(response);
        answer.IsProblem(400, "A10");
        Assert.Equal(200, answer.Body!["cells"]!.AsArray().Count);
        Assert.Equal(4_000, answer.Body["wrongCells"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_list_of_the_records_of_one_actor_reads_no_others()
    {
        var squad = (await server.Get("teams?limit=1")).Body!["items"]![0]!["id"]!.ToString();
        foreach (var order in (string[])["", "&descending=true", "&orderBy=time"])
        {
            var page = await server.Get($"journal?actor=RescueTeam/{squad}{order}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.All(
                page.Body!["items"]!.AsArray(), r => Assert.Equal($"RescueTeam/{squad}", r!["actor"]!.ToString()));
        }
    }

    private async Task<(HttpStatusCode Status, string Answer)> Post(string path, JsonObject body)
    {
        body["author"] = new JsonObject { ["name"] = "李敏", ["office"] = "近尾洲镇应急办" };
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await server.Http.PostAsync(
            $"{server.Url}/api/v1/realms/live/{path}", content, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

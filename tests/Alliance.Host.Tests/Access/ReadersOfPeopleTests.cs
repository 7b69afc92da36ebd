using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Alliance.Host.Tests.Access;

/// <summary>How people are reached is told to those alone who may read it.</summary>
public sealed class ReadersOfPeopleTests(SecuredServer secured) : IClassFixture<SecuredServer>
{
    private const string Telephone = "0734-8851234";

    [Theory]
    [InlineData("quan", true)]
    [InlineData("crew", false)]
    [InlineData("depot", false)]
    public async Task A_telephone_number_is_in_a_squads_page_the_region_and_the_stream(string reader, bool mayRead)
    {
        var set = await secured.Post("li", "contacts", new()
        {
            ["of"] = "RescueTeam/430422119-F1", ["reason"] = "登记",
            ["people"] = new JsonArray(new JsonObject { ["name"] = "李敏", ["telephone"] = Telephone }),
        });
        Assert.Equal(HttpStatusCode.OK, set.Status);
        var incident = (await secured.Post("li", "incidents", AuthorityTests.Incident("近尾洲镇"))).Text("number");
        foreach (var path in (string[])["teams/430422119-F1", "region"])
            Assert.Equal(mayRead, Has((await secured.Get(reader, path)).Body!.ToJsonString()));
        Assert.Equal(mayRead, Has(await Stream(reader, incident)));
    }

    [Theory]
    [InlineData("quan", true)]
    [InlineData("crew", false)]
    public async Task The_stream_has_whole_records_for_those_who_may_read_the_journal(string reader, bool isWhole)
    {
        var incident = (await secured.Post("li", "incidents", AuthorityTests.Incident("近尾洲镇"))).Text("number");
        var stream = await Stream(reader, incident);
        Assert.Contains("\"actor\":\"Township/430422119\"", stream, StringComparison.Ordinal);
        Assert.Equal(isWhole, stream.Contains("\"cause\":", StringComparison.Ordinal));
    }

    private static bool Has(string text) => text.Contains(Telephone, StringComparison.Ordinal);

    /// <summary>The events from the first one to the first of an incident.</summary>
    private async Task<string> Stream(string reader, string incident)
    {
        var stop = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"{secured.Server.Url}/api/v1/realms/live/events?lastEventId=0");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secured.KeyOf(reader));
        using var response = await secured.Server.Http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, stop);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(stop));
        List<string> seen = [];
        while (await lines.ReadLineAsync(stop) is { } line
            && !line.Contains($"\"actor\":\"Incident/{incident}\"", StringComparison.Ordinal)) seen.Add(line);
        return string.Join('\n', seen);
    }
}

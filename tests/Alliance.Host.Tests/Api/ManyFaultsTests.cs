using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>All that is wrong with a call is said at once, and no call ends as a failure of the server.</summary>
public sealed class ManyFaultsTests(TestServer server)
{
    [Fact]
    public async Task A_body_with_faults_of_every_kind_names_them_all()
    {
        var line = new JsonObject
        {
            ["kind"] = "flood-rescu", ["quantity"] = "many", ["priority"] = "later", ["colour"] = "red",
            ["minimumType"] = 2.5, ["equipment"] = new JsonObject { ["boats"] = "two" },
        };
        var answer = await server.Send(HttpMethod.Post, "aid-requests", new JsonObject
        {
            ["author"] = new JsonObject { ["name"] = 7, ["phone"] = "1" }, ["incident"] = "430422119-99",
            ["occurredAt"] = "gestern", ["urgent"] = true,
            ["lines"] = new JsonArray(line, "x", new JsonObject { ["kind"] = "boats", ["quantity"] = 0 }),
        });
        foreach (var field in (string[])[
            "author.name", "author.phone", "author.office", "incident", "occurredAt", "urgent", "lines[0].kind",
            "lines[0].quantity", "lines[0].priority", "lines[0].colour", "lines[0].minimumType",
            "lines[0].equipment.boats", "lines[1]", "lines[2].quantity", "lines[2].priority"])
            answer.IsProblem(400, field);
        Assert.Equal(15, answer.Body!["errors"]!.AsObject().Count);
        Assert.Single(answer.Body!["errors"]!["lines[0].quantity"]!.AsArray());
    }

    [Fact]
    public async Task So_does_a_body_of_another_kind()
    {
        var answer = await server.Post("incidents/430422119-01/check-ins", new()
        {
            ["social"] = new JsonObject { ["name"] = "\u200b", ["people"] = true, ["capability"] = "boats", ["x"] = 1 },
            ["occurredAt"] = 5,
        });
        foreach (var field in (string[])["social.name", "social.people", "social.capability", "social.x", "occurredAt"])
            answer.IsProblem(400, field);
        answer = await server.Post("/api/v1/realms", new() { ["name"] = "A b", ["clock"] = "fast", ["speed"] = 1 });
        foreach (var field in (string[])["name", "clock", "speed", "author"]) answer.IsProblem(400, field);
    }

    [Theory]
    [InlineData("""{"place": "1", "place": "2"}""", "place", "twice")]
    [InlineData("""{"name": "\ud800"}""", "name", "half a character")]
    [InlineData("""[]""", "$", "object")]
    [InlineData("""null""", "$", "object")]
    [InlineData("", "$", "missing")]
    public async Task What_is_hardly_a_body_is_named(string body, string field, string says) =>
        (await Raw("incidents", Encoding.UTF8.GetBytes(body), "application/json")).IsProblem(400, field, says);

    [Fact]
    public async Task Line_breaks_in_a_reason_become_blanks()
    {
        var drill = await server.Drill("line-breaks");
        var incident = (await server.Command($"{drill}/incidents", Incident("湘江\r\n漫堤"))).Text("number");
        await server.Command(
            $"{drill}/incidents/{incident}/close", new() { ["reason"] = " 险情解除\n\n\t人员\u2028归队 \r\n" });
        var journal = (await server.Get($"{drill}/journal?limit=500")).Body!["items"]!.AsArray();
        Assert.Contains(journal, r => r!["name"]?.ToString() == "湘江 漫堤");
        Assert.Contains(journal, r => r!["reason"]?.ToString() == "险情解除 人员 归队");
    }

    [Theory]
    [InlineData("\u200b\u200d")]
    [InlineData("\u202e\u2066")]
    [InlineData("\u3164")]
    [InlineData("\u115f\u1160\uffa0")]
    [InlineData("\u2800 \u00ad\ufeff")]
    [InlineData("\ufe0f\u034f")]
    [InlineData("\U000e0041")]
    public async Task A_name_that_nobody_sees_is_refused(string name)
    {
        (await server.Post("incidents", Incident(name))).IsProblem(400, "name", "can be seen");
        var body = Incident("山洪");
        body["author"] = new JsonObject { ["name"] = name, ["office"] = name };
        var answer = await server.Post("incidents", body);
        answer.IsProblem(400, "author.name");
        answer.IsProblem(400, "author.office");
    }

    [Theory]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=\"\"")]
    public async Task A_charset_that_is_not_understood_is_answered_so(string type) =>
        (await Raw("incidents", "{}"u8.ToArray(), type)).IsProblem(415, null, "charset");

    [Theory]
    [InlineData("utf8", "utf-8")]
    [InlineData("\"utf-8\"", "utf-8")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("gbk", "gbk")]
    [InlineData("GB18030", "gb18030")]
    public async Task Other_charsets_are_understood(string charset, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var body = Incident("湘江漫堤");
        body["author"] = new JsonObject { ["name"] = "李敏", ["office"] = "近尾洲镇应急办" };
        var json = body.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var answer = await Raw(
            "incidents", Encoding.GetEncoding(encoding).GetBytes(json), $"application/json; charset={charset}");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var read = await server.Get($"incidents/{answer.Text("number")}");
        Assert.Equal("湘江漫堤", read.Body!["incident"]!["name"]!.ToString());
    }

    [Fact]
    public async Task A_head_is_a_list_without_its_items()
    {
        foreach (var path in (string[])["incidents", "teams", "events", "/api/v1/realms", "/api/v1/about"])
            Assert.Equal(HttpStatusCode.OK, await Head(path));

        Assert.Equal(HttpStatusCode.NotFound, await Head("incidents/x"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await Head("teams/x/status"));
        (await server.Send(HttpMethod.Put, "teams")).IsProblem(405, null, "GET");
    }

    [Theory]
    [InlineData("teams?owner=", 9_000)]
    [InlineData("/", 20_000)]
    [InlineData("incidents/", 60_000)]
    public async Task An_address_that_is_too_long_is_answered_so(string path, int length) =>
        (await server.Get(path + new string('x', length))).IsProblem(414, null, "too long");

    private async Task<HttpStatusCode> Head(string path)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Head, server.Url + (path.StartsWith('/') ? path : $"/api/v1/realms/live/{path}"));
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private async Task<Answer> Raw(string path, byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await server.Http.PostAsync(
            $"{server.Url}/api/v1/realms/live/{path}", content, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    private static JsonObject Incident(string name) =>
        new() { ["place"] = "430422125", ["name"] = name, ["hazard"] = "flood" };
}

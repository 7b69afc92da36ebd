using System.Text;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>Bad input gets a clear error and changes nothing.</summary>
public sealed class BadInputTests(TestServer server)
{
    [Fact]
    public async Task An_unknown_township_is_named_and_no_code_is_guessed_from_its_digits()
    {
        var drill = await server.Drill("typo");
        var before = await LastEvent(drill);
        var answer = await server.Post($"{drill}/incidents", Incident("430422219"));
        answer.IsProblem(400, "place", "430422219");
        Assert.DoesNotContain("430422119", answer.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(before, await LastEvent(drill));
    }

    [Fact]
    public async Task A_negative_head_count_is_refused()
    {
        var drill = await server.Drill("negative");
        var incident = (await server.Command($"{drill}/incidents", Incident(Tour.Place))).Text("number");
        var before = await LastEvent(drill);
        (await server.Post($"{drill}/aid-requests", Request(incident, -30))).IsProblem(400, "lines[0].quantity");
        (await server.Post($"{drill}/aid-requests", Request(incident, int.MaxValue))).IsProblem(
            400, "lines[0].quantity", "too much");
        (await server.Post($"{drill}/incidents/{incident}/needs", new() { ["kind"] = "medical", ["quantity"] = -1,
            ["priority"] = "urgent" })).IsProblem(400, "quantity", "negative");
        Assert.Equal(before, await LastEvent(drill));
    }

    [Fact]
    public async Task What_a_line_asks_beyond_its_kind_must_be_of_the_catalogue()
    {
        var line = Request("430422119-01", 1);
        line["lines"]![0]!["minimumType"] = 5;
        (await server.Post("aid-requests", line)).IsProblem(400, "lines[0].minimumType", "from 1");
        line["lines"]![0]!["minimumType"] = 2;
        line["lines"]![0]!["equipment"] = new JsonObject { ["boots"] = 1 };
        (await server.Post("aid-requests", line)).IsProblem(400, "lines[0].equipment", "boats");
        line["lines"]![0]!["equipment"] = new JsonObject { ["boats"] = 1 };
        line["lines"]![0]!["substitutes"] = new JsonArray("quilts");
        (await server.Post("aid-requests", line)).IsProblem(
            400, "lines[0].substitutes", "capabilities for a capability");
    }

    [Fact]
    public async Task The_catalogue_names_kinds_and_forces()
    {
        var catalogue = (await server.Get("catalogue")).Body!;
        var boats = catalogue["kinds"]!.AsArray().Single(k => k!["code"]!.ToString() == "boats")!;
        Assert.Equal(("冲锋舟", "艘", "2", true), (boats["zh"]!.ToString(), boats["unit"]!.ToString(),
            boats["class"]!.ToString(), boats["durable"]!.GetValue<bool>()));
        Assert.Contains(catalogue["forces"]!.AsArray(), f => f!["code"]!.ToString() == "professional");
    }

    [Fact]
    public async Task An_unknown_field_is_refused()
    {
        var body = Incident(Tour.Place);
        body["plaice"] = "x";
        (await server.Post("incidents", body)).IsProblem(400, "plaice", "did you mean place?");
    }

    [Fact]
    public async Task Every_field_that_is_wrong_is_named()
    {
        var answer = await server.Send(HttpMethod.Post, "incidents", new JsonObject { ["occurredAt"] = "gestern" });
        foreach (var field in (string[])["author", "hazard", "name", "occurredAt", "place"])
            answer.IsProblem(400, field);
    }

    [Fact]
    public async Task Malformed_JSON_is_placed()
    {
        using var content = new StringContent("{\n \"place\": \"430422119\",,\n}", Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync(
            $"{server.Url}/api/v1/realms/live/incidents", content, TestContext.Current.CancellationToken);
        var answer = await Answer.Of(response);
        answer.IsProblem(400, "$");
        Assert.Equal(2, answer.Body!["line"]!.GetValue<int>());
        Assert.Equal(23, answer.Body!["position"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_text_where_a_number_belongs_is_named()
    {
        var body = Request("430422119-01", 1);
        body["lines"]![0]!["quantity"] = "many";
        (await server.Post("aid-requests", body)).IsProblem(400, "lines[0].quantity", "whole number");
        body["lines"]![0]!["quantity"] = 1;
        body["lines"]![0]!["priority"] = "later";
        (await server.Post("aid-requests", body)).IsProblem(400, "lines[0].priority", "lifeSaving, urgent, routine");
    }

    [Theory]
    [InlineData("/api/v1/incidents", "/api/v1/realms/{realm}/incidents")]
    [InlineData("/api/v1/realms/nowhere/incidents", "no realm nowhere")]
    [InlineData("/api/v1/realms/live/incidents/430422119-999", "430422119-999")]
    [InlineData("/api/v1/realms/live/incidents/x", "x")]
    [InlineData("/api/v1/realms/live/aid-requests/430422119-01-R99", "430422119-01-R99")]
    [InlineData("/api/v1/realms/live/teams/430422119-F9", "430422119-F1")]
    [InlineData("/api/v1/realms/live/depots/none", "none")]
    [InlineData("/api/v1/realms/live/townships/1", "township")]
    [InlineData("/api/v1/realms/live/nothing", "/api/v1/realms/live/nothing")]
    public async Task What_is_not_there_is_said_so(string path, string says) =>
        (await server.Get(path)).IsProblem(404, null, says);

    [Theory]
    [InlineData("incidents?limit=0", "limit")]
    [InlineData("incidents?limit=many", "limit")]
    [InlineData("incidents?place=1", "place")]
    [InlineData("aid-requests?state=lost", "state")]
    [InlineData("teams?status=lost", "status")]
    [InlineData("journal?type=team.stats", "type")]
    [InlineData("journal?after=-1", "after")]
    [InlineData("events?types=team.stats", "types")]
    public async Task A_wrong_filter_is_named(string path, string field) =>
        (await server.Get(path)).IsProblem(400, field);

    [Fact]
    public async Task Realms_are_named_and_clocked_within_bounds()
    {
        (await server.Send(HttpMethod.Post, "/api/v1/realms",
            new JsonObject { ["name"] = "Drill 1", ["clock"] = 0 })).IsProblem(400, "name");
        (await server.Send(HttpMethod.Post, "/api/v1/realms", new JsonObject { ["name"] = "live" })).IsProblem(409);
        (await server.Send(HttpMethod.Delete, "/api/v1/realms/live")).IsProblem(409);
        (await server.Send(HttpMethod.Delete, "/api/v1/realms/nowhere")).IsProblem(404);
    }

    [Fact]
    public async Task A_crew_reports_what_a_crew_can_report() =>
        (await server.Post("teams/430422103-F1/status", new() { ["status"] = "held" })).IsProblem(
            400, "status", "outOfService");

    [Fact]
    public async Task What_the_state_does_not_admit_is_a_conflict()
    {
        var incident = (await server.Command("incidents", Incident(Tour.Place))).Text("number");
        await server.Command($"incidents/{incident}/close", new() { ["reason"] = "误报" });
        (await server.Post("aid-requests", Request(incident, 8))).IsProblem(409, null, "incident-not-open");
        (await server.Post("approvals/none", new() { ["granted"] = true, ["reason"] = "x" })).IsProblem(404);
    }

    /// <summary>The number of the realm's last record: unchanged where nothing was changed.</summary>
    private async Task<long> LastEvent(string realm) => (await server.Get(realm)).Body!["event"]!.GetValue<long>();

    private static JsonObject Incident(string place) =>
        new() { ["place"] = place, ["name"] = "山体滑坡", ["hazard"] = "landslide" };

    private static JsonObject Request(string incident, int quantity) => new()
    {
        ["incident"] = incident, ["lines"] = new JsonArray(
            new JsonObject { ["kind"] = "medical", ["quantity"] = quantity, ["priority"] = "urgent" }),
    };
}

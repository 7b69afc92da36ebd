using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests;

/// <summary>Commands that are repeated, late, or meet a change; on townships that no other test uses.</summary>
public sealed class CommandTests(TestServer server)
{
    [Fact]
    public async Task A_repeat_gets_the_same_answer_and_another_body_is_refused()
    {
        var first = await server.Command("incidents", Incident("430422105"), "key-1");
        var repeat = await server.Command("incidents", Incident("430422105"), "key-1");
        Assert.False(first.Replayed);
        Assert.True(repeat.Replayed);
        Assert.Equal((first.Status, first.Location, first.Body!.ToJsonString()),
            (repeat.Status, repeat.Location, repeat.Body!.ToJsonString()));
        var other = Incident("430422105");
        other["name"] = "另一处";
        (await server.Post("incidents", other, "key-1")).IsProblem(422, null, "key-reused");
        Assert.Single((await server.Get("incidents?place=430422105")).Body!["items"]!.AsArray());
    }

    [Fact]
    public async Task A_stale_command_shows_who_did_what()
    {
        var before = (await server.Get("teams/430422106-F1")).Etag!;
        var report =
            await server.Post("teams/430422106-F1/status", new() { ["status"] = "outOfService" }, ifMatch: before);
        Assert.Equal(200, (int)report.Status);
        Assert.Equal(report.Etag, (await server.Get("teams/430422106-F1")).Etag);
        var stale = await server.Post("teams/430422106-F1/status", new() { ["status"] = "available" }, ifMatch: before);
        stale.IsProblem(409, null, "李敏");
        Assert.Equal("team.status", stale.Body!["last"]!["type"]!.ToString());
        Assert.Equal(200, (int)(await server.Post(
            "teams/430422106-F1/status", new() { ["status"] = "available" }, ifMatch: report.Etag)).Status);
        (await server.Post("teams/430422106-F1/status", new() { ["status"] = "available" },
            ifMatch: "seven")).IsProblem(400, "If-Match");
    }

    [Fact]
    public async Task Lists_show_what_was_answered_and_are_paged()
    {
        for (var i = 1; i <= 3; i++)
        {
            var number = (await server.Command("incidents", Incident("430422108"))).Text("number");
            var listed = (await server.Get("incidents?place=430422108&limit=500")).Body!["items"]!.AsArray();
            Assert.Equal(i, listed.Count);
            Assert.Equal(number, listed[^1]!["number"]!.ToString());
        }

        var first = (await server.Get("incidents?place=430422108&limit=2")).Body!;
        Assert.Equal(2, first["items"]!.AsArray().Count);
        var rest = (await server.Get($"incidents?place=430422108&limit=2&after={first["next"]}")).Body!;
        Assert.Single(rest["items"]!.AsArray());
        Assert.Null(rest["next"]);
    }

    [Fact]
    public async Task A_road_is_cut_and_an_agreement_suspended_and_back()
    {
        var drill = await server.Drill("roads");
        await server.Command($"{drill}/roads/430422116/430422119", new() { ["open"] = false });
        Assert.Single((await server.Get($"{drill}/roads?open=false")).Body!["items"]!.AsArray());
        await server.Command($"{drill}/roads/430422119/430422116", new() { ["open"] = true });
        Assert.Empty((await server.Get($"{drill}/roads?open=false")).Body!["items"]!.AsArray());
        (await server.Post($"{drill}/roads/430422119/430422121", new() { ["open"] = true })).IsProblem(
            404, null, "No road joins");
        await server.Command($"{drill}/alliances/TA-05/agreement", new() { ["inForce"] = false, ["reason"] = "到期" });
        Assert.Equal("false", (await server.Get($"{drill}/alliances/TA-05")).Text("inForce"));
        await server.Command($"{drill}/alliances/TA-05/agreement", new() { ["inForce"] = true, ["reason"] = "续签" });
        Assert.Equal("true", (await server.Get($"{drill}/alliances/TA-05")).Text("inForce"));
    }

    [Fact]
    public async Task Agreements_are_read_amended_suspended_and_terminated()
    {
        var drill = await server.Drill("agreements");
        var read = (await server.Get($"{drill}/agreements/AG-HY")).Body!;
        Assert.Equal(("inForce", "shared", "false"),
            (read["standing"]!.ToString(), read["terms"]!["cost"]!.ToString(), read["alliance"]!.ToString()));
        Assert.Equal(8, (await server.Get($"{drill}/agreements")).Body!["items"]!.AsArray().Count);
        await server.Command($"{drill}/agreements/AG-HY/terms",
            new() { ["maxTeamsPerMember"] = 2, ["until"] = "2099-12-31", ["reason"] = "修订" });
        read = (await server.Get($"{drill}/agreements/AG-HY")).Body!;
        Assert.Equal(("2", "20"),
            (read["terms"]!["maxTeamsPerMember"]!.ToString(), read["terms"]!["approvalMinutes"]!.ToString()));
        Assert.StartsWith("2100-01-01T00:00:00", read["terms"]!["until"]!.ToString(), StringComparison.Ordinal);
        (await server.Post($"{drill}/agreements/AG-HY/terms",
            new() { ["drawDownPermille"] = 1001, ["reason"] = "x" })).IsProblem(400, "drawDownPermille");
        (await server.Post($"{drill}/agreements/AG-HY/terms",
            new() { ["maxTeamsInAll"] = 3, ["reason"] = "x" })).IsProblem(400, "maxTeamsInAll");
        (await server.Post($"{drill}/agreements/none/terms", new() { ["reason"] = "x" })).IsProblem(
            404, null, "No agreement");
        await server.Command(
            $"{drill}/agreements/AG-HY/standing", new() { ["standing"] = "suspended", ["reason"] = "复议" });
        Assert.Equal("suspended", (await server.Get($"{drill}/agreements/AG-HY")).Text("standing"));
        await server.Command(
            $"{drill}/agreements/AG-HY/standing", new() { ["standing"] = "terminated", ["reason"] = "终止" });
        Assert.Equal("terminated", (await server.Get($"{drill}/agreements/AG-HY")).Text("standing"));
        (await server.Post($"{drill}/agreements/AG-HY/standing",
            new() { ["standing"] = "signed", ["reason"] = "x" })).IsProblem(409, null, "agreement-terminated");
    }

    [Fact]
    public async Task Response_levels_are_raised_and_townships_ordered_below_their_floors()
    {
        var drill = await server.Drill("levels");
        await server.Command(
            $"{drill}/command-centres/430422/response-level", new() { ["level"] = "ii", ["basis"] = "洪峰入境" });
        await server.Command($"{drill}/townships/430422119/response-level",
            new() { ["level"] = "iii", ["cause"] = "risk", ["basis"] = "预警" });
        var levels = (await server.Get($"{drill}/response-levels")).Body!.AsArray();
        Assert.Equal(["ii", "iii"], levels.Select(l => l!["level"]!.ToString()));
        (await server.Post($"{drill}/townships/430422119/response-level", new() { ["level"] = "iii" })).IsProblem(
            400, "basis");
        var order = (await server.Command($"{drill}/command-centres/430422/orders", new()
        {
            ["townships"] = new JsonArray("430422108"), ["floor"] = 0, ["minutes"] = 60, ["reason"] = "险情紧急",
        })).Text("number");
        var situation = (await server.Get($"{drill}/situation")).Body!;
        Assert.Equal((order, "430422108"),
            (situation["orders"]![0]!["id"]!.ToString(), situation["orders"]![0]!["townships"]![0]!.ToString()));
        Assert.Equal(2, situation["responseLevels"]!.AsArray().Count);
        (await server.Post($"{drill}/command-centres/HY-RRC/orders",
            new() { ["floor"] = 0, ["minutes"] = 60, ["reason"] = "x" })).IsProblem(400, "tier");
        await server.Command(
            $"{drill}/command-centres/430422/orders/{order}/revoke", new() { ["reason"] = "险情解除" });
        Assert.Empty((await server.Get($"{drill}/orders")).Body!["items"]!.AsArray());
        (await server.Post($"{drill}/command-centres/430422/orders/430422-O9/revoke",
            new() { ["reason"] = "x" })).IsProblem(409, null, "no-such-order");
    }

    [Fact]
    public async Task The_place_that_asks_confirms_where_the_agreement_wants_its_word()
    {
        var drill = await server.Drill("confirmations");
        await server.Command($"{drill}/agreements/TA-04/terms",
            new() { ["approval"] = "requester", ["maxTeamsInAll"] = 30, ["reason"] = "修订" });
        var incident = (await server.Command($"{drill}/incidents", Incident("430422105"))).Text("number");
        await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "evacuation", ["quantity"] = 400, ["priority"] = "urgent" }),
        });
        async Task<JsonArray> Open() =>
            (await server.Get($"{drill}/confirmations?township=430422105")).Body!["items"]!.AsArray();
        await Eventually.Is("a confirmation is wanted", async () => (await Open()).Count > 0);
        var commitment = (await Open())[0]!["commitment"]!.ToString();
        await server.Command($"{drill}/confirmations/{commitment}", new() { ["granted"] = true, ["reason"] = "同意" });
        Assert.DoesNotContain(await Open(), c => c!["commitment"]!.ToString() == commitment);
        (await server.Post($"{drill}/confirmations/{commitment}",
            new() { ["granted"] = false, ["reason"] = "x" })).IsProblem(409, null, "not-awaiting-confirmation");
        (await server.Post($"{drill}/confirmations/none", new() { ["granted"] = true, ["reason"] = "x" })).IsProblem(
            404, null, "No confirmation");
    }

    [Fact]
    public async Task What_was_arranged_by_telephone_is_entered_and_a_mis_keyed_report_put_right()
    {
        var incident = (await server.Command("incidents", Incident("430422110"))).Text("number");
        var request = (await server.Command("aid-requests", new()
        {
            ["incident"] = incident, ["occurredAt"] = $"{DateTime.UtcNow.AddHours(8).AddDays(-1):yyyy-MM-ddTHH:mm:ss}",
            ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "engineering", ["quantity"] = 500, ["priority"] = "routine" }),
        })).Text("number");
        var arranged = (await server.Command($"aid-requests/{request}/arranged-aid",
            new() { ["line"] = 1, ["resource"] = "RescueTeam/HY-RRC-S6" })).Text("number");
        await Eventually.Is("the team has its order",
            async () => (await server.Get("teams/HY-RRC-S6")).Body!["team"]!["commitment"]?.ToString() == arranged);
        await server.Command("teams/HY-RRC-S6/status", new() { ["status"] = "onScene" });
        await server.Command("teams/HY-RRC-S6/corrections", new() { ["status"] = "enRoute", ["reason"] = "误报到达" });
        await Eventually.Is("the request knows", async () => Commitment(
            await server.Get($"aid-requests/{request}"), arranged)["status"]!.ToString() == "enRoute");
        (await server.Post($"aid-requests/{request}/arranged-aid",
            new() { ["line"] = 1, ["resource"] = "Boat/1" })).IsProblem(400, "resource");
        (await server.Post($"aid-requests/{request}/commitments/none/release", new() { ["reason"] = "x" })).IsProblem(
            409, null, "no-such-commitment");
        await server.Command($"aid-requests/{request}/cancel", new() { ["reason"] = "不再需要" });
    }

    private static JsonNode Commitment(Answer request, string id) =>
        request.Body!["commitments"]!.AsArray().First(c => c!["id"]!.ToString() == id)!;

    private static JsonObject Incident(string place) =>
        new() { ["place"] = place, ["name"] = "山洪", ["hazard"] = "flood" };
}

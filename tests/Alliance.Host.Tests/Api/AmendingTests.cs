using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>A line is amended and a request merged over the API, in a realm of the test's own.</summary>
public sealed class AmendingTests(TestServer server)
{
    private const string Drill = "/api/v1/realms/amending";

    [Fact]
    public async Task A_line_is_amended_and_a_second_request_for_the_same_is_merged()
    {
        Assert.Equal(201, (int)(await server.Send(
            HttpMethod.Post, "/api/v1/realms", new JsonObject { ["name"] = "amending" })).Status);
        var incident = (await server.Command($"{Drill}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "湘江漫堤", ["hazard"] = "flood" })).Text("number");
        var first = (await server.Command($"{Drill}/aid-requests", Request(incident))).Text("number");
        await server.Command($"{Drill}/aid-requests/{first}/lines/1/amend",
            new() { ["quantity"] = 24, ["priority"] = "lifeSaving", ["reason"] = "水位上涨" });
        var line = (await server.Get($"{Drill}/aid-requests/{first}")).Body!["request"]!["lines"]![0]!;
        Assert.Equal((24, "lifeSaving"), (line["quantity"]!.GetValue<int>(), line["priority"]!.ToString()));

        (await server.Post($"{Drill}/aid-requests/{first}/lines/2/amend",
            new() { ["quantity"] = 3, ["reason"] = "x" })).IsProblem(400, "line");
        (await server.Post($"{Drill}/aid-requests/{first}/lines/1/amend", new() { ["quantity"] = 0 })).IsProblem(
            400, "quantity", "too little");
        (await server.Post($"{Drill}/aid-requests/{first}/lines/1/amend",
            new() { ["quantity"] = 24, ["reason"] = "x" })).IsProblem(400, "quantity", "say what changes");

        var second = (await server.Command($"{Drill}/aid-requests", Request(incident))).Text("number");
        var twice = (await server.Get($"{Drill}/incidents/{incident}")).Body!["incident"]!["askedTwice"]![0]!;
        Assert.Equal(($"{second}-L1", $"{first}-L1"), (twice["younger"]!.ToString(), twice["older"]!.ToString()));
        (await server.Post($"{Drill}/aid-requests/{first}/merge",
            new() { ["into"] = second, ["reason"] = "重复" })).IsProblem(400, "into");
        await server.Command($"{Drill}/aid-requests/{second}/merge", new() { ["into"] = first, ["reason"] = "重复" });
        await Eventually.Get("the younger is given up", async () =>
            (await server.Get($"{Drill}/aid-requests/{second}")).Body!["request"]!["lines"]![0] is { } l
            && l["endedBecause"]?.ToString() == $"merged into {first}-L1" ? l : null);
    }

    [Fact]
    public async Task A_squad_that_has_not_left_waits_when_it_is_wanted_later()
    {
        var drill = await server.Drill("amended-later");
        var incident = (await server.Command($"{drill}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "湘江漫堤", ["hazard"] = "flood" })).Text("number");
        var request = (await server.Command($"{drill}/aid-requests", Request(incident))).Text("number");
        var promised = await Eventually.Get("a squad is promised", async () =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!.AsArray().FirstOrDefault());
        var team = promised["resource"]!.ToString()["RescueTeam/".Length..];
        await Eventually.Is("it is ordered out", async () =>
            (await server.Get($"{drill}/teams/{team}")).Body!["team"]!["status"]!.ToString() == "committed");
        var path = $"{drill}/aid-requests/{request}/lines/1/amend";
        var later = DateTimeOffset.UtcNow.AddHours(3);
        (await server.Post(path, new() { ["notBefore"] = "昨天", ["reason"] = "x" })).IsProblem(400, "notBefore");
        await server.Command(path, new() { ["notBefore"] = later.ToString("O"), ["reason"] = "洪峰今晚到" });
        // Squads that are too many stand down with the amendment; one that stays is followed.
        team = await Eventually.Get("one is told to leave later", async () =>
        {
            foreach (var one in (await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!.AsArray())
                if (!one!["releaseAsked"]!.GetValue<bool>() && one["status"]!.ToString() == "accepted"
                    && one["resource"]!.ToString()["RescueTeam/".Length..] is var id
                    && (await server.Get($"{drill}/teams/{id}")).Body!["history"]!.AsArray()
                        .Any(r => r!["type"]!.ToString() == "team.departure-planned")) return id;
            return null;
        });
        // The same once more is done; another time, or both, is another decision, and its faults are told.
        Assert.Equal(0, (await server.Command(
            path, new() { ["notBefore"] = later.ToString("O"), ["reason"] = "洪峰今晚到" }))
            .Body!["records"]!.GetValue<int>());
        (await server.Post(path, new()
        {
            ["notBefore"] = later.AddHours(30).ToString("O"), ["reason"] = "洪峰今晚到",
        })).IsProblem(400, "notBefore", "before that");
        (await server.Post(path, new()
        {
            ["notBefore"] = later.ToString("O"), ["atOnce"] = true, ["reason"] = "洪峰今晚到",
        })).IsProblem(400, "notBefore", "not both");
        await server.Command(path, new() { ["atOnce"] = true, ["reason"] = "洪峰提前" });
        var told = (await server.Get($"{drill}/aid-requests/{request}/story?lang=en")).Body!["sentences"]!.AsArray();
        Assert.Contains(told, s => s!["text"]!.ToString().Contains("not before 18", StringComparison.Ordinal)
            || s["text"]!.ToString().Contains("not before 17", StringComparison.Ordinal));
        Assert.Contains(told, s => s!["text"]!.ToString().Contains("to go at once", StringComparison.Ordinal));
        await Eventually.Is("it is told to go", async () => (await server.Get($"{drill}/teams/{team}"))
            .Body!["history"]!.AsArray().Count(r => r!["type"]!.ToString() == "team.deploy") == 2);
    }

    [Fact]
    public async Task An_incident_reported_twice_is_merged()
    {
        const string realm = "/api/v1/realms/reported-twice";
        await server.Send(HttpMethod.Post, "/api/v1/realms", new JsonObject { ["name"] = "reported-twice" });
        var body = new JsonObject { ["place"] = Tour.Place, ["name"] = "湘江漫堤", ["hazard"] = "flood" };
        var older = (await server.Command($"{realm}/incidents", body)).Text("number");
        var younger = (await server.Command($"{realm}/incidents", (JsonObject)body.DeepClone())).Text("number");
        Assert.Equal(
            older, (await server.Get($"{realm}/incidents/{younger}")).Body!["incident"]!["mayBe"]![0]!.ToString());
        (await server.Post($"{realm}/incidents/{older}/merge",
            new() { ["into"] = younger, ["reason"] = "同一处" })).IsProblem(409, "into");
        await server.Command($"{realm}/incidents/{younger}/merge", new() { ["into"] = older, ["reason"] = "同一处" });
        await Eventually.Get("the younger is closed", async () =>
            (await server.Get($"{realm}/incidents/{younger}")).Body!["incident"] is { } i
            && !i["open"]!.GetValue<bool>() ? i : null);
    }

    private static JsonObject Request(string incident) => new()
    {
        ["incident"] = incident, ["lines"] = new JsonArray(
            new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 8, ["priority"] = "urgent" }),
    };
}

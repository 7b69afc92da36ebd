using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Lists;

/// <summary>Totals of incidents and periods, and the story of an incident.</summary>
public sealed class TotalsTests(TestServer server)
{
    [Fact]
    public async Task The_totals_of_an_incident_count_what_was_asked_promised_and_arrived()
    {
        var drill = await server.Drill("totals");
        var (incident, squad) = await OnScene(drill);
        var totals = (await server.Get($"{drill}/incidents/{incident}/totals")).Body!;
        Assert.Equal((1, 1), (Int(totals["requests"]!["count"]), Int(totals["requests"]!["lines"])));
        Assert.Equal(1, Int(totals["requests"]!["byOutcome"]!["open"]));
        var kind = totals["kinds"]!.AsArray().Single()!;
        Assert.Equal(("flood-rescue", 8), (kind["kind"]!.ToString(), Int(kind["asked"])));
        Assert.True(Int(kind["arrived"]) > 0 && Int(kind["committed"]) >= Int(kind["arrived"]));
        var people = Int((await server.Get($"{drill}/teams/{squad}")).Body!["team"]!["people"]);
        Assert.Equal((1, people), (Int(totals["squads"]!["squadsOnScene"]), Int(totals["squads"]!["people"])));
        Assert.Equal(1, Int(totals["responseMinutes"]!["requestToArrival"]!["count"]));
        Assert.Equal(1, Int(totals["responseMinutes"]!["incidentToArrival"]!["count"]));
    }

    [Fact]
    public async Task The_totals_of_a_period_are_those_of_what_happened_in_it()
    {
        var drill = await server.Drill("period");
        await OnScene(drill);
        var day = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd");
        var today = (await server.Get($"{drill}/totals?since={day}&hazard=flood&priority=lifeSaving")).Body!;
        Assert.Equal((1, 1), (Int(today["incidents"]!["count"]), Int(today["requests"]!["count"])));
        Assert.Equal(1, Int(today["incidents"]!["byHazard"]!["flood"]));
        foreach (var none in (string[])["until=2020-01-01", "hazard=wildfire", "place=430422103", "kind=boats"])
            Assert.Equal(0, Int((await server.Get($"{drill}/totals?{none}")).Body!["requests"]!["count"]));
        (await server.Get($"{drill}/totals?since=2026-02-02&until=2026-01-01")).IsProblem(400, "until");
    }

    [Fact]
    public async Task Person_hours_are_those_away_from_base_by_when_things_happened()
    {
        // A fast drill: a minute of it is a second.
        var drill = await server.Drill("hours", clock: 60);
        var (incident, _) = await OnScene(drill);
        await Eventually.Is("the squad has worked", async () =>
            (await server.Get($"{drill}/incidents/{incident}/totals")).Body!["squads"]!["personHours"]!
                .GetValue<double>() > 0.2);
    }

    [Fact]
    public async Task An_incident_is_told_as_a_story_in_both_languages()
    {
        var drill = await server.Drill("incident-story");
        var (incident, squad) = await OnScene(drill);
        await server.Command($"{drill}/incidents/{incident}/check-ins", new()
        {
            ["social"] = new JsonObject { ["name"] = "蓝天救援队", ["office"] = "衡阳志愿者协会", ["people"] = 12,
                ["capability"] = "flood-rescue" },
        });
        var (zh, en) = (await Story(""), await Story("lang=en"));
        Assert.Equal(zh.Count, en.Count);
        Assert.Contains("湘江漫堤", zh[0], StringComparison.Ordinal);
        Assert.Contains(zh, s => s.StartsWith("R01：", StringComparison.Ordinal));
        Assert.Contains(en, s => s.StartsWith("R01: ", StringComparison.Ordinal) && s.EndsWith("on scene"));
        Assert.Contains(en, s => s.Contains("蓝天救援队", StringComparison.Ordinal));
        Assert.True((await Story("detail=all")).Count > zh.Count);
        Assert.Empty(await Story("until=2020-01-01"));
        (await server.Get($"{drill}/incidents/{incident}/story?lang=fr")).IsProblem(400, "lang");
        Assert.NotEqual("", squad);

        async Task<List<string>> Story(string query) =>
            [.. (await server.Get($"{drill}/incidents/{incident}/story?{query}")).Body!["sentences"]!.AsArray()
                .Select(s => s!["text"]!.ToString())];
    }

    private static int Int(JsonNode? node) => node!.GetValue<int>();

    /// <summary>An incident with one request, of which a squad is at the scene.</summary>
    private async Task<(string Incident, string Squad)> OnScene(string drill)
    {
        var incident = (await server.Command($"{drill}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "湘江漫堤", ["hazard"] = "flood" })).Text("number");
        var request = (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident, ["lines"] = new JsonArray(new JsonObject
            {
                ["kind"] = "flood-rescue", ["quantity"] = 8, ["priority"] = "lifeSaving",
            }),
        })).Text("number");
        var squad = await Eventually.Get("a squad has its order", async () =>
            (await server.Get($"{drill}/teams?request={request}&status=committed")).Body!["items"]!.AsArray()
                .FirstOrDefault()?["id"]?.ToString());
        foreach (var status in (string[])["enRoute", "onScene"])
            await server.Command($"{drill}/teams/{squad}/status", new() { ["status"] = status });
        await Eventually.Is("it has arrived", async () =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!.AsArray()
                .Any(c => c!["arrived"]!.GetValue<bool>()));
        return (incident, squad);
    }
}

using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Lists;

/// <summary>Incidents are found by what is asked for them, in needs and in requests, and by wider kinds of
/// hazard.</summary>
public sealed class AskedIncidentTests(TestServer server)
{
    private const string Place = "430422106";

    [Fact]
    public async Task Incidents_are_found_by_the_lines_of_their_requests_as_by_their_needs()
    {
        var drill = await server.Drill("asked-lines");
        var (routine, none, lives) = (
            await Incident(drill, "内涝", "内涝"), await Incident(drill, "大风", "gale"),
            await Incident(drill, "山洪", "山洪"));
        await Ask(drill, routine, "evacuation", "routine");
        await Ask(drill, lives, "flood-rescue", "lifeSaving");
        await server.Command($"{drill}/incidents/{none}/needs", new()
        {
            ["kind"] = "medical", ["quantity"] = 1, ["priority"] = "urgent",
        });
        await Eventually.Is("the requests are known", async () =>
            (await Numbers($"{drill}/aid-requests")).Count >= 2);
        foreach (var (query, found) in new (string, string[])[]
        {
            ("priority=lifeSaving", [lives]), ("kind=水域救援", [lives]), ("kind=medical", [none]),
            ("priority=lifeSaving,routine", [routine, lives]), ("orderBy=priority", [lives, none, routine]),
        })
            Assert.Equal(found, await Numbers($"{drill}/incidents?{Encoded(query)}"));
    }

    [Fact]
    public async Task A_kind_of_hazard_takes_in_its_cases_and_several_may_be_named()
    {
        var drill = await server.Drill("wider-hazard");
        var (flood, flash, logged, gale) = (
            await Incident(drill, "洪水", "flood"), await Incident(drill, "山洪", "山洪"),
            await Incident(drill, "积水", "内涝"), await Incident(drill, "大风", "gale"));
        foreach (var (query, found) in new (string, string[])[]
        {
            ("hazard=flood", [flood, flash, logged]), ("hazard=山洪", [flash]),
            ("hazard=flash-flood,大风", [flash, gale]),
        })
            Assert.Equal(found, await Numbers($"{drill}/incidents?{Encoded(query)}"));
        (await server.Send(HttpMethod.Get, $"{drill}/incidents?hazard=flood,flod")).IsProblem(400, "hazard", "flod");
    }

    private async Task<string> Incident(string drill, string name, string hazard) =>
        (await server.Command($"{drill}/incidents", new()
        {
            ["place"] = Place, ["name"] = name, ["hazard"] = hazard,
        })).Text("number");

    private Task<Answer> Ask(string drill, string incident, string kind, string priority) =>
        server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(new JsonObject
            {
                ["kind"] = kind, ["quantity"] = 1, ["priority"] = priority, ["neededWithinMinutes"] = 300,
            }),
        });

    private static string Encoded(string query) =>
        $"{query.Split('=')[0]}={Uri.EscapeDataString(query.Split('=')[1])}";

    private async Task<List<string>> Numbers(string path) =>
        [.. (await server.Get(path)).Body!["items"]!.AsArray().Select(i => i!["number"]!.ToString())];
}

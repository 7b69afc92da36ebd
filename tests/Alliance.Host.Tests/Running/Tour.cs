using System.Text.Json.Nodes;

namespace Alliance.Host.Tests.Running;

/// <summary>The way of one aid request, as a person with the API walks it: an incident at a riverside township, a
/// request that exceeds its own squads, what the alliance offers, requisitions and commits, the teams' reports, a
/// release, the settlement.</summary>
internal sealed class Tour(TestServer server)
{
    public const string Place = "430422119";
    private static readonly string[] Journey = ["mobilising", "enRoute", "onScene"];
    private readonly List<Answer> _acknowledged = [];
    private int _keys;

    public string Incident { get; private set; } = "";
    public string Request { get; private set; } = "";
    /// <summary>Every answer to a command.</summary>
    public IReadOnlyList<Answer> Acknowledged => _acknowledged;
    /// <summary>The last command again, under the same key.</summary>
    public Func<Task<Answer>> Repeat { get; private set; } =
        () => throw new InvalidOperationException("No command was given yet.");

    /// <summary>Its steps in order; each ends when its last command is answered.</summary>
    public IEnumerable<(string Name, Func<Task> Walk)> Steps =>
    [
        ("an incident is reported", Report),
        ("a request is raised", Raise),
        .. Journey.Select(status => ($"every team reports {status}", (Func<Task>)(() => EveryTeam(status)))),
        ("supplies leave", () => EveryShipment("shipped")),
        ("supplies are handed over", () => EveryShipment("delivered")),
        ("one team is released", ReleaseOne),
        ("every team reports returning", () => EveryTeam("returning")),
        ("every team is home", () => EveryTeam("available")),
        ("supplies are back on the shelf", EveryReturn),
    ];

    public async Task<JsonNode> Read() => (await server.Get($"aid-requests/{Request}")).Body!;

    /// <summary>The request is settled and whoever lent has everything back.</summary>
    public async Task Settled()
    {
        await Eventually.Is(
            "the request is settled", async () => (await Read())["request"]!["outcome"]!.ToString() != "open");
        await Eventually.Is(
            "every slot is returned", async () => (await server.Get("townships?limit=500")).Body!["items"]!.AsArray()
            .All(t => t!["lending"]!["slots"]!.AsArray().Count == 0));
    }

    /// <summary>Both lines are covered, and every team that was promised has its order.</summary>
    public Task<JsonNode> Committed() => Eventually.Get("both lines are committed", async () =>
    {
        var request = await Read();
        var covered = request["request"]!["lines"]!.AsArray()
            .All(l => l!["remainder"]!.GetValue<int>() == 0 && l["tier"] is null);
        return covered && (await Tasks(request)).Count == Teams(request).Count ? request : null;
    });

    private async Task Report()
    {
        var answer =
            await Give("incidents", new JsonObject { ["place"] = Place, ["name"] = "湘江漫堤", ["hazard"] = "flood" });
        Incident = answer.Text("number");
        Assert.Equal(200, (int)(await server.Get($"incidents/{Incident}")).Status);
    }

    private async Task Raise()
    {
        var answer = await Give("aid-requests", new JsonObject
        {
            ["incident"] = Incident,
            ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 40, ["priority"] = "lifeSaving" },
                new JsonObject { ["kind"] = "boats", ["quantity"] = 3, ["priority"] = "urgent" }),
        });
        Request = answer.Text("number");
    }

    private async Task EveryTeam(string status)
    {
        foreach (var team in await Tasks(await Committed()))
            await Give($"teams/{team}/status", new JsonObject { ["status"] = status });
    }

    private async Task EveryShipment(string status)
    {
        foreach (var commitment in Under(await Committed(), "Depot/").Where(c => c["status"]!.ToString() != "ended"))
            await Give($"depots/{commitment["resource"]!.ToString()["Depot/".Length..]}/shipments/{commitment["id"]}",
                new JsonObject { ["status"] = status });
    }

    /// <summary>Boats are durable: their request is settled when they are back.</summary>
    private async Task EveryReturn()
    {
        foreach (var commitment in Under(await Committed(), "Depot/").Where(c => c["status"]!.ToString() != "ended"))
            await Give(
                $"depots/{commitment["resource"]!.ToString()["Depot/".Length..]}/shipments/{commitment["id"]}/returns",
                new JsonObject { ["status"] = "returned" });
    }

    private async Task ReleaseOne()
    {
        var onScene = await Eventually.Get("a team is at the scene", async () => Under(await Read(), "RescueTeam/")
            .Find(c => c["status"]!.ToString() == "onScene"));
        await Give(
            $"aid-requests/{Request}/commitments/{onScene["id"]}/release", new JsonObject { ["reason"] = "水位下降" });
    }

    private async Task<Answer> Give(string path, JsonObject body)
    {
        var key = $"tour-{++_keys}";
        var answer = await server.Command(path, body, key);
        Repeat = () => server.Post(path, (JsonObject)body.DeepClone(), key);
        _acknowledged.Add(answer);
        return answer;
    }

    /// <summary>Teams that have an order for this request.</summary>
    private async Task<List<string>> Tasks(JsonNode request)
    {
        List<string> teams = [];
        foreach (var team in Teams(request))
            if ((await server.Get($"teams/{team}")).Body!["team"]!["status"]!.ToString() is not ("available" or "held"))
                teams.Add(team);
        return teams;
    }

    private static List<string> Teams(JsonNode request) =>
        Under(request, "RescueTeam/").ConvertAll(c => c["resource"]!.ToString()["RescueTeam/".Length..]);

    private static List<JsonNode> Under(JsonNode request, string kind) =>
        [.. request["commitments"]!.AsArray()
            .Where(c => c!["resource"]!.ToString().StartsWith(kind, StringComparison.Ordinal)).Select(c => c!)];
}

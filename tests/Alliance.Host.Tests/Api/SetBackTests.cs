using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>What goes wrong with a promise, as people report and order it over the API.</summary>
public sealed class SetBackTests(TestServer server)
{
    private async Task<(string Drill, string Commitment, string Team)> Promised(string name)
    {
        var drill = await server.Drill(name, 60);
        var incident = (await server.Command($"{drill}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");
        var request = (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 6, ["priority"] = "lifeSaving" }),
        })).Text("number");
        var commitment = await Eventually.Get("a team is promised and ordered out", async () =>
        {
            var one =
                (await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!.AsArray().FirstOrDefault();
            if (one is null) return null;
            var team = (await server.Get($"{drill}/teams/{TeamOf(one)}")).Body!["team"]!["status"]!.ToString();
            return team == "committed" ? one : null;
        });
        return (drill, commitment["id"]!.ToString(), TeamOf(commitment));
    }

    private static string TeamOf(JsonNode commitment) => commitment["resource"]!.ToString()["RescueTeam/".Length..];

    private async Task<string> Lender(string drill, string team)
    {
        var owner = (await server.Get($"{drill}/teams/{team}")).Body!["team"]!["owner"]!.ToString().Split('/');
        var kind = owner[0] switch
        {
            "Township" => "townships",
            "VillageAlliance" => "village-alliances",
            _ => "command-centres",
        };
        return $"{drill}/{kind}/{owner[1]}";
    }

    private static string RequestOf(string commitment) =>
        commitment[..commitment.IndexOf("-L", StringComparison.Ordinal)];

    [Fact]
    public async Task A_commitment_is_taken_back_before_departure_with_its_reason()
    {
        var (drill, commitment, team) = await Promised("taken-back");
        var path = $"{await Lender(drill, team)}/commitments/{commitment}/take-back";
        (await server.Post(path, new() { ["code"] = "FLOR_REACHED", ["reason"] = "自有险情" })).IsProblem(
            400, "code", "FLOOR_REACHED");
        (await server.Post(path.Replace(commitment, "none", StringComparison.Ordinal),
            new() { ["code"] = "FLOOR_REACHED", ["reason"] = "自有险情" })).IsProblem(409, "commitment");
        await server.Command(path, new() { ["code"] = "FLOOR_REACHED", ["reason"] = "自有险情" });
        await Eventually.Is("it is on record", async () =>
            (await server.Get($"{drill}/journal?type=lender.commitment-taken-back&limit=1")).Body!["items"]!
            .AsArray().Count == 1);
    }

    [Fact]
    public async Task A_team_that_is_delayed_or_loses_people_says_so()
    {
        var (drill, _, team) = await Promised("delayed");
        await server.Command($"{drill}/teams/{team}/status", new() { ["status"] = "enRoute", ["people"] = 2 });
        await server.Command($"{drill}/teams/{team}/eta", new() { ["minutes"] = 90, ["reason"] = "改道绕行" });
        await server.Command($"{drill}/teams/{team}/eta", new() { ["stuck"] = true, ["reason"] = "道路中断" });
        (await server.Post($"{drill}/teams/{team}/eta", new() { ["reason"] = "?" })).IsProblem(400, "minutes");
        Assert.Equal(2, (await server.Get($"{drill}/teams/{team}")).Body!["team"]!["peopleOut"]!.GetValue<int>());
        await server.Command($"{drill}/teams/{team}/status", new() { ["status"] = "onScene" });
        await server.Command($"{drill}/teams/{team}/eta", new() { ["minutes"] = 5, ["reason"] = "?" });
        Assert.Equal("onScene", (await server.Get($"{drill}/teams/{team}")).Body!["team"]!["status"]!.ToString());
    }

    [Fact]
    public async Task A_squad_at_the_scene_is_asked_to_stay_longer()
    {
        var (drill, commitment, team) = await Promised("extended");
        var path = $"{drill}/aid-requests/{RequestOf(commitment)}/commitments/{commitment}/extension";
        JsonObject For(int minutes) => new() { ["minutes"] = minutes, ["reason"] = "险情未除" };
        (await server.Post(path, For(0))).IsProblem(400, "minutes", "too little");
        (await server.Post(path, For(10_081))).IsProblem(400, "minutes", "10080");
        (await server.Post(path, new() { ["reason"] = "险情未除" })).IsProblem(400, "minutes");
        (await server.Post(path, For(900))).IsProblem(409, "commitment", "not at the scene");
        await server.Command($"{drill}/teams/{team}/status", new() { ["status"] = "enRoute" });
        await server.Command($"{drill}/teams/{team}/status", new() { ["status"] = "onScene" });
        await Eventually.Is("the request knows its shift", async () =>
            (await server.Get($"{drill}/aid-requests/{RequestOf(commitment)}")).Body!["commitments"]!.AsArray()
                .Any(c => c!["id"]!.ToString() == commitment && c["status"]!.ToString() == "onScene"));
        (await server.Post(path, For(1))).IsProblem(400, "until", "stays that long anyway");
        (await server.Post(path, For(10_000))).IsProblem(400, "until", "hard limit");
        (await server.Post($"{await Lender(drill, team)}/commitments/{commitment}/extension",
            new() { ["granted"] = true, ["reason"] = "可" })).IsProblem(409, "commitment");
        (await server.Post($"{await Lender(drill, team)}/commitments/{commitment}/extension",
            new() { ["reason"] = "可" })).IsProblem(400, "granted");
    }
}

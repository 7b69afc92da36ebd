using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>Teams that turn up unasked, over the API.</summary>
public sealed class CheckInTests(TestServer server)
{
    private static JsonObject Social(int people = 12) => new()
    {
        ["social"] = new JsonObject { ["name"] = "蓝天救援队", ["office"] = "衡阳志愿者协会", ["people"] = people,
            ["capability"] = "flood-rescue" },
    };

    private async Task<(string Path, string Incident)> Open(string drill)
    {
        var number = (await server.Command($"{drill}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");
        return ($"{drill}/incidents/{number}/check-ins", number);
    }

    [Fact]
    public async Task A_social_team_checks_in_is_let_stay_and_checks_out()
    {
        var (path, _) = await Open(await server.Drill("social"));
        var checkIn = (await server.Command(path, Social())).Text("number");
        var seen = await Eventually.Get(
            "it is on record", async () => (await server.Get(path)).Body!["items"]!.AsArray().FirstOrDefault());
        Assert.Equal(("undecided", "蓝天救援队"), (seen["stage"]!.ToString(), seen["name"]!.ToString()));
        await server.Command($"{path}/{checkIn}/decision", new() { ["accepted"] = true, ["reason"] = "人手不足" });
        await Eventually.Is(
            "it counts", async () => (await server.Get(path)).Body!["unaskedPeople"]!.GetValue<int>() == 12);
        await server.Command($"{path}/{checkIn}/check-out", []);
        await Eventually.Is("it has left", async () => (await server.Get(path)).Body!["items"]!.AsArray().Count == 0);
        (await server.Post($"{path}/{checkIn}/decision", new() { ["accepted"] = true, ["reason"] = "?" })).IsProblem(
            409, says: "checked-out");
    }

    [Fact]
    public async Task A_squad_that_turns_up_serves_a_line_or_is_sent_home()
    {
        var drill = await server.Drill("unasked");
        var (path, incident) = await Open(drill);
        var request = (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(new JsonObject { ["kind"] = "boats", ["quantity"] = 1, ["priority"] = "urgent" },
                new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 500, ["priority"] = "urgent" }),
        })).Text("number");
        // A squad that nobody asks at once.
        var teams = (await server.Get($"{drill}/teams?limit=500")).Body!["items"]!.AsArray()
            .Select(t => t!["id"]!.ToString()).ToList();
        var (stays, goes) = (teams[^1], teams[^2]);
        var checkIn = (await server.Command(path, new() { ["team"] = stays })).Text("number");
        (await server.Post($"{path}/{checkIn}/decision", new() { ["accepted"] = true, ["reason"] = "需要" })).IsProblem(
            400, "line", "name the open line");
        (await server.Post($"{path}/{checkIn}/decision", new() { ["accepted"] = true, ["line"] = $"{request}-L1",
            ["reason"] = "需要" })).IsProblem(400, "line", "in units");
        (await server.Post($"{path}/{checkIn}/decision",
            new() { ["accepted"] = true, ["line"] = "x", ["reason"] = "需要" })).IsProblem(400, "line");
        await server.Command($"{path}/{checkIn}/decision",
            new() { ["accepted"] = true, ["line"] = $"{request}-L2", ["reason"] = "需要" });
        await Eventually.Is("it is arranged aid",
            async () => (await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!.AsArray()
            .Any(c => c!["resource"]!.ToString() == $"RescueTeam/{stays}"
                && c["id"]!.ToString() == $"{request}-L2-K01"));
        var other = (await server.Command(path, new() { ["team"] = goes })).Text("number");
        await server.Command($"{path}/{other}/decision", new() { ["accepted"] = false, ["reason"] = "未经训练" });
        await Eventually.Is("it is sent home", async () => (await server.Get(
            $"{drill}/journal?type=incident.sent-home&limit=1")).Body!["items"]!.AsArray().Count == 1);
    }

    [Fact]
    public async Task What_is_wrong_with_a_check_in_is_named()
    {
        var (path, _) = await Open(await server.Drill("check-in-wrong"));
        (await server.Post(path, [])).IsProblem(400, "team");
        (await server.Post(path, new() { ["team"] = "430422119-F9x" })).IsProblem(400, "team", "430422119");
        (await server.Post(path, Social(0))).IsProblem(400, "social.people");
        var supply = Social();
        supply["social"]!["capability"] = "boats";
        (await server.Post(path, supply)).IsProblem(400, "social.capability", "supply");
        (await server.Post($"{path}/none/check-out", [])).IsProblem(409, says: "no-such-check-in");
        (await server.Get(path.Replace("-01/", "-77/", StringComparison.Ordinal))).IsProblem(404);
    }
}

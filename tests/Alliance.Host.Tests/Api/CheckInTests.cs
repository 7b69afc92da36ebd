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
        await Eventually.Is("it has left", async () =>
            (await server.Get($"{path}?present=true")).Body!["items"]!.AsArray().Count == 0);
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
    public async Task A_second_team_of_the_same_name_is_answered_with_the_first_and_the_choice()
    {
        var (path, _) = await Open(await server.Drill("same-team"));
        var first = (await server.Command(path, With(Social(), "张队长", "13800001111", "湘D12345"))).Text("number");
        var twice = await server.Post(path, With(Social(9), "李队长", "13800002222", "湘D54321"));
        twice.IsProblem(409, "sameAs", "may-be-same");
        var candidate = twice.Body!["candidates"]!.AsArray().Single()!;
        Assert.Equal((first, "张队长", "nameAndOffice"), (
            candidate["number"]!.ToString(), candidate["leader"]!.ToString(), candidate["by"]!.ToString()));
        // The two vans of one team, and the second team.
        var same = With(Social(14), "张队长", "13800001111", "湘D12345");
        same["sameAs"] = first;
        Assert.Equal(first, (await server.Command(path, same)).Text("number"));
        var other = With(Social(9), "李队长", "13800002222", "湘D54321");
        other["isNew"] = true;
        Assert.NotEqual(first, (await server.Command(path, other)).Text("number"));
        await Eventually.Is("23 people are there", async () =>
            (await server.Get($"{path}?present=true")).Body!["present"]!["people"]!.GetValue<int>() == 23);
        other["sameAs"] = $"{first}9";
        (await server.Post(path, other)).IsProblem(400, "sameAs");
    }

    [Fact]
    public async Task A_plate_or_a_telephone_tells_a_team_that_gives_another_name()
    {
        var (path, _) = await Open(await server.Drill("same-plate"));
        await server.Command(path, With(Social(), "张队长", "138-0000-1111", "湘Ｄ12345"));
        foreach (var (telephone, plate) in new[] { ("+86 13800001111", "粤B00001"), ("13999999999", "湘d·12345") })
        {
            var again = With(Social(9), "王队", telephone, plate);
            again["social"]!["name"] = "志愿者";
            (await server.Post(path, again)).IsProblem(409, "sameAs", "may-be-same");
        }
    }

    [Fact]
    public async Task A_head_count_is_put_right_on_record()
    {
        var drill = await server.Drill("head-count");
        var (path, _) = await Open(drill);
        var checkIn = (await server.Command(path, Social())).Text("number");
        await server.Command($"{path}/{checkIn}/details", new() { ["people"] = 15, ["reason"] = "第二车到达" });
        (await server.Post($"{path}/{checkIn}/details", new() { ["people"] = 0 })).IsProblem(400, "people");
        var record = await Eventually.Get("it is on record", async () => (await server.Get(
            $"{drill}/journal?type=incident.check-in-updated&limit=1")).Body!["items"]!.AsArray().FirstOrDefault());
        Assert.Equal((12, 15), (record["before"]!.GetValue<int>(), record["people"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_team_that_is_known_at_two_incidents_is_shown_to_both_desks()
    {
        var drill = await server.Drill("two-desks");
        var ((here, one), (there, other)) = (await Open(drill), await Open(drill));
        var first = (await server.Command(here, Social())).Text("number");
        await server.Command($"{here}/{first}/decision", new() { ["accepted"] = true, ["reason"] = "人手不足" });
        await server.Command(there, Social());
        foreach (var (path, elsewhere) in new[] { (here, other), (there, one) })
            await Eventually.Is($"{path} shows {elsewhere}", async () => (await server.Get(path)).Body!["items"]![0]![
                "alsoAt"]!.AsArray().Any(a => a!["incident"]!.ToString() == elsewhere));
    }

    [Fact]
    public async Task A_squad_that_is_promised_elsewhere_is_refused_with_its_task_and_shown_until_it_leaves()
    {
        var drill = await server.Drill("promised");
        var (path, incident) = await Open(drill);
        var lines = new JsonArray(
            new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 8, ["priority"] = "urgent" });
        var request = (await server.Command($"{drill}/aid-requests",
            new() { ["incident"] = incident, ["lines"] = lines.DeepClone() })).Text("number");
        var squad = (await Eventually.Get("a squad is promised", async () => (await server.Get(
            $"{drill}/aid-requests/{request}")).Body!["commitments"]!.AsArray().FirstOrDefault(
                c => c!["resource"]!.ToString().StartsWith("RescueTeam/", StringComparison.Ordinal))))["resource"]!
            .ToString()["RescueTeam/".Length..];
        await Eventually.Is("it has its order", async () =>
            (await server.Get($"{drill}/teams/{squad}")).Body!["team"]!["status"]!.ToString() == "committed");
        var (there, other) = await Open(drill);
        var wants = (await server.Command($"{drill}/aid-requests",
            new() { ["incident"] = other, ["lines"] = lines.DeepClone() })).Text("number");
        var checkIn = (await server.Command(there, new() { ["team"] = squad, ["people"] = 5 })).Text("number");
        await Eventually.Is("the desk sees its task", async () =>
            (await server.Get(there)).Body!["items"]![0]!["task"]?.ToString().StartsWith(
                request, StringComparison.Ordinal) == true);
        (await server.Post($"{there}/{checkIn}/decision",
            new() { ["accepted"] = true, ["line"] = $"{wants}-L1", ["reason"] = "需要" })).IsProblem(
                409, says: $"has a task: {request}");
        foreach (var status in new[] { "enRoute", "onScene" })
            await server.Command($"{drill}/teams/{squad}/status", new() { ["status"] = status });
        await Eventually.Is("it has gone to its task", async () =>
            !(await server.Get(there)).Body!["items"]![0]!["present"]!.GetValue<bool>());
        Assert.Equal("byCrew", (await server.Get($"{there}?present=false")).Body!["items"]![0]!["leavingTold"]!
            .ToString());
        Assert.Empty((await server.Get($"{path}?present=true")).Body!["items"]!.AsArray());
    }

    private static JsonObject With(JsonObject body, string leader, string telephone, string plate)
    {
        (body["leader"], body["telephone"], body["plates"]) = (leader, telephone, new JsonArray(plate));
        return body;
    }

    [Fact]
    public async Task What_is_wrong_with_a_check_in_is_named()
    {
        var (path, _) = await Open(await server.Drill("check-in-wrong"));
        (await server.Post(path, [])).IsProblem(400, "team");
        (await server.Post(path, new() { ["team"] = "430422119-F9x" })).IsProblem(400, "team", "430422119");
        var supply = Social();
        supply["social"]!["capability"] = "boats";
        supply["social"]!["office"] = " ";
        var said = string.Concat((await server.Command(path, supply)).Body!["said"]!.AsArray()
            .Select(s => s!["en"]!.ToString()));
        Assert.Contains("is a supply", said, StringComparison.Ordinal);
        Assert.Contains("social.office", said, StringComparison.Ordinal);
        (await server.Post($"{path}/none/check-out", [])).IsProblem(409, says: "no-such-check-in");
        (await server.Get(path.Replace("-01/", "-77/", StringComparison.Ordinal))).IsProblem(404);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>What people in the field say is never refused for a detail. The detail is left out and flagged.</summary>
public sealed class WrongDetailTests(TestServer server)
{
    [Theory]
    [InlineData("text", "\"12\"", "12")]
    [InlineData("words", "\"十二人\"", "十二人")]
    [InlineData("fraction", "2.5", "2.5")]
    [InlineData("huge", "99999999999", "99999999999")]
    [InlineData("list", "[8]", "[8]")]
    public async Task A_head_count_that_is_no_number_does_not_stop_the_report_of_a_squad(
        string name, string people, string said)
    {
        var drill = await server.Drill($"no-number-{name}");
        var answer = await server.Command($"{drill}/teams/{Tour.Place}-F1/status", new()
        {
            ["status"] = "outOfService", ["people"] = JsonNode.Parse(people),
        });
        Assert.Equal("outOfService", (await Team(drill, $"{Tour.Place}-F1"))["status"]!.ToString());
        IsFlagged(answer, said, "whole number", "人数");
        var record = Assert.Single(await Records(drill));
        Assert.Equal(("people", said), (record["field"]!.ToString(), record["said"]!.ToString()));
        Assert.Contains("stays as it was", record["mend"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("past", "2026-01-01 06:40", "has passed")]
    [InlineData("words", "天亮前", "beyond doubt")]
    [InlineData("far", "2100-01-01 06:40", "minutes ahead")]
    public async Task Nor_does_a_time_of_arrival_that_cannot_be(string name, string eta, string why)
    {
        var drill = await server.Drill($"wrong-eta-{name}");
        var answer = await server.Command($"{drill}/teams/{Tour.Place}-F1/status",
            new() { ["status"] = "enRoute", ["eta"] = eta });
        Assert.Equal("enRoute", (await Team(drill, $"{Tour.Place}-F1"))["status"]!.ToString());
        IsFlagged(answer, eta, why, "预计到达时间");
        Assert.Equal("eta", Assert.Single(await Records(drill))["field"]!.ToString());
    }

    [Fact]
    public async Task A_time_of_arrival_that_can_be_is_taken_with_the_status()
    {
        var drill = await server.Drill("right-eta");
        var request = await Ask(drill, "flood-rescue", 6);
        var team = (await Promised(drill, request, "RescueTeam/"))["resource"]!.ToString()["RescueTeam/".Length..];
        await Eventually.Is("it is ordered out", async () =>
            (await Team(drill, team))["status"]!.ToString() == "committed");
        var eta = DateTimeOffset.UtcNow.AddMinutes(50);
        var answer = await server.Command($"{drill}/teams/{team}/status", new()
        {
            ["status"] = "enRoute", ["eta"] = eta.ToString("O", CultureInfo.InvariantCulture),
        });
        Assert.Contains(answer.Body!["said"]!.AsArray(), s => s!["en"]!.ToString().Contains("arrives in +"));
        var seen = await Team(drill, team);
        Assert.Equal("enRoute", seen["status"]!.ToString());
        Assert.Equal(eta, seen["eta"]!.GetValue<DateTimeOffset>(), TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("stuck", """{ "stuck": true, "minutes": 30 }""", "30", "counts as stuck", "到达所需分钟数", null)]
    [InlineData("far", """{ "minutes": 100000 }""", "100000", "10080 or less", "到达所需分钟数", 40)]
    [InlineData("past", """{ "minutes": -5 }""", "-5", "negative", "到达所需分钟数", 40)]
    [InlineData("fraction", """{ "minutes": 7.5 }""", "7.5", "whole number", "到达所需分钟数", 40)]
    [InlineData("later", """{ "eta": "later" }""", "later", "stays as it was", "预计到达时间", 40)]
    [InlineData("both", """{ "minutes": 90, "eta": "later" }""", "later", "The minutes count", "预计到达时间", 90)]
    [InlineData("maybe", """{ "stuck": "maybe" }""", "maybe", "not count as stuck", "是否受阻", 40)]
    public async Task A_crew_that_words_its_arrival_wrongly_is_heard(
        string name, string body, string said, string why, string zh, int? minutes)
    {
        var drill = await server.Drill($"worded-{name}");
        var request = await Ask(drill, "flood-rescue", 6);
        var team = (await Promised(drill, request, "RescueTeam/"))["resource"]!.ToString()["RescueTeam/".Length..];
        await Eventually.Is("it is ordered out", async () =>
            (await Team(drill, team))["status"]!.ToString() == "committed");
        await server.Command($"{drill}/teams/{team}/status", new() { ["status"] = "enRoute" });
        await server.Command($"{drill}/teams/{team}/eta", new() { ["minutes"] = 40, ["reason"] = "绕行" });
        var told = DateTimeOffset.UtcNow;
        await Eventually.Is("the request knows", async () => await Off() is > 38 and < 41);
        var report = JsonNode.Parse(body)!.AsObject();
        report["reason"] = "桥断";
        IsFlagged(await server.Command($"{drill}/teams/{team}/eta", report), said, why, zh);
        var eta = (await Team(drill, team))["eta"];
        if (minutes is { } left)
            Assert.Equal(told.AddMinutes(left), eta!.GetValue<DateTimeOffset>(), TimeSpan.FromMinutes(1));
        else
            Assert.Null(eta);

        async Task<double> Off() => ((await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!
            .AsArray().Single(c => c!["resource"]!.ToString() == $"RescueTeam/{team}")!["eta"]!
            .GetValue<DateTimeOffset>() - told).TotalMinutes;
    }

    [Fact]
    public async Task Only_a_crew_that_says_nothing_of_its_arrival_is_asked_again()
    {
        var drill = await server.Drill("says-nothing");
        (await server.Post($"{drill}/teams/{Tour.Place}-F1/eta", new() { ["reason"] = "桥断" }))
            .IsProblem(400, "minutes");
    }

    [Fact]
    public async Task A_refused_body_does_not_say_that_a_detail_was_taken_or_left_out()
    {
        var drill = await server.Drill("all-refused");
        var report = (await server.Post($"{drill}/teams/{Tour.Place}-F1/eta", new() { ["reason"] = " " })).Body!;
        Assert.DoesNotContain("is taken", report["errors"]!["reason"]!.ToJsonString(), StringComparison.Ordinal);
        var call = (await server.Post($"{drill}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "漫堤", ["trapped"] = -1 })).Body!;
        Assert.NotNull(call["errors"]!["hazard"]);
        Assert.DoesNotContain("left out", call["errors"]!["trapped"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_team_that_checks_in_does_not_say_is_not_called_wrong()
    {
        var drill = await server.Drill("says-little");
        var path = $"{drill}/incidents/{await Incident(drill)}/check-ins";
        var first = await server.Command(path,
            new() { ["social"] = new JsonObject { ["name"] = "蓝天救援队", ["people"] = 12 } });
        Assert.DoesNotContain("left out", first.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(await Records(drill));
        IsFlagged(await server.Command(path, new()
        {
            ["social"] = new JsonObject { ["name"] = "某队", ["people"] = 3, ["capability"] = "xyz" },
        }), "xyz", "It is left open", "能力类别");
    }

    [Fact]
    public async Task A_wrong_status_is_refused_and_what_else_is_wrong_is_named()
    {
        var drill = await server.Drill("wrong-status");
        var answer = await server.Post($"{drill}/teams/{Tour.Place}-F1/status",
            new() { ["status"] = "underway", ["people"] = "12", ["eta"] = "bald" });
        foreach (var field in (string[])["status", "people", "eta"]) answer.IsProblem(400, field);
        Assert.Empty(await Records(drill));
    }

    [Fact]
    public async Task A_depot_that_counts_wrongly_has_sent_its_goods_all_the_same()
    {
        var drill = await server.Drill("wrong-units");
        var request = await Ask(drill, "boats", 2);
        var shipment = await Promised(drill, request, "Depot/");
        var path = $"{drill}/depots/{shipment["resource"]!.ToString()["Depot/".Length..]}/shipments/{shipment["id"]}";
        await Eventually.Is("it is kept for the request", async () => (await server.Get(path[..path.IndexOf(
            "/shipments", StringComparison.Ordinal)])).Body!["shipments"]!.AsArray().Count > 0);
        IsFlagged(await server.Command(path, new() { ["status"] = "shipped", ["units"] = "两艘" }),
            "两艘", "whole number", "件数");
        IsFlagged(await server.Command(path, new() { ["status"] = "delivered", ["units"] = -2 }),
            "-2", "negative", "件数");
        await Eventually.Is("all of it is there", async () =>
            (await Promised(drill, request, "Depot/"))["status"]!.ToString() == "onScene");
        IsFlagged(await server.Command($"{path}/returns", new() { ["status"] = "returned", ["units"] = 1.5 }),
            "1.5", "All of it counts", "件数");
        (await server.Post(path, new() { ["status"] = "lost", ["units"] = 1 })).IsProblem(400, "status");
    }

    [Fact]
    public async Task A_team_that_nobody_has_counted_checks_in()
    {
        var drill = await server.Drill("not-counted");
        var incident = await Incident(drill);
        var path = $"{drill}/incidents/{incident}/check-ins";
        var answer = await server.Command(path, new()
        {
            ["social"] = new JsonObject
            {
                ["name"] = "蓝天救援队", ["office"] = "衡阳志愿者协会", ["people"] = "十来个",
                ["capability"] = "flood-rescue",
            },
        });
        IsFlagged(answer, "十来个", "counts as 1", "人数");
        IsFlagged(await server.Command(path, new() { ["team"] = $"{Tour.Place}-F1", ["people"] = -4 }),
            "-4", "All of the squad", "人数");
        var squad = (await Team(drill, $"{Tour.Place}-F1"))["people"]!.GetValue<int>();
        var there = await Eventually.Get("both are there", async () =>
            (await server.Get(path)).Body!["items"]!.AsArray() is { Count: 2 } both ? both : null);
        Assert.Equal([1, squad], there.Select(t => t!["people"]!.GetValue<int>()));
        await server.Command($"{path}/{answer.Text("number")}/details", new() { ["people"] = 14 });
        var third = await server.Command(path, new()
        {
            ["social"] = new JsonObject { ["name"] = "某队", ["office"] = "某会", ["capability"] = "medical" },
            ["plates"] = new JsonArray("湘D12345", "  "), ["telephone"] = new string('1', 2_000),
            ["leader"] = "何队长",
        });
        var said = third.Body!["said"]!.AsArray().Select(s => s!["zh"]!.ToString()).ToList();
        Assert.All(["人数", "车牌", "联系电话"], field => Assert.Contains(
            said, s => s.Contains($"报告的{field}", StringComparison.Ordinal)
                && s.Contains("补报", StringComparison.Ordinal)));
        var known = await Eventually.Get("it is there", async () => (await server.Get(path)).Body!["items"]!.AsArray()
            .FirstOrDefault(c => c!["checkIn"]!.ToString() == third.Text("number")));
        Assert.Equal(("何队长", 0), (known["leader"]!.ToString(), known["plates"]!.AsArray().Count));
    }

    [Fact]
    public async Task A_telephone_without_digits_and_a_plate_without_letters_do_not_take_the_place_of_known_ones()
    {
        var drill = await server.Drill("no-plate");
        var incident = await Incident(drill);
        var path = $"{drill}/incidents/{incident}/check-ins";
        var team = (await server.Command(path, new()
        {
            ["social"] = new JsonObject
            {
                ["name"] = "蓝天救援队", ["office"] = "衡阳志愿者协会", ["people"] = 9,
                ["capability"] = "flood-rescue",
            },
            ["telephone"] = "13975512345", ["plates"] = new JsonArray("湘D12345"),
        })).Text("number");
        var answer = await server.Command($"{path}/{team}/details", new()
        {
            ["telephone"] = "abc", ["plates"] = new JsonArray("???"), ["leader"] = "何队长",
        });
        var said = answer.Body!["said"]!.AsArray().Select(s => s!["zh"]!.ToString()).ToList();
        Assert.All(["联系电话“abc”", "车牌“???”"], field => Assert.Contains(
            said, s => s.Contains($"报告的{field}", StringComparison.Ordinal)));
        var known = await Eventually.Get("the leader is known", async () =>
            (await server.Get(path)).Body!["items"]!.AsArray().FirstOrDefault(c => c!["leader"] is not null));
        Assert.Equal(("13975512345", "湘D12345"),
            (known["telephone"]!.ToString(), Assert.Single(known["plates"]!.AsArray())!.ToString()));
        var other = await server.Command(path, new()
        {
            ["social"] = new JsonObject
            {
                ["name"] = "红十字队", ["office"] = "衡阳红十字会", ["people"] = 5, ["capability"] = "medical",
            },
            ["telephone"] = "没有", ["plates"] = new JsonArray("——"),
        });
        Assert.Equal(2, other.Body!["said"]!.AsArray().Count(
            s => s!["en"]!.ToString().Contains("left out", StringComparison.Ordinal)));
    }

    /// <summary>Asserts that an answer says in both languages what was left out.</summary>
    private static void IsFlagged(Answer answer, string said, string mend, string zh)
    {
        var flag = Assert.Single(answer.Body!["said"]!.AsArray(),
            s => s!["en"]!.ToString().Contains("left out", StringComparison.Ordinal))!;
        Assert.Contains(said, flag["en"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains(mend, flag["en"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{zh}“{said}”", flag["zh"]!.ToString(), StringComparison.Ordinal);
    }

    private async Task<JsonNode> Team(string drill, string team) =>
        (await server.Get($"{drill}/teams/{team}")).Body!["team"]!;

    private async Task<IEnumerable<JsonNode>> Records(string drill) =>
        (await server.Get($"{drill}/journal?type=report.detail-left-out")).Body!["items"]!.AsArray().Select(r => r!);

    private async Task<string> Incident(string drill) => (await server.Command($"{drill}/incidents",
        new() { ["place"] = Tour.Place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");

    private async Task<string> Ask(string drill, string kind, int quantity) =>
        (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = await Incident(drill),
            ["lines"] = new JsonArray(new JsonObject
            {
                ["kind"] = kind, ["quantity"] = quantity, ["priority"] = "urgent",
            }),
        })).Text("number");

    private Task<JsonNode> Promised(string drill, string request, string kind) =>
        Eventually.Get("aid is promised", async () =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!.AsArray().FirstOrDefault(
                c => c!["resource"]!.ToString().StartsWith(kind, StringComparison.Ordinal)));
}

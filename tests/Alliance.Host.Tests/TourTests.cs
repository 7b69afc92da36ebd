using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests;

public sealed class TourTests
{
    [Fact]
    public async Task A_request_that_exceeds_its_township_is_covered_by_the_alliance_and_settled()
    {
        await using var server = new TestServer();
        await server.Start();
        var tour = new Tour(server);
        foreach (var (_, walk) in tour.Steps) await walk();
        await tour.Settled();

        var request = await tour.Read();
        Assert.Equal("fulfilled", request["request"]!["outcome"]!.ToString());
        var alliance = request["searches"]!.AsArray()
            .First(s => s!["line"]!.GetValue<int>() == 1 && s["tier"]!.ToString() == "TownshipAlliance/TA-01")!;
        Assert.NotEmpty(alliance["rounds"]![0]!["offers"]!.AsArray());
        Assert.All(alliance["requisitions"]!.AsArray(), r => Assert.Equal("granted", r!["status"]!.ToString()));
        string[] types = [.. request["journal"]!.AsArray().Select(r => r!["type"]!.ToString())];
        string[] wanted = ["request.submitted", "tier.offered", "tier.awarded", "tier.requisitioned",
            "lender.slot-taken", "lender.committed", "request.accepted",
            "team.deploy", "team.at-work", "request.released", "lender.slot-returned", "request.line-ended",
            "request.settled-record"];
        Assert.All(wanted, type => Assert.Contains(type, types));
        var ledger = await Eventually.Get("the ledger is settled", async () =>
            (await server.Get("alliances/TA-01/ledger")).Body is { } read && read["open"]!.AsArray().Count == 0
            && read["closed"]!.AsArray().Count > 0 ? read : null);
        Assert.All(
            ledger["closed"]!.AsArray(), e => Assert.Equal($"Township/{Tour.Place}", e!["borrower"]!.ToString()));
        Assert.All(ledger["closed"]!.AsArray(), e => Assert.Equal(
            e!["personHours"]!.GetValue<double>(), e["borne"]!["borrowerPersonHours"]!.GetValue<double>()
                + e["borne"]!["lenderPersonHours"]!.GetValue<double>(), 0.02));
        Assert.Equal(
            ledger["closed"]!.AsArray().Count, ledger["balances"]!.AsArray().Sum(b => b!["entries"]!.GetValue<int>()));
        (await server.Get("alliances/TA-99/ledger")).IsProblem(404);
        (await server.Get("command-centres/430499/ledger")).IsProblem(404);
        await TellsItsStory(server, tour.Request);
        Assert.All(request["journal"]!.AsArray(),
            r => Assert.EndsWith("+08:00", r!["time"]!.ToString(), StringComparison.Ordinal));
    }

    /// <summary>The sentences of <c>alliance explain</c>, each with the number and time of its record.</summary>
    private static async Task TellsItsStory(TestServer server, string request)
    {
        var english = (await server.Get($"aid-requests/{request}/story?lang=en")).Body!["sentences"]!.AsArray();
        var chinese = (await server.Get($"aid-requests/{request}/story")).Body!["sentences"]!.AsArray();
        Assert.Equal(
            english.Select(s => s!["record"]!.GetValue<long>()), chinese.Select(s => s!["record"]!.GetValue<long>()));
        Assert.All(english, s => Assert.EndsWith("+08:00", s!["time"]!.ToString(), StringComparison.Ordinal));
        string[] told = [.. english.Select(s => s!["text"]!.ToString())];
        Assert.All(new[] { "asks for aid", "calls for offers", "offers", "awards", "promises", "is accepted",
            "is on scene", "is released", "is settled" },
            part => Assert.Contains(told, t => t.Contains(part, StringComparison.Ordinal)));
        Assert.Contains("李敏", english[0]!["by"]!["name"]!.ToString(), StringComparison.Ordinal);
        var first = english[0]!["record"]!.GetValue<long>();
        Assert.Equal("incident.request-raised",
            (await server.Get($"journal?after={first - 1}&limit=1")).Body!["items"]![0]!["type"]!.ToString());
        Assert.Contains(chinese, s => s!["text"]!.ToString().Contains("请求结清", StringComparison.Ordinal));
        Assert.Equal("en", (await server.Get($"aid-requests/{request}/story?lang=en-US")).Text("lang"));
        Assert.Equal("zh", (await server.Get($"aid-requests/{request}/story?lang=zh-CN")).Text("lang"));
        (await server.Get($"aid-requests/{request}/story?lang=fr")).IsProblem(400, "lang");
        (await server.Get($"aid-requests/{request[..^2]}99/story")).IsProblem(404);
    }

    [Fact]
    public async Task A_desk_approves_in_a_drill_and_the_situation_names_its_event()
    {
        await using var server = new TestServer();
        await server.Start();
        Assert.Equal(201, (int)(await server.Send(HttpMethod.Post, "/api/v1/realms",
            new System.Text.Json.Nodes.JsonObject { ["name"] = "drill-1", ["clock"] = 60 })).Status);
        const string Drill = "/api/v1/realms/drill-1";
        var incident = (await server.Command($"{Drill}/incidents",
            new() { ["place"] = "430422001", ["name"] = "内涝", ["hazard"] = "flood" })).Text("number");
        // Urgent and more than its own: TA-02, whose lenders approve.
        await server.Command($"{Drill}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new System.Text.Json.Nodes.JsonArray(
                new System.Text.Json.Nodes.JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 60,
                    ["priority"] = "urgent" }),
        });
        var open = await Eventually.Get("an approval is wanted", async () =>
            (await server.Get($"{Drill}/approvals")).Body!["items"]!.AsArray() is { Count: > 0 } some ? some[0] : null);
        var commitment = open["commitment"]!.ToString();
        await server.Command($"{Drill}/approvals/{commitment}", new() { ["granted"] = true, ["reason"] = "同意调派" });
        var situation = (await server.Get($"{Drill}/situation")).Body!;
        Assert.DoesNotContain(situation["approvals"]!.AsArray(), a => a!["commitment"]!.ToString() == commitment);
        var last = (await server.Get(
            $"{Drill}/journal?type=lender.approved&limit=1")).Body!["items"]![0]!["n"]!.GetValue<long>();
        Assert.True(situation["event"]!.GetValue<long>() >= last);
        Assert.Empty((await server.Get("incidents")).Body!["items"]!.AsArray());
        Assert.Equal(204, (int)(await server.Send(HttpMethod.Delete, Drill)).Status);
        (await server.Get($"{Drill}/situation")).IsProblem(404);
    }
}

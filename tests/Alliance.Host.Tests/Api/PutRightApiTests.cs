using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>Incidents are put right over the API: corrected, reopened, unmerged, split, linked across a
/// border.</summary>
public sealed class PutRightApiTests(TestServer server)
{
    private const string Neighbour = "430422118";

    private async Task<string> Reported(string drill, string place = Tour.Place, string hazard = "flood") =>
        (await server.Command($"{drill}/incidents",
            new() { ["place"] = place, ["name"] = "漫堤", ["hazard"] = hazard })).Text("number");

    private async Task<string> Raised(string drill, string incident, string kind = "flood-rescue") =>
        (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident, ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = kind, ["quantity"] = 8, ["priority"] = "urgent" }),
        })).Text("number");

    private async Task<JsonNode> Incident(string drill, string number) =>
        (await server.Get($"{drill}/incidents/{number}")).Body!["incident"]!;

    [Fact]
    public async Task A_wrong_township_name_and_hazard_are_corrected_and_the_requests_follow()
    {
        var drill = await server.Drill("corrected");
        var number = await Reported(drill, hazard: "landslide");
        var request = await Raised(drill, number);
        (await server.Post($"{drill}/incidents/{number}/correct", new()
        {
            ["happenedAt"] = "2020-01-01T00:00:00Z", ["reason"] = "误录",
        })).IsProblem(400, "happenedAt");
        (await server.Post($"{drill}/incidents/{number}/correct", new() { ["reason"] = "误录" }))
            .IsProblem(400, "name", "say what is right");
        await server.Command($"{drill}/incidents/{number}/correct", new()
        {
            ["place"] = Neighbour, ["name"] = "栗江漫堤", ["hazard"] = "flood", ["reason"] = "误录",
        });
        var incident = await Incident(drill, number);
        Assert.Equal((number, Neighbour, "栗江漫堤", "flood", $"Township/{Neighbour}"),
            (incident["number"]!.ToString(), incident["place"]!.ToString(), incident["name"]!.ToString(),
                incident["hazard"]!.ToString(), incident["commander"]!.ToString()));
        await Eventually.Is("the request follows", async () =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["request"]!["place"]!.ToString() == Neighbour);
        Assert.Contains(number, (await server.Get($"{drill}/incidents?place={Neighbour}")).Body!.ToJsonString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_squad_under_way_is_sent_to_the_right_township()
    {
        var drill = await server.Drill("corrected-squad");
        var number = await Reported(drill);
        var request = await Raised(drill, number);
        var commitment = await Eventually.Get("a squad is promised", async () =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!.AsArray().FirstOrDefault());
        var team = commitment["resource"]!.ToString()["RescueTeam/".Length..];
        await Eventually.Is("it is ordered out", async () =>
            (await server.Get($"{drill}/teams/{team}")).Body!["team"]!["status"]!.ToString() == "committed");
        await server.Command($"{drill}/teams/{team}/status", new() { ["status"] = "enRoute" });
        await server.Command(
            $"{drill}/incidents/{number}/correct", new() { ["place"] = "430422110", ["reason"] = "误录" });
        await Eventually.Is("its crew is told", async () =>
            (await server.Get($"{drill}/teams/{team}")).Body!["history"]!.AsArray()
                .Any(r => r!["type"]!.ToString() == "team.place-corrected"));
        await Eventually.Is("its time of arrival is told", async () =>
            (await server.Get($"{drill}/journal?type=request.eta-changed&limit=50")).Body!["items"]!.AsArray().Count > 0
            || (await server.Get($"{drill}/teams/{team}")).Body!["team"]!["eta"] is not null);
    }

    [Fact]
    public async Task What_callers_said_of_a_merged_incident_is_known_of_the_one_that_stays()
    {
        var drill = await server.Drill("merged-calls");
        var (older, younger) = (await Reported(drill), await Reported(drill));
        await server.Command($"{drill}/incidents/{older}/calls", new() { ["trapped"] = 3 });
        await server.Command($"{drill}/incidents/{younger}/calls",
            new() { ["trapped"] = 5, ["access"] = "村道已断", ["callBack"] = "13975512346" });
        await server.Command($"{drill}/incidents/{younger}/merge", new() { ["into"] = older, ["reason"] = "同一处" });
        await Eventually.Is("it knows them", async () => await Incident(drill, older) is var i
            && i["call"]?["trapped"]?.GetValue<int>() == 5 && i["call"]?["access"]?.ToString() == "村道已断");
        Assert.Contains("13975512346", (await server.Get($"{drill}/incidents/{older}")).Body!.ToJsonString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_incident_is_reopened_under_its_number()
    {
        var drill = await server.Drill("reopened");
        var number = await Reported(drill);
        await server.Command($"{drill}/incidents/{number}/close", new() { ["reason"] = "险情解除" });
        await server.Command($"{drill}/incidents/{number}/reopen", new() { ["reason"] = "水又涨了" });
        var incident = await Incident(drill, number);
        Assert.Equal((true, null), (incident["open"]!.GetValue<bool>(), incident["closedBecause"]?.ToString()));
        await Raised(drill, number);
        await server.Command($"{drill}/incidents/{number}/reopen", new() { ["reason"] = "水又涨了" });
    }

    [Fact]
    public async Task The_answer_to_a_merge_tells_which_priority_deadline_and_need_it_has_kept()
    {
        var drill = await server.Drill("merge-told");
        var (older, younger) = (await Reported(drill), await Reported(drill));
        await Raised(drill, older);
        var request = await Raised(drill, younger);
        await server.Command($"{drill}/incidents/{younger}/needs",
            new() { ["kind"] = "flood-rescue", ["quantity"] = 24, ["priority"] = "lifeSaving" });
        var said = (await server.Command($"{drill}/incidents/{younger}/merge",
            new() { ["into"] = older, ["reason"] = "同一处" })).Body!["said"]!.AsArray();
        var (zh, en) = (said.Last()!["zh"]!.ToString(), said.Last()!["en"]!.ToString());
        Assert.StartsWith($"{older}: {younger} is merged into it; ", en, StringComparison.Ordinal);
        Assert.Contains("24, the larger of 8 and 24, life-saving, by the earlier deadline, within ", en,
            StringComparison.Ordinal);
        Assert.Contains(request, en, StringComparison.Ordinal);
        Assert.StartsWith($"{older}：并入 {younger}；", zh, StringComparison.Ordinal);
        Assert.Contains("取 24，优先级：救命，取较早时限", zh, StringComparison.Ordinal);
        Assert.Null((await server.Command($"{drill}/incidents/{younger}/merge",
            new() { ["into"] = older, ["reason"] = "同一处" })).Body!["said"]);
    }

    [Fact]
    public async Task Linked_incidents_are_not_flagged_again_after_a_merge_is_undone()
    {
        var drill = await server.Drill("linked-unmerged");
        var (older, younger) = (await Reported(drill), await Reported(drill));
        await server.Command($"{drill}/incidents/{younger}/link", new() { ["with"] = older, ["reason"] = "同一流域" });
        await server.Command($"{drill}/incidents/{younger}/merge", new() { ["into"] = older, ["reason"] = "同一处" });
        await server.Command($"{drill}/incidents/{younger}/unmerge", new() { ["reason"] = "是两处" });
        await Eventually.Is("it is open again", async () => (await Incident(drill, younger))["open"]!.GetValue<bool>());
        await server.Command($"{drill}/incidents/{younger}/verify",
            new() { ["result"] = "verified", ["reason"] = "已核实" });
        foreach (var number in (string[])[older, younger])
            Assert.Empty((await Incident(drill, number))["mayBe"]!.AsArray());
    }

    [Fact]
    public async Task A_merge_is_undone()
    {
        var drill = await server.Drill("unmerged");
        var (older, younger) = (await Reported(drill), await Reported(drill));
        var request = await Raised(drill, younger);
        (await server.Post($"{drill}/incidents/{younger}/unmerge", new() { ["reason"] = "?" }))
            .IsProblem(409, says: "merged");
        await server.Command($"{drill}/incidents/{younger}/merge", new() { ["into"] = older, ["reason"] = "同一处" });
        (await server.Post($"{drill}/incidents/{younger}/reopen", new() { ["reason"] = "?" }))
            .IsProblem(409, says: "undo the merge");
        await server.Command($"{drill}/incidents/{younger}/unmerge", new() { ["reason"] = "是两处" });
        Assert.Equal(0, (await server.Command($"{drill}/incidents/{younger}/unmerge",
            new() { ["reason"] = "是两处" })).Body!["records"]!.GetValue<int>());
        await Eventually.Is("it is open again and has its request", async () =>
            await Incident(drill, younger) is var i && i["open"]!.GetValue<bool>() && i["mergedInto"] is null
            && i["requests"]!.ToJsonString().Contains(request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_merge_had_cancelled_is_asked_for_again_when_it_is_undone()
    {
        var drill = await server.Drill("unmerged-lines");
        var (older, younger) = (await Reported(drill), await Reported(drill));
        await Raised(drill, older);
        var request = await Raised(drill, younger);
        await server.Command($"{drill}/incidents/{younger}/merge", new() { ["into"] = older, ["reason"] = "同一处" });
        await Eventually.Is("one of the two is let go", async () =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["request"]!["outcome"]!.ToString()
                == "cancelled");
        await server.Command($"{drill}/incidents/{younger}/unmerge", new() { ["reason"] = "是两处" });
        await Eventually.Is("the younger asks again", async () =>
            (await server.Get($"{drill}/aid-requests/{younger}-R02")).Body?["request"]?["lines"]?[0]?["kind"]
                ?.ToString() == "flood-rescue");
    }

    [Fact]
    public async Task After_a_merge_the_township_diverts_a_squad_from_an_adopted_request_to_its_own()
    {
        var drill = await server.Drill("adopted-divert");
        var (older, younger) = (await Reported(drill), await Reported(drill, Neighbour));
        var adopted = await Raised(drill, younger);
        var commitment = await Eventually.Get("a squad is promised", async () =>
            (await server.Get($"{drill}/aid-requests/{adopted}")).Body!["commitments"]!.AsArray().FirstOrDefault());
        var team = commitment["resource"]!.ToString()["RescueTeam/".Length..];
        await Eventually.Is("it is ordered out", async () =>
            (await server.Get($"{drill}/teams/{team}")).Body!["team"]!["status"]!.ToString() == "committed");
        await server.Command($"{drill}/teams/{team}/status", new() { ["status"] = "enRoute" });
        await server.Command($"{drill}/incidents/{younger}/merge", new() { ["into"] = older, ["reason"] = "同一洪水" });
        await Eventually.Is("the request follows", async () =>
            (await Incident(drill, older))["requests"]!.ToJsonString().Contains(adopted, StringComparison.Ordinal));
        var own = (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = older, ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 60, ["priority"] = "lifeSaving" }),
        })).Text("number");
        var number = (await server.Command($"{drill}/teams/{team}/divert", new()
        {
            ["to"] = $"{own}-L1", ["onBehalfOf"] = $"Township/{Tour.Place}", ["reason"] = "群众被困",
        })).Text("number");
        await Eventually.Is("it has the other task", async () =>
            (await server.Get($"{drill}/teams/{team}")).Body!["team"]!["commitment"]!.ToString() == number);
    }

    [Fact]
    public async Task An_incident_is_split_and_takes_the_requests_that_belong_to_it()
    {
        var drill = await server.Drill("split");
        var number = await Reported(drill);
        var (stays, goes) = (await Raised(drill, number), await Raised(drill, number, "medical"));
        (await server.Post($"{drill}/incidents/{number}/split", new()
        {
            ["name"] = "卫生院", ["requests"] = new JsonArray("430422119-01-R99"), ["reason"] = "两处",
        })).IsProblem(400, "requests", "no request");
        var part = (await server.Command($"{drill}/incidents/{number}/split", new()
        {
            ["name"] = "卫生院被淹", ["requests"] = new JsonArray(goes), ["reason"] = "两处",
        })).Text("number");
        await Eventually.Is("the part has its request", async () =>
            (await Incident(drill, part))["requests"]!.ToJsonString().Contains(goes, StringComparison.Ordinal));
        Assert.Equal(number, (await Incident(drill, part))["splitFrom"]!.ToString());
        Assert.Equal(part, (await server.Command($"{drill}/incidents/{number}/split", new()
        {
            ["name"] = "卫生院被淹", ["requests"] = new JsonArray(goes), ["reason"] = "两处",
        })).Text("number"));
        Assert.Equal($"[\"{stays}\"]", (await Incident(drill, number))["requests"]!.ToJsonString());
    }

    [Fact]
    public async Task One_flood_reported_by_two_townships_is_flagged_to_both_and_merged_or_linked()
    {
        var drill = await server.Drill("border");
        JsonObject At(string place) => new()
        {
            ["place"] = place, ["name"] = "湘江漫堤", ["hazard"] = "flood",
            ["position"] = new JsonObject { ["longitude"] = 112.41, ["latitude"] = 26.61 },
        };
        var mine = (await server.Command($"{drill}/incidents", At(Tour.Place))).Text("number");
        var theirs = (await server.Command($"{drill}/incidents", At(Neighbour))).Text("number");
        foreach (var (one, other) in ((string, string)[])[(mine, theirs), (theirs, mine)])
            await Eventually.Is($"{one} is flagged", async () =>
                (await Incident(drill, one))["mayBe"]!.ToJsonString().Contains(other, StringComparison.Ordinal));
        await server.Command($"{drill}/incidents/{mine}/link", new() { ["with"] = theirs, ["reason"] = "同一洪水" });
        foreach (var (one, other) in ((string, string)[])[(mine, theirs), (theirs, mine)])
            await Eventually.Is($"{one} is linked", async () =>
                (await Incident(drill, one))["links"]!.ToJsonString().Contains(other, StringComparison.Ordinal));
        var request = await Raised(drill, theirs);
        await server.Command($"{drill}/incidents/{theirs}/merge", new() { ["into"] = mine, ["reason"] = "同一洪水" });
        await Eventually.Is("one stands for both", async () =>
            (await Incident(drill, mine))["requests"]!.ToJsonString().Contains(request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Aid_arranged_by_telephone_is_entered_after_the_end()
    {
        var drill = await server.Drill("afterwards");
        var number = await Reported(drill);
        var request = await Raised(drill, number, "medical");
        await server.Command($"{drill}/aid-requests/{request}/cancel", new() { ["reason"] = "已电话解决" });
        await server.Command($"{drill}/incidents/{number}/close", new() { ["reason"] = "险情解除" });
        await Eventually.Is("it is over", async () =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["request"]!["outcome"]!.ToString() != "open");
        await server.Command($"{drill}/aid-requests/{request}/arranged-aid",
            new() { ["line"] = 1, ["resource"] = "RescueTeam/430422116-S5" });
        await server.Command($"{drill}/incidents/{number}/reports", new() { ["evacuated"] = 40 });
        Assert.Contains("430422116-S5",
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!.ToJsonString(),
            StringComparison.Ordinal);
    }
}

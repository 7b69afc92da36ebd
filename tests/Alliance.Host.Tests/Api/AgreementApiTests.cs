using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>Townships conclude an agreement over the API, and lend under it.</summary>
public sealed class AgreementApiTests(TestServer server)
{
    /// <summary>One that is in no alliance with the place of the flood.</summary>
    private const string Stranger = "430422104";

    [Fact]
    public async Task Who_has_concluded_a_new_alliance_lends_under_it()
    {
        var drill = await server.Drill("agreement-alliance");
        var made = await server.Command($"{drill}/agreements", Alliance("TA-07"), "ta-07");
        Assert.Equal((201, $"{drill}/agreements/TA-07"), ((int)made.Status, made.Location));
        Assert.True((await server.Command($"{drill}/agreements", Alliance("TA-07"), "ta-07")).Replayed);
        Assert.Contains("TA-07", (await server.Get($"{drill}/townships/{Stranger}")).Body!["alliances"]!.AsArray()
            .Select(a => a!.ToString()));
        await server.Command(
            $"{drill}/agreements/TA-01/standing", new() { ["standing"] = "suspended", ["reason"] = "重签" });

        await Ask(drill);
        await Eventually.Get("a squad of the new alliance is out", async () => Squads(
            await server.Get($"{drill}/agreements/TA-07"), $"Township/{Stranger}") > 0 ? "out" : null);
        Assert.Equal("TA-07", (await server.Get(
            $"{drill}/townships/{Stranger}")).Body!["lending"]!["slots"]![0]!["agreement"]!.ToString());
        var other = Alliance("TA-07");
        other["name"] = "另一个联盟";
        (await server.Post($"{drill}/agreements", other)).IsProblem(409, "id", "agreement-exists");
    }

    [Fact]
    public async Task What_an_agreement_says_is_shown_and_amended()
    {
        var drill = await server.Drill("agreement-terms");
        var body = Alliance("AG-X");
        (body["alliance"], body["parties"], body["signed"]) =
            (false, new JsonArray("430422", "Township/430422104", "HY-RRC"), false);
        (body["lenders"], body["askers"], body["award"]) =
            (new JsonArray("HY-RRC"), new JsonArray("430422"), "fair-share");
        (body["decisionMinutes"], body["ageingMinutes"], body["shiftMinutes"]) = (15, 30, 480);
        await server.Command($"{drill}/agreements", body);

        var agreement = (await server.Get($"{drill}/agreements/AG-X")).Body!;
        var terms = agreement["terms"]!;
        Assert.Equal(("unsigned", "fair-share", "15", "30", "480"),
            (agreement["standing"]!.ToString(), terms["award"]!.ToString(),
            terms["decisionMinutes"]!.ToString(), terms["ageingMinutes"]!.ToString(),
            terms["shiftMinutes"]!.ToString()));
        Assert.Equal(["CommandCentre/HY-RRC"], terms["lenders"]!.AsArray().Select(l => l!.ToString()));

        await server.Command(
            $"{drill}/agreements/AG-X/standing", new() { ["standing"] = "signed", ["reason"] = "签署" });
        await server.Command($"{drill}/agreements/AG-X/terms",
            new() { ["award"] = "joint", ["lenders"] = new JsonArray(), ["reason"] = "修订" });
        agreement = (await server.Get($"{drill}/agreements/AG-X")).Body!;
        Assert.Equal(
            ("inForce", "joint"), (agreement["standing"]!.ToString(), agreement["terms"]!["award"]!.ToString()));
        Assert.Null(agreement["terms"]!["lenders"]);
        (await server.Post($"{drill}/agreements/AG-X/terms",
            new() { ["askers"] = new JsonArray(Tour.Place), ["reason"] = "x" })).IsProblem(400, "askers", "no party");
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_agreement_is_named_in_one_go()
    {
        var drill = await server.Drill("agreement-wrong");
        var nothing = await server.Post($"{drill}/agreements", new());
        foreach (var field in (string[])["alliance", "approval", "id", "maxTeamsPerMember", "name", "parties",
            "reason"]) nothing.IsProblem(400, field);
        (JsonObject Body, string Field, string Says)[] wrongs =
        [
            (With("parties", new JsonArray(Tour.Place, "430422219")), "parties[1]", "430422219"),
            (With("parties", new JsonArray(Tour.Place)), "parties", "two at least"),
            (With("parties", new JsonArray(Tour.Place, Tour.Place)), "parties", "twice"),
            (With("parties", new JsonArray(Tour.Place, "HY-RRC")), "parties", "townships alone"),
            (With("id", "TA 07"), "id", "dashes"),
            (With("maxTeamsPerMember", 0), "maxTeamsPerMember", "between 1 and 1000"),
            (With("award", "nearest"), "award", "nearest-first"),
            (With("lenders", new JsonArray("HY-RRC")), "lenders", "no party"),
            (With("until", "2020-01-01"), "until", "in the past"),
            (With("from", "9999-12-31"), "from", "no day"),
            (With("cost", "shared"), "requesterPermille", "missing"),
            (With("approval", "lender"), "approvalMinutes", "missing"),
        ];
        foreach (var (body, field, says) in wrongs) (await server.Post($"{drill}/agreements", body)).IsProblem(
            400, field, says);
    }

    private static JsonObject With(string field, JsonNode value)
    {
        var body = Alliance("TA-08");
        body[field] = value;
        return body;
    }

    private static JsonObject Alliance(string id) => new()
    {
        ["id"] = id, ["name"] = "跨片区乡镇应急救援联盟", ["alliance"] = true,
        ["parties"] = new JsonArray(Tour.Place, Stranger),
        ["maxTeamsPerMember"] = 2, ["approval"] = "automatic", ["reason"] = "签约",
    };

    private async Task Ask(string drill)
    {
        var incident = (await server.Command($"{drill}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");
        var line = new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 40, ["priority"] = "lifeSaving" };
        await server.Command(
            $"{drill}/aid-requests", new() { ["incident"] = incident, ["lines"] = new JsonArray(line) });
    }

    private static int Squads(Answer agreement, string party) =>
        agreement.Body!["parties"]!.AsArray()
        .First(p => p!["party"]!.ToString() == party)!["squadsOut"]!.GetValue<int>();
}

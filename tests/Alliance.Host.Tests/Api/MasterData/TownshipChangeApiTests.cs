using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.MasterData;

/// <summary>A township gets another code, is merged or split, and its alliances, incidents and data files go
/// along.</summary>
public sealed class TownshipChangeApiTests(TestServer server)
{
    private const string Place = "430422117", Other = "430422119", New = "430422977";

    [Fact]
    public async Task A_township_with_another_code_is_party_under_it_and_found_by_both()
    {
        var drill = await server.Drill("party-recoded");
        var alliances = await Alliances(drill, Place);
        Assert.NotEmpty(alliances);
        await server.Command($"{drill}/contacts", new()
        {
            ["of"] = Place, ["reason"] = "录入",
            ["people"] = new JsonArray(new JsonObject { ["name"] = "周建", ["telephone"] = "0734-1" }),
        });
        var region = (await server.Get($"{drill}/region")).Body!;
        await Recode(drill, Place);
        Assert.Equal("0", (await Recode(drill, "硫市")).Text("records"));
        foreach (var code in (string[])[Place, New])
        {
            Assert.Equal(alliances, await Alliances(drill, code));
            Assert.Equal(alliances, Ids(await server.Get($"{drill}/agreements?party={code}")));
            Assert.Equal(alliances, Ids(await server.Get($"{drill}/alliances?member={code}")));
            Assert.Single((await server.Get($"{drill}/contacts?of={code}")).Body!["items"]!.AsArray());
        }

        var members = (await server.Get($"{drill}/alliances/{alliances[0]}")).Body!["members"]!.AsArray()
            .Select(m => m!["township"]!.ToString()).ToList();
        Assert.Contains(New, members);
        Assert.DoesNotContain(Place, members);

        // A file of before names it by its code of then.
        var compared = await server.Send(HttpMethod.Post, $"{drill}/region/differences", region);
        Assert.Equal("true", compared.Text("same"));
        Squad(region, $"{Place}-S1")["people"] = 11;
        await server.Command(
            $"{drill}/region/revision", new() { ["region"] = region.DeepClone(), ["reason"] = "核定" });
        Assert.Equal("11", (await server.Get($"{drill}/teams/{Place}-S1")).Body!["team"]!["people"]!.ToString());
        Assert.Equal(alliances, await Alliances(drill, New));
    }

    [Fact]
    public async Task A_part_that_is_split_off_joins_the_alliances_and_the_answer_says_so()
    {
        var drill = await server.Drill("party-split");
        var alliances = await Alliances(drill, Other);
        JsonObject Part() => new()
        {
            ["code"] = New, ["name"] = "东洲乡", ["pinyin"] = "Dongzhou Xiang", ["latitude"] = 26.9,
            ["longitude"] = 112.6, ["minutes"] = 12, ["teams"] = new JsonArray($"{Other}-S2"), ["reason"] = "析置",
        };
        var answer = await server.Command($"{drill}/townships/{Other}/split", Part());
        var said = Assert.Single(answer.Body!["said"]!.AsArray())!;
        Assert.Contains(alliances[0], said["zh"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("joins", said["en"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(alliances, await Alliances(drill, New));
        Assert.Equal("0", (await server.Command($"{drill}/townships/{Other}/split", Part())).Text("records"));
    }

    [Theory]
    [InlineData("merger", "township-merged-open")]
    [InlineData("code", "township-recoded-open")]
    public async Task An_open_incident_goes_on_with_the_squads_that_stand_there(string how, string name)
    {
        var drill = await server.Drill(name);
        var own = Ids(await server.Get($"{drill}/teams?place={Place}"));
        var incident = (await server.Command($"{drill}/incidents", new()
        {
            ["place"] = Place, ["name"] = "漫堤", ["hazard"] = "flood",
        })).Text("number");
        if (how == "code") await Recode(drill, Place);
        else
            await server.Command(
                $"{drill}/townships/{Place}/merger", new() { ["into"] = Other, ["reason"] = "并入" });
        var request = (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(new JsonObject
            {
                ["kind"] = "evacuation", ["quantity"] = 8, ["priority"] = "lifeSaving", ["neededWithinMinutes"] = 300,
            }),
        })).Text("number");
        var promised = await Eventually.Get("a squad is promised", async () =>
            (await server.Get($"{drill}/commitments?request={request}")).Body!["items"]!.AsArray() is { Count: > 0 } all
                ? all[0] : null);
        Assert.Contains(promised["resource"]!.ToString()["RescueTeam/".Length..], own);
        Assert.Empty((await server.Get($"{drill}/journal?type=ledger.entered")).Body!["items"]!.AsArray());
    }

    [Fact]
    public async Task A_squad_that_is_resized_while_it_is_out_is_out_with_the_people_it_has()
    {
        var drill = await server.Drill("resized-out");
        await server.Command($"{drill}/teams/{Other}-S1/details", new() { ["people"] = 7, ["reason"] = "核定" });
        var incident = (await server.Command($"{drill}/incidents", new()
        {
            ["place"] = Other, ["name"] = "漫堤", ["hazard"] = "flood",
        })).Text("number");
        var request = (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(new JsonObject
            {
                ["kind"] = "evacuation", ["quantity"] = 60, ["priority"] = "lifeSaving", ["neededWithinMinutes"] = 300,
            }),
        })).Text("number");
        await Eventually.Is("it is promised", async () =>
            (await server.Get($"{drill}/commitments?request={request}&limit=100")).Body!["items"]!.AsArray()
                .Any(c => c!["resource"]!.ToString() == $"RescueTeam/{Other}-S1"));
        await Eventually.Is("it has its order", async () =>
            (await server.Get($"{drill}/teams/{Other}-S1")).Body!["team"]!["status"]!.ToString() == "committed");
        await server.Command($"{drill}/teams/{Other}-S1/status", new() { ["status"] = "enRoute" });
        await server.Command($"{drill}/teams/{Other}-S1/details", new() { ["people"] = 3, ["reason"] = "缩编" });
        var team = (await server.Get($"{drill}/teams/{Other}-S1")).Body!["team"]!;
        Assert.Equal(("7", "3"), (team["peopleOut"]!.ToString(), team["people"]!.ToString()));
    }

    [Fact]
    public async Task Lots_of_a_new_depot_are_on_its_shelf()
    {
        var drill = await server.Drill("lots-on-shelf");
        JsonObject Depot() => new()
        {
            ["id"] = $"{Other}-C7", ["name"] = "物资接收点", ["owner"] = Other, ["collectionPoint"] = true,
            ["reason"] = "接收捐赠",
            ["lots"] = new JsonArray(
                new JsonObject { ["kind"] = "water", ["units"] = 150, ["expires"] = "2099-05-01" },
                new JsonObject { ["kind"] = "water", ["units"] = 50, ["expires"] = "2099-06-01" }),
        };
        await server.Command($"{drill}/depots", Depot());
        Assert.Equal("0", (await server.Command($"{drill}/depots", Depot())).Text("records"));
        var stock = (await server.Get($"{drill}/depots/{Other}-C7")).Body!.ToJsonString();
        Assert.Contains("\"available\":200", stock, StringComparison.Ordinal);
    }

    private Task<Answer> Recode(string drill, string township) => server.Command(
        $"{drill}/townships/{Uri.EscapeDataString(township)}/code", new() { ["code"] = New, ["reason"] = "改码" });

    private async Task<List<string>> Alliances(string drill, string township) =>
        [.. (await server.Get($"{drill}/townships/{township}")).Body!["alliances"]!.AsArray()
            .Select(a => a!.ToString())];

    private static List<string> Ids(Answer list) =>
        [.. list.Body!["items"]!.AsArray().Select(i => i!["id"]!.ToString())];

    private static JsonNode Squad(JsonNode region, string id) =>
        region["teams"]!.AsArray().First(t => t!["id"]!.ToString() == id)!;
}

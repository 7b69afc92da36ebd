using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.MasterData;

/// <summary>An office keeps its master data up to date in a running realm.</summary>
public sealed class MasterDataApiTests(TestServer server)
{
    private const string Place = "430422119", Neighbour = "430422116";

    [Fact]
    public async Task A_squad_is_added_changed_retired_and_stays_on_record()
    {
        var drill = await server.Drill("master-squad");
        var made = await server.Command($"{drill}/teams", Squad(), "new-squad");
        Assert.Equal((201, $"{drill}/teams/430422119-N1"), ((int)made.Status, made.Location));
        Assert.True((await server.Command($"{drill}/teams", Squad(), "new-squad")).Replayed);
        var other = Squad();
        other["people"] = 9;
        (await server.Post($"{drill}/teams", other)).IsProblem(409, null, "taken");

        await server.Command($"{drill}/teams/430422119-N1/details",
            new() { ["name"] = "水上救援队", ["people"] = 12, ["reason"] = "扩编" });
        var team = (await server.Get($"{drill}/teams/430422119-N1")).Body!["team"]!;
        Assert.Equal(("水上救援队", "12", "Township/430422119", "2"), (team["name"]!.ToString(),
            team["people"]!.ToString(), team["owner"]!.ToString(), team["types"]!["flood-rescue"]!.ToString()));
        Assert.Equal("3", (await server.Get(drill)).Text("regionVersion"));

        await server.Command($"{drill}/teams/430422119-N1/retirement",
            new() { ["retired"] = true, ["reason"] = "撤编" });
        Assert.DoesNotContain("430422119-N1", Ids(await server.Get($"{drill}/teams?owner={Place}")));
        Assert.True((bool)(await server.Get($"{drill}/teams/430422119-N1")).Body!["team"]!["retired"]!);
    }

    [Fact]
    public async Task A_squad_that_is_retired_while_it_is_out_is_listed_until_it_is_home()
    {
        var drill = await server.Drill("retired-out");
        var squad = Ids(await server.Get($"{drill}/teams?owner={Place}"))[0];
        await server.Command($"{drill}/teams/{squad}/status", new() { ["status"] = "enRoute" });
        await server.Command($"{drill}/teams/{squad}/retirement", new() { ["retired"] = true, ["reason"] = "撤编" });
        foreach (var status in (string[])["enRoute", "onScene", "returning"])
        {
            await server.Command($"{drill}/teams/{squad}/status", new() { ["status"] = status });
            await Eventually.Is($"it is {status}", async () => await Listed() is { } listed
                && (listed["status"]!.ToString(), (bool)listed["retired"]!) == (status, true));
        }

        await server.Command($"{drill}/teams/{squad}/status", new() { ["status"] = "available" });
        await Eventually.Is("it is home", async () => await Listed() is null);
        Assert.True((bool)(await server.Get($"{drill}/teams/{squad}")).Body!["team"]!["retired"]!);

        async Task<JsonNode?> Listed() => (await server.Get($"{drill}/teams?owner={Place}")).Body!["items"]!.AsArray()
            .FirstOrDefault(t => t!["id"]!.ToString() == squad);
    }

    [Fact]
    public async Task A_squad_that_is_retired_while_it_is_out_reports_under_its_names()
    {
        var drill = await server.Drill("retired-named");
        var squad = Ids(await server.Get($"{drill}/teams?owner={Place}"))[0];
        foreach (var name in (string[])["飞虎突击队", "飞龙突击队"])
            await server.Command($"{drill}/teams/{squad}/details", new() { ["name"] = name, ["reason"] = "更名" });
        await server.Command($"{drill}/teams/{squad}/status", new() { ["status"] = "enRoute" });
        await server.Command($"{drill}/teams/{squad}/retirement", new() { ["retired"] = true, ["reason"] = "撤编" });
        foreach (var (name, status) in new[] { ("飞龙突击队", "onScene"), ("飞虎突击队", "returning") })
        {
            var typed = Uri.EscapeDataString(name);
            Assert.Equal(squad,
                (await server.Get($"{drill}/search?q={typed}")).Body!["items"]![0]!["code"]!.ToString());
            await server.Command($"{drill}/teams/{typed}/status", new() { ["status"] = status });
            Assert.Equal(status, (await server.Get($"{drill}/teams/{squad}")).Body!["team"]!["status"]!.ToString());
        }
    }

    [Fact]
    public async Task What_is_renamed_is_found_by_its_former_name_and_paths_take_both()
    {
        var drill = await server.Drill("master-renamed");
        await server.Command($"{drill}/teams", Squad(), "renamed-squad");
        await server.Command($"{drill}/teams/{Of("新队")}/details",
            new() { ["name"] = "水上救援一队", ["reason"] = "更名" });
        await server.Command($"{drill}/teams/{Of("新队")}/status", new() { ["status"] = "outOfService" });
        var team = (await server.Get($"{drill}/teams/{Of("水上救援一队")}")).Body!["team"]!;
        Assert.Equal(("430422119-N1", "outOfService"), (team["id"]!.ToString(), team["status"]!.ToString()));
        var depot = (await server.Get($"{drill}/depots?owner={Place}")).Body!["items"]![0]!;
        await server.Command($"{drill}/depots/{depot["id"]}/details",
            new() { ["name"] = "河东库", ["reason"] = "更名" });
        await server.Command($"{drill}/depots/{Of(depot["name"]!.ToString())}/stock/boats/counts",
            new() { ["units"] = 7, ["reason"] = "盘点" });
        Assert.Contains((await server.Get($"{drill}/depots/{Of("河东库")}")).Body!["depot"]!["stock"]!.AsArray(),
            s => (s!["kind"]!.ToString(), s["available"]!.GetValue<int>()) == ("boats", 7));
        var found = (await server.Get($"{drill}/search?q={Of("新队")}")).Body!["items"]!.AsArray();
        Assert.Contains(found, f => f!["code"]!.ToString() == "430422119-N1"
            && f["matchedBy"]!.ToString() == "formerName");
        string Of(string text) => Uri.EscapeDataString(text);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_squad_is_said_at_once_and_nothing_changes()
    {
        var drill = await server.Drill("master-wrong");
        var wrong = await server.Post($"{drill}/teams", new()
        {
            ["id"] = "a b", ["owner"] = "火星镇", ["people"] = 0, ["capabilities"] = new JsonArray("boats"),
        });
        foreach (var field in (string[])["capabilities", "id", "name", "owner", "people", "reason"])
            wrong.IsProblem(400, field);
        Assert.Equal("1", (await server.Get(drill)).Text("regionVersion"));
    }

    [Fact]
    public async Task A_collection_point_with_days_of_expiry_is_found_by_what_expires()
    {
        var drill = await server.Drill("master-depot");
        await server.Command($"{drill}/depots", new()
        {
            ["id"] = "430422119-C1", ["name"] = "物资接收点", ["owner"] = Place, ["collectionPoint"] = true,
            ["stock"] = new JsonObject { ["water"] = 100 }, ["reason"] = "接收捐赠",
            ["lots"] = new JsonArray(
                new JsonObject { ["kind"] = "water", ["units"] = 60, ["expires"] = "2020-05-01" },
                new JsonObject { ["kind"] = "饮用水", ["units"] = 40, ["expires"] = "2099-05-01" }),
        });
        var depot = (await server.Get($"{drill}/depots/430422119-C1")).Body!["depot"]!;
        Assert.True((bool)depot["collectionPoint"]!);
        Assert.Equal([true, false], depot["lots"]!.AsArray().Select(l => (bool)l!["expired"]!));
        Assert.Equal(["430422119-C1"], Ids(await server.Get($"{drill}/depots?expiresBefore=2030-01-01")));
        (await server.Post($"{drill}/depots/430422119-C1/details", new()
        {
            ["lots"] = new JsonArray(new JsonObject { ["kind"] = "water", ["units"] = 1, ["expires"] = "May" }),
            ["reason"] = "x",
        })).IsProblem(400, "lots[0].expires", "no day");
    }

    [Theory]
    [InlineData("a", "2098-02", "2098-02-28")]
    [InlineData("b", "2098年2月", "2098-02-28")]
    [InlineData("c", "2098/3/1", "2098-03-01")]
    [InlineData("d", "２０９８－０３", "2098-03-31")]
    public async Task A_lot_takes_the_days_that_the_stock_sheet_takes(string name, string typed, string day)
    {
        var drill = await server.Drill($"master-lot-{name}");
        await server.Command($"{drill}/depots", new()
        {
            ["id"] = "430422119-C2", ["name"] = "临时库", ["owner"] = Place, ["reason"] = "新建",
            ["stock"] = new JsonObject { ["water"] = 100 },
            ["lots"] = new JsonArray(new JsonObject { ["kind"] = "water", ["units"] = 60, ["expires"] = typed }),
        });
        Assert.Equal(day, (await server.Get($"{drill}/depots/430422119-C2")).Body!["depot"]!["lots"]![0]!["expires"]!
            .ToString());
    }

    [Fact]
    public async Task A_township_is_renamed_and_merged_and_found_by_what_it_was()
    {
        var drill = await server.Drill("master-township");
        var before = (await server.Get($"{drill}/townships/{Neighbour}")).Text("name");
        await server.Command($"{drill}/townships/{Neighbour}/details",
            new() { ["name"] = "新名镇", ["reason"] = "更名" });
        Assert.Equal(Neighbour, (await server.Get($"{drill}/townships/{before}")).Text("code"));

        var squads = Ids(await server.Get($"{drill}/teams?owner={Neighbour}"));
        var begun = (await server.Command($"{drill}/incidents", new()
        {
            ["place"] = Neighbour, ["name"] = "山洪", ["hazard"] = "flood",
        })).Text("number");
        await server.Command($"{drill}/townships/{Neighbour}/merger",
            new() { ["into"] = Place, ["reason"] = "并入" });
        Assert.DoesNotContain(Neighbour, (await server.Get($"{drill}/townships")).Body!["items"]!.AsArray()
            .Select(t => t!["code"]!.ToString()));
        Assert.Equal(Place, (await server.Get($"{drill}/townships/新名镇")).Text("code"));
        Assert.Subset(Ids(await server.Get($"{drill}/teams?owner={Place}")).ToHashSet(), squads.ToHashSet());
        var incident = await server.Command($"{drill}/incidents", new()
        {
            ["place"] = Neighbour, ["name"] = "内涝", ["hazard"] = "flood",
        });
        Assert.StartsWith(Place, incident.Text("number"));
        foreach (var place in (string[])[Place, Neighbour, "新名镇"])
            Assert.Contains(begun, (await server.Get($"{drill}/incidents?place={place}")).Body!["items"]!.AsArray()
                .Select(i => i!["number"]!.ToString()));
        Assert.Equal("0", (await server.Command($"{drill}/townships/{Neighbour}/merger",
            new() { ["into"] = Place, ["reason"] = "并入" })).Text("records"));
    }

    [Fact]
    public async Task No_township_takes_a_code_that_another_is_still_found_by()
    {
        var drill = await server.Drill("master-code");
        (await server.Post($"{drill}/townships/430422118/code", new() { ["code"] = "430422113", ["reason"] = "x" }))
            .IsProblem(400, "code", "was a code of");
        await server.Command(
            $"{drill}/townships/430422118/code", new() { ["code"] = "430422977", ["reason"] = "改码" });
        Assert.Equal("430422977", (await server.Get($"{drill}/townships/430422118")).Text("code"));
    }

    [Fact]
    public async Task A_part_of_a_township_becomes_one_of_its_own()
    {
        var drill = await server.Drill("master-split");
        var squads = Ids(await server.Get($"{drill}/teams?owner={Place}"));
        var made = await server.Command($"{drill}/townships/{Place}/split", new()
        {
            ["code"] = "430422901", ["name"] = "东洲乡", ["pinyin"] = "Dongzhou Xiang", ["latitude"] = 26.9,
            ["longitude"] = 112.5, ["population"] = 5000, ["minutes"] = 15, ["teams"] = new JsonArray(squads[0]),
            ["reason"] = "析置",
        });
        Assert.Equal($"{drill}/townships/430422901", made.Location);
        Assert.Equal([squads[0]], Ids(await server.Get($"{drill}/teams?owner=东洲乡")));
    }

    [Fact]
    public async Task Contact_and_deputies_are_set_found_and_taken_back()
    {
        var drill = await server.Drill("master-contacts");
        await server.Command($"{drill}/contacts", new()
        {
            ["of"] = Place, ["reason"] = "值班表",
            ["people"] = new JsonArray(
                new JsonObject { ["name"] = "李敏", ["role"] = "站长", ["telephone"] = "0734-8550000" },
                new JsonObject { ["name"] = "王强", ["telephone"] = "13800000000" }),
        });
        var items = (await server.Get($"{drill}/contacts?q=王强")).Body!["items"]!.AsArray();
        Assert.Equal("true", items.Single()!["deputy"]!.ToString());
        (await server.Post($"{drill}/contacts", new()
        {
            ["of"] = Place, ["reason"] = "x", ["people"] = new JsonArray(new JsonObject { ["name"] = "李敏" }),
        })).IsProblem(400, "people[0].telephone", "missing");
        await server.Command($"{drill}/contacts",
            new() { ["of"] = Place, ["people"] = new JsonArray(), ["reason"] = "撤销" });
        Assert.Empty((await server.Get($"{drill}/contacts?of={Place}")).Body!["items"]!.AsArray());
    }

    private static JsonObject Squad() => new()
    {
        ["id"] = "430422119-N1", ["name"] = "新队", ["owner"] = "近尾洲", ["people"] = 8,
        ["capabilities"] = new JsonArray("flood-rescue/2", "转移安置"),
        ["equipment"] = new JsonObject { ["boats"] = 2 }, ["reason"] = "新建",
    };

    private static List<string> Ids(Answer list) =>
        [.. list.Body!["items"]!.AsArray().Select(i => i!["id"]!.ToString())];
}

using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.MasterData;

/// <summary>Townships are merged by mistake, twice and otherwise, and the office puts it right.</summary>
public sealed class MergedTownshipTests(TestServer server)
{
    private const string Place = "430422119", Other = "430422118", Gone = "430422122";

    [Fact]
    public async Task Nothing_that_is_meant_for_a_merged_township_changes_the_other()
    {
        var drill = await server.Drill("merged-path");
        var name = (await server.Get($"{drill}/townships/{Gone}")).Text("name");
        await server.Command($"{drill}/townships/{Gone}/details", new() { ["name"] = "新名镇", ["reason"] = "更名" });
        await Merge(drill, Gone, Place);
        var before = (await server.Get(drill)).Text("regionVersion");
        // A second clerk is of another opinion. He may write any code or name that it had.
        foreach (var path in (string[])[Gone, "新名镇", name, $"{Gone}新名镇", "４３０４２２１２２"])
            foreach (var (command, body) in new (string, JsonObject)[]
            {
                ("merger", new() { ["into"] = Other }), ("details", new() { ["name"] = "别名镇" }),
                ("code", new() { ["code"] = "430422977" }), ("split", Part()),
                ("response-level", new() { ["level"] = "iv", ["basis"] = "暴雨" }),
            })
            {
                body["reason"] = "合并";
                if (command == "response-level") body.Remove("reason");
                (await server.Post($"{drill}/townships/{Uri.EscapeDataString(path)}/{command}", body))
                    .IsProblem(409, says: "township-merged");
            }

        (await server.Post($"{drill}/townships/{Gone}/merger", new() { ["into"] = Other, ["reason"] = "并入" }))
            .IsProblem(409, says: "近尾洲镇");
        Assert.Equal("0", (await Merge(drill, Gone, Place)).Text("records"));
        Assert.Equal(before, (await server.Get(drill)).Text("regionVersion"));
        Assert.Empty((await server.Get($"{drill}/response-levels")).Body!.AsArray());
        Assert.Equal(Place, (await server.Get($"{drill}/townships/{Gone}")).Text("code"));
    }

    [Fact]
    public async Task A_township_that_only_got_another_code_goes_on_under_the_old_one()
    {
        var drill = await server.Drill("recoded-path");
        await server.Command($"{drill}/townships/{Other}/code", new() { ["code"] = "430422977", ["reason"] = "改码" });
        await server.Command($"{drill}/townships/{Other}/details", new() { ["name"] = "新镇", ["reason"] = "更名" });
        await server.Command($"{drill}/townships/{Other}/details", new() { ["population"] = 7, ["reason"] = "普查" });
        var split = Part();
        split["code"] = Other;
        (await server.Post($"{drill}/townships/430422977/split", split)).IsProblem(400, "code", "new code");
        var level = new JsonObject { ["level"] = "iv", ["basis"] = "暴雨" };
        await server.Command($"{drill}/townships/{Other}/response-level", level);
        Assert.Equal("Township/430422977", (await Eventually.Get("it is raised", async () =>
            (await server.Get($"{drill}/response-levels")).Body!.AsArray().FirstOrDefault()))["tier"]!.ToString());
        await Merge(drill, Other, Place);
        Assert.Equal(Place, (await server.Get($"{drill}/townships/430422977")).Text("code"));
        // The level that was raised before is lowered where it was raised.
        level["level"] = "none";
        await server.Command($"{drill}/townships/430422977/response-level", level);
        await Eventually.Is("it is lowered", async () =>
            (await server.Get($"{drill}/response-levels")).Body!.AsArray().Count == 0);
    }

    [Fact]
    public async Task A_wrong_merger_is_taken_back_under_the_old_code()
    {
        var drill = await server.Drill("merger-back");
        await server.Command($"{drill}/townships/{Gone}/details",
            new() { ["villages"] = new JsonArray("新村", "古城村"), ["reason"] = "录入" });
        await server.Command($"{drill}/townships/{Place}/details",
            new() { ["villages"] = new JsonArray("新村", "沿江村"), ["reason"] = "录入" });
        var (was, there) = (await Data(drill, Gone), await Data(drill, Place));
        await Merge(drill, Gone, Place);
        var back = new JsonObject { ["code"] = Gone, ["reason"] = "撤销合并" };
        (await server.Post($"{drill}/townships/{Other}/split", Copy(back))).IsProblem(400, "code", "split 近尾洲镇");
        var made = await server.Command($"{drill}/townships/{Place}/split", Copy(back));
        Assert.Equal($"{drill}/townships/{Gone}", made.Location);
        Assert.Equal("0", (await server.Command($"{drill}/townships/{Place}/split", Copy(back))).Text("records"));
        Assert.Equal((was, there), (await Data(drill, Gone), await Data(drill, Place)));
        Assert.Equal(Gone, (await server.Get($"{drill}/townships/{Gone}")).Text("code"));
        var incident = await server.Command($"{drill}/incidents", new()
        {
            ["place"] = Gone, ["name"] = "内涝", ["hazard"] = "flood",
        });
        Assert.StartsWith(Gone, incident.Text("number"));
        // It may be merged again, now into the right one.
        await Merge(drill, Gone, Other);
        Assert.Equal(Other, (await server.Get($"{drill}/townships/{Gone}")).Text("code"));
    }

    [Fact]
    public async Task What_the_office_says_of_a_township_that_comes_back_counts()
    {
        var drill = await server.Drill("merger-part-back");
        var squads = Ids(await server.Get($"{drill}/teams?owner={Gone}"));
        await Merge(drill, Gone, Place);
        await Merge(drill, Place, Other);
        await server.Command($"{drill}/townships/{Other}/split", new()
        {
            ["code"] = Gone, ["name"] = "新镇", ["teams"] = new JsonArray(squads[0]), ["minutes"] = 12,
            ["reason"] = "撤销合并",
        });
        Assert.Equal([squads[0]], Ids(await server.Get($"{drill}/teams?owner=新镇")));
        Assert.Equal(Other, (await server.Get($"{drill}/townships/{Place}")).Text("code"));
        await server.Command($"{drill}/townships/{Other}/split", new() { ["code"] = Place, ["reason"] = "撤销合并" });
        Assert.Equal("近尾洲镇", (await server.Get($"{drill}/townships/{Place}")).Text("name"));
        Assert.Equal(Gone, (await server.Get($"{drill}/townships/{Gone}")).Text("code"));
    }

    [Fact]
    public async Task No_township_gets_a_name_that_another_has()
    {
        var drill = await server.Drill("same-name");
        var taken = (await server.Get($"{drill}/townships/{Other}")).Text("name");
        var own = (await server.Get($"{drill}/townships/{Place}")).Text("name");
        (await server.Post($"{drill}/townships/{Place}/details", new() { ["name"] = $" {taken}", ["reason"] = "更名" }))
            .IsProblem(400, "name", $"taken by {Other}");
        var part = Part();
        part["name"] = taken;
        (await server.Post($"{drill}/townships/{Place}/split", part)).IsProblem(400, "name", $"taken by {Other}");
        // What was called so before, or is merged, does not keep the name.
        await server.Command($"{drill}/townships/{Other}/details", new() { ["name"] = "别名镇", ["reason"] = "更名" });
        await server.Command($"{drill}/townships/{Place}/details", new() { ["name"] = taken, ["reason"] = "更名" });
        foreach (var typed in (string[])[taken, taken[..^1]])
            Assert.Equal(Place, (await server.Get($"{drill}/townships/{typed}")).Text("code"));
        await server.Command($"{drill}/townships/{Place}/details", new() { ["name"] = own, ["reason"] = "更名" });
        await server.Command($"{drill}/townships/{Other}/details", new() { ["name"] = taken, ["reason"] = "更名" });
        foreach (var typed in (string[])[taken, taken[..^1]])
            Assert.Equal(Other, (await server.Get($"{drill}/townships/{typed}")).Text("code"));
    }

    private Task<Answer> Merge(string drill, string from, string into) => server.Command(
        $"{drill}/townships/{from}/merger", new() { ["into"] = into, ["reason"] = "并入" });

    /// <summary>Reads what a township has: its data, squads and village alliances.</summary>
    private async Task<string> Data(string drill, string code)
    {
        var township = (await server.Get($"{drill}/townships/{code}")).Body!;
        var alliances = (await server.Get($"{drill}/village-alliances?limit=500")).Body!["items"]!.AsArray()
            .Where(v => v!["township"]!.ToString() == code).Select(v => v!["code"]!.ToString());
        return string.Join('\n', [
            township["name"]!.ToString(), township["population"]!.ToString(), township["villages"]!.ToJsonString(),
            township["formerly"]!.ToJsonString(), .. Ids(await server.Get($"{drill}/teams?owner={code}")),
            .. alliances]);
    }

    private static JsonObject Part() => new()
    {
        ["code"] = "430422901", ["name"] = "东洲乡", ["pinyin"] = "Dongzhou Xiang", ["latitude"] = 26.9,
        ["longitude"] = 112.5, ["population"] = 5000, ["minutes"] = 15, ["reason"] = "析置",
    };

    private static List<string> Ids(Answer list) =>
        [.. list.Body!["items"]!.AsArray().Select(i => i!["id"]!.ToString())];

    private static JsonObject Copy(JsonObject body) => (JsonObject)body.DeepClone();
}

using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.MasterData;

/// <summary>A second identical change of the master data, as by a double click, is a success that changes nothing. One
/// with other data is refused.</summary>
public sealed class RepeatedDataTests(TestServer server)
{
    private const string Place = "430422119", Neighbour = "430422116";

    [Fact]
    public async Task A_squad_a_depot_and_a_village_alliance_are_added_twice()
    {
        var drill = await server.Drill("twice-added");
        await Twice($"{drill}/teams", new()
        {
            ["id"] = "430422119-N1", ["name"] = "新队", ["owner"] = "近尾洲", ["people"] = 8,
            ["capabilities"] = new JsonArray("flood-rescue/2"), ["equipment"] = new JsonObject { ["boats"] = 2 },
            ["reason"] = "新建",
        }, ("people", 9), "code-taken");
        var depot = new JsonObject
        {
            ["id"] = "430422119-C1", ["name"] = "物资接收点", ["owner"] = Place,
            ["stock"] = new JsonObject { ["water"] = 100 }, ["reason"] = "接收捐赠",
            ["lots"] = new JsonArray(
                new JsonObject { ["kind"] = "water", ["units"] = 60, ["expires"] = "2099-05-01" }),
        };
        await Twice($"{drill}/depots", depot, ("name", "另一个库"), "code-taken");
        await Twice($"{drill}/depots", depot, ("stock", new JsonObject { ["water"] = 99 }), "code-taken");
        await Twice($"{drill}/village-alliances", new()
        {
            ["code"] = "430422119-V9", ["name"] = "第九联盟", ["township"] = Place, ["villages"] = 3,
            ["reason"] = "新建",
        }, ("villages", 4), "code-taken");
    }

    [Fact]
    public async Task A_township_gets_its_new_code_twice()
    {
        var drill = await server.Drill("twice-recoded");
        var body = new JsonObject { ["code"] = "430422977", ["reason"] = "改码" };
        await server.Command($"{drill}/townships/430422118/code", Copy(body));
        foreach (var path in (string[])["430422118", "430422977"])
            await Nothing($"{drill}/townships/{path}/code", body);
        (await server.Post($"{drill}/townships/{Neighbour}/code", Copy(body))).IsProblem(400, "code", "taken");
        // What was merged has not got the code of the other.
        await server.Command($"{drill}/townships/{Neighbour}/merger", new() { ["into"] = Place, ["reason"] = "并入" });
        (await server.Post($"{drill}/townships/{Neighbour}/code", new() { ["code"] = Place, ["reason"] = "x" }))
            .IsProblem(409, says: "township-merged");
    }

    [Fact]
    public async Task A_township_is_merged_twice_by_its_code_and_by_its_name()
    {
        var drill = await server.Drill("twice-joined");
        var name = (await server.Get($"{drill}/townships/{Neighbour}")).Text("name");
        var body = new JsonObject { ["into"] = "近尾洲镇", ["reason"] = "并入" };
        await server.Command($"{drill}/townships/{Uri.EscapeDataString(name)}/merger", Copy(body));
        foreach (var path in (string[])[Neighbour, Uri.EscapeDataString(name)])
            await Nothing($"{drill}/townships/{path}/merger", body);
        (await server.Post($"{drill}/townships/{Place}/merger", Copy(body))).IsProblem(400, "into", "itself");
    }

    [Fact]
    public async Task A_part_of_a_township_becomes_one_of_its_own_once()
    {
        var drill = await server.Drill("twice-split");
        var squad = (await server.Get($"{drill}/teams?owner={Place}")).Body!["items"]![0]!["id"]!.ToString();
        await Twice($"{drill}/townships/{Place}/split", new()
        {
            ["code"] = "430422901", ["name"] = "东洲乡", ["pinyin"] = "Dongzhou Xiang", ["latitude"] = 26.9,
            ["longitude"] = 112.5, ["population"] = 5000, ["minutes"] = 15, ["teams"] = new JsonArray(squad),
            ["reason"] = "析置",
        }, ("teams", new JsonArray()), "code-taken");
    }

    [Fact]
    public async Task Two_clicks_at_the_same_moment_are_one_decision()
    {
        var drill = await server.Drill("same-moment");
        var body = new JsonObject
        {
            ["id"] = "430422119-N2", ["name"] = "新二队", ["owner"] = Place, ["people"] = 8,
            ["capabilities"] = new JsonArray("flood-rescue/2"), ["reason"] = "新建",
        };
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            server.Command($"{drill}/teams", Copy(body))));
        Assert.All(answers, a => Assert.Equal("430422119-N2", a.Text("number")));
        Assert.Equal(1, answers.Sum(a => a.Body!["records"]!.GetValue<int>()));
    }

    [Fact]
    public async Task An_agreement_is_concluded_and_amended_twice()
    {
        var drill = await server.Drill("twice-agreed");
        await Twice($"{drill}/agreements", new()
        {
            ["id"] = "AG-Z", ["name"] = "支援协议", ["alliance"] = false,
            ["parties"] = new JsonArray("430422", "HY-RRC"), ["maxTeamsPerMember"] = 2, ["approval"] = "automatic",
            ["reason"] = "签订",
        }, ("maxTeamsPerMember", 3), "agreement-exists");
        var terms = new JsonObject
        {
            ["maxTeamsPerPair"] = 1, ["lenders"] = new JsonArray("HY-RRC"), ["until"] = "2090-01-01",
            ["reason"] = "修订",
        };
        await server.Command($"{drill}/agreements/AG-Z/terms", Copy(terms));
        await Nothing($"{drill}/agreements/AG-Z/terms", terms);
        terms["maxTeamsPerPair"] = 2;
        Assert.Equal("1", (await server.Command($"{drill}/agreements/AG-Z/terms", Copy(terms))).Text("records"));
        var end = new JsonObject { ["standing"] = "terminated", ["reason"] = "终止" };
        await server.Command($"{drill}/agreements/AG-Z/standing", end);
        (await server.Post($"{drill}/agreements/AG-Z/terms", Copy(terms))).IsProblem(409, says: "terminated");
    }

    /// <summary>Adds something twice, and asserts that the second is answered as the first and changes nothing, and
    /// that it is refused with other data.</summary>
    private async Task Twice(string path, JsonObject body, (string Field, JsonNode Value) other, string code)
    {
        var first = await server.Command(path, Copy(body));
        var second = await Nothing(path, body);
        Assert.Equal((201, first.Text("number"), first.Location), ((int)second.Status, second.Text("number"),
            second.Location));
        var changed = Copy(body);
        changed[other.Field] = other.Value;
        (await server.Post(path, changed)).IsProblem(409, says: code);
    }

    private async Task<Answer> Nothing(string path, JsonObject body)
    {
        var answer = await server.Command(path, Copy(body));
        Assert.Equal(0, answer.Body!["records"]!.GetValue<int>());
        Assert.Null(answer.Body["record"]);
        return answer;
    }

    private static JsonObject Copy(JsonObject body) => (JsonObject)body.DeepClone();
}

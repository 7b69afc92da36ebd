using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>Two reports are one incident: the desk of the one that stands sees all who are there and all who are
/// invited, and what is said under the old number is said of it.</summary>
public sealed class MergedPeopleApiTests(TestServer server)
{
    private async Task<string> Incident(string drill, string name) => (await server.Command($"{drill}/incidents",
        new() { ["place"] = Tour.Place, ["name"] = name, ["hazard"] = "flood" })).Text("number");

    private static JsonObject Team(string name) => new()
    {
        ["name"] = name, ["office"] = "衡阳市", ["people"] = 11, ["capability"] = "flood-rescue",
    };

    private static JsonObject Letter() => new()
    {
        ["to"] = "大堤", ["purpose"] = "转移", ["validMinutes"] = 600, ["reportTo"] = "李主任",
        ["road"] = "107 国道",
    };

    [Fact]
    public async Task Those_who_are_there_and_those_who_are_invited_are_those_of_the_one_that_stands()
    {
        var drill = await server.Drill("merged-people", 60);
        var (older, younger) = (await Incident(drill, "漫堤"), await Incident(drill, "湘江决口"));
        var (stands, merged) = ($"{drill}/incidents/{older}", $"{drill}/incidents/{younger}");
        var checkIn = (await server.Command(
            $"{merged}/check-ins", new() { ["social"] = Team("雄鹰队") })).Text("number");
        var invited = (await server.Command(
            $"{merged}/outside-teams", new() { ["social"] = Team("曙光队"), ["from"] = "衡阳" })).Text("number");
        var letter = (await server.Command($"{merged}/outside-teams/{invited}/answer", new()
        {
            ["answer"] = "invited", ["reason"] = "人手不足", ["letter"] = Letter(),
        })).Text("number");
        await server.Command($"{merged}/merge", new() { ["into"] = older, ["reason"] = "同一险情" });
        await Eventually.Is("the one that stands has them", async () =>
            (await server.Get($"{stands}/check-ins?present=true")).Body!["items"]!.AsArray().Count == 1);
        Assert.Equal(invited,
            (await server.Get($"{stands}/outside-teams")).Body!["items"]!.AsArray().Single()!["number"]!.ToString());
        await server.Command(
            $"{stands}/check-ins/{checkIn}/decision", new() { ["accepted"] = true, ["reason"] = "需要" });
        await server.Command($"{stands}/check-ins", new() { ["letter"] = letter });
        await Eventually.Is("both stay", async () =>
            (await server.Get($"{stands}/check-ins")).Body!["unaskedPeople"]!.GetValue<int>() == 22);
        await server.Command($"{merged}/calls", new() { ["trapped"] = 3 });
        await Eventually.Is("the call is known", async () =>
            (await server.Get(stands)).Body!["incident"]!["call"]?["trapped"]?.GetValue<int>() == 3);
        (await server.Post($"{drill}/aid-requests", new()
        {
            ["incident"] = younger, ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "boats", ["quantity"] = 1, ["priority"] = "routine" }),
        })).IsProblem(409, says: older);
        await server.Command($"{stands}/close", new() { ["reason"] = "险情解除" });
        await Eventually.Is("both are sent home", async () =>
            (await server.Get($"{stands}/check-ins?state=sentHome")).Body!["items"]!.AsArray().Count == 2);
    }

    [Fact]
    public async Task A_letter_of_another_incident_tells_who_came_and_the_desk_decides()
    {
        var drill = await server.Drill("other-letter", 60);
        var (one, other) = (await Incident(drill, "漫堤"), await Incident(drill, "内涝"));
        var invited = (await server.Command($"{drill}/incidents/{one}/outside-teams",
            new() { ["social"] = Team("曙光队"), ["from"] = "衡阳" })).Text("number");
        var letter = (await server.Command($"{drill}/incidents/{one}/outside-teams/{invited}/answer", new()
        {
            ["answer"] = "invited", ["reason"] = "人手不足", ["letter"] = Letter(),
        })).Text("number");
        await Eventually.Is("it is known", async () =>
            (int)(await server.Get($"{drill}/letters/{letter}")).Status == 200);
        await server.Command($"{drill}/incidents/{other}/check-ins", new() { ["letter"] = letter });
        var there = await Eventually.Get("it is there", async () =>
            (await server.Get($"{drill}/incidents/{other}/check-ins")).Body!["items"]!.AsArray().FirstOrDefault());
        Assert.Equal(("曙光队", "undecided", 11),
            (there["name"]!.ToString(), there["stage"]!.ToString(), there["people"]!.GetValue<int>()));
    }
}

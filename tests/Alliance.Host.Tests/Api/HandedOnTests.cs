using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>What goes along with an incident, or with its requests, when it is merged, split or put right.</summary>
public sealed class HandedOnTests(TestServer server)
{
    private const string Other = "430422118";

    private async Task<string> Reported(string drill, string place = Tour.Place, bool isVerified = false) =>
        (await server.Command($"{drill}/incidents", new()
        {
            ["place"] = place, ["name"] = "漫堤", ["hazard"] = "flood", ["verified"] = isVerified,
        })).Text("number");

    private async Task<string> Raised(string drill, string incident) =>
        (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident, ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 6, ["priority"] = "urgent" }),
        })).Text("number");

    private async Task<string> Story(string drill, string incident) => string.Join('\n',
        (await server.Get($"{drill}/incidents/{incident}/story")).Body!["sentences"]!.AsArray()
            .Select(s => s!["text"]!.ToString()));

    /// <summary>Waits for the squad of a request, and returns its id.</summary>
    private Task<string> Squad(string drill, string request) => Eventually.Get("a squad is ordered", async () =>
        (await server.Get($"{drill}/teams?request={request}&status=committed")).Body!["items"]!.AsArray()
            .FirstOrDefault()?["id"]?.ToString());

    private Task<Answer> Says(string drill, string squad, string status) =>
        server.Command($"{drill}/teams/{squad}/status", new() { ["status"] = status });

    [Fact]
    public async Task The_incident_that_has_a_request_now_tells_all_of_it_and_the_former_what_was_its_own()
    {
        var drill = await server.Drill("handed-on");
        var first = await Reported(drill);
        await Raised(drill, first);
        var request = await Raised(drill, first);
        var squad = await Squad(drill, request);
        await Says(drill, squad, "enRoute");
        var second = (await server.Command($"{drill}/incidents/{first}/split", new()
        {
            ["requests"] = new JsonArray(request), ["name"] = "对岸漫堤", ["reason"] = "两处",
        })).Text("number");
        await Eventually.Is("the request has moved", async () =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["request"]!["incident"]!.ToString() == second);
        await Says(drill, squad, "onScene");
        await Eventually.Is("the part tells it", async () =>
            await Story(drill, second) is var told && told.Contains("在途", StringComparison.Ordinal)
                && told.Contains("到达现场", StringComparison.Ordinal));
        var former = await Story(drill, first);
        Assert.Contains("在途", former, StringComparison.Ordinal);
        Assert.DoesNotContain("到达现场", former, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrected_away_and_back_the_duty_to_report_runs_as_before()
    {
        var drill = await server.Drill("there-and-back");
        var number = await Reported(drill);
        var clocks = await Clocks(drill, number);
        Assert.NotEqual(0, clocks);
        foreach (var place in (string[])[Other, Tour.Place])
            await server.Command(
                $"{drill}/incidents/{number}/correct", new() { ["place"] = place, ["reason"] = "误录" });
        await Eventually.Is("the clocks run again", async () => await Clocks(drill, number) == clocks);
    }

    private async Task<int> Clocks(string drill, string number) =>
        (await server.Get($"{drill}/clocks?owner={Tour.Place}&subject={number}")).Body!["items"]!.AsArray().Count;

    [Fact]
    public async Task A_request_of_a_call_that_is_verified_by_a_merge_is_unverified_no_more()
    {
        var drill = await server.Drill("verified-by-merge");
        var (older, younger) = (await Reported(drill, isVerified: true), await Reported(drill));
        var request = await Raised(drill, younger);
        Assert.True(await IsUnverified());
        await server.Command($"{drill}/incidents/{younger}/merge", new() { ["into"] = older, ["reason"] = "同一处" });
        await Eventually.Is("the mark is off", async () => !await IsUnverified());

        async Task<bool> IsUnverified() =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["request"]!["unverified"]!.GetValue<bool>();
    }

    [Fact]
    public async Task A_squad_of_the_region_that_is_written_by_its_name_is_asked_for()
    {
        var drill = await server.Drill("named-squad");
        var number = await Reported(drill);
        var squad = (await server.Get($"{drill}/teams?limit=1")).Body!["items"]![0]!;
        JsonObject CheckIn(bool isNew) => new()
        {
            ["social"] = new JsonObject
            {
                ["name"] = squad["name"]!.ToString(), ["office"] = "衡南县", ["people"] = 6,
                ["capability"] = "flood-rescue",
            },
            ["isNew"] = isNew,
        };
        var refused = await server.Post($"{drill}/incidents/{number}/check-ins", CheckIn(isNew: false));
        Assert.Equal((409, "is-a-squad"), ((int)refused.Status, refused.Text("code")));
        Assert.Contains(squad["id"]!.ToString(), refused.Text("detail"), StringComparison.Ordinal);
        await server.Command($"{drill}/incidents/{number}/check-ins", CheckIn(isNew: true));
    }
}

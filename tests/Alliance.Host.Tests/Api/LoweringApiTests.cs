using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>Merging and lowering over the API, in the words of the duty officer.</summary>
public sealed class LoweringApiTests(TestServer server)
{
    private async Task<string> Reported(string drill, string place = Tour.Place) =>
        (await server.Command($"{drill}/incidents",
            new() { ["place"] = place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");

    private async Task<string> Raised(string drill, string incident, int quantity, string priority, int minutes) =>
        (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident, ["lines"] = new JsonArray(new JsonObject
            {
                ["kind"] = "flood-rescue", ["quantity"] = quantity, ["priority"] = priority,
                ["neededWithinMinutes"] = minutes,
            }),
        })).Text("number");

    private async Task<JsonNode> Line(string drill, string request) =>
        (await server.Get($"{drill}/aid-requests/{request}")).Body!["request"]!["lines"]![0]!;

    [Fact]
    public async Task Two_hundred_people_typed_for_twenty_are_called_off_by_the_correction()
    {
        var drill = await server.Drill("slip");
        var incident = await Reported(drill);
        var request = await Raised(drill, incident, 200, "lifeSaving", 240);
        await Eventually.Is("some are promised",
            async () => (await Line(drill, request))["committed"]!.GetValue<int>() > 30);
        var answer = await server.Command($"{drill}/incidents/{incident}/needs", new()
        {
            ["kind"] = "flood-rescue", ["quantity"] = 20, ["priority"] = "lifeSaving", ["correction"] = true,
        });
        Assert.Contains("slip", answer.Body!["said"]![0]!["en"]!.ToString(), StringComparison.Ordinal);
        await Eventually.Is("the line asks 20, and who is too many stands down", async () =>
            await Line(drill, request) is var line && line["quantity"]!.GetValue<int>() == 20
            && line["committed"]!.GetValue<int>() is >= 20 and < 36);
    }

    [Fact]
    public async Task Forty_needed_and_then_sixteen_lowers_the_line_of_the_need()
    {
        var drill = await server.Drill("lowered");
        var incident = await Reported(drill);
        var request = await Raised(drill, incident, 37, "urgent", 240);
        JsonObject Need(int quantity) =>
            new() { ["kind"] = "flood-rescue", ["quantity"] = quantity, ["priority"] = "urgent" };
        await server.Command($"{drill}/incidents/{incident}/needs", Need(37));
        await server.Command($"{drill}/incidents/{incident}/needs", Need(16));
        await Eventually.Is(
            "the line asks 16", async () => (await Line(drill, request))["quantity"]!.GetValue<int>() == 16);
    }

    [Fact]
    public async Task The_first_number_of_a_need_lowers_what_was_asked_and_presses_it()
    {
        var drill = await server.Drill("first-need");
        var incident = await Reported(drill);
        var request = await Raised(drill, incident, 37, "urgent", 600);
        var said = (await server.Command($"{drill}/incidents/{incident}/needs", new()
        {
            ["kind"] = "flood-rescue", ["quantity"] = 8, ["priority"] = "lifeSaving",
        })).Body!["said"]![0]!;
        Assert.EndsWith("goes from 37 to 8", said["en"]!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("37 → 8", said["zh"]!.ToString(), StringComparison.Ordinal);
        await Eventually.Is("the line asks 8, and is life-saving", async () => await Line(drill, request) is var line
            && line["quantity"]!.GetValue<int>() == 8 && line["priority"]!.ToString() == "lifeSaving");
    }

    [Fact]
    public async Task Of_two_merged_requests_the_more_urgent_sooner_and_larger_stays()
    {
        var drill = await server.Drill("merged-requests");
        var incident = await Reported(drill);
        var older = await Raised(drill, incident, 8, "routine", 600);
        var younger = await Raised(drill, incident, 24, "lifeSaving", 90);
        var due = (await Line(drill, younger))["neededBy"]!.ToString();
        var answer = await server.Command(
            $"{drill}/aid-requests/{younger}/merge", new() { ["into"] = older, ["reason"] = "同一处" });
        var said = answer.Body!["said"]![0]!["en"]!.ToString();
        Assert.Contains("24", said, StringComparison.Ordinal);
        Assert.Contains("life-saving", said, StringComparison.Ordinal);
        await Eventually.Is("the older has the terms", async () =>
            await Line(drill, older) is var line && line["priority"]!.ToString() == "lifeSaving"
            && line["neededBy"]!.ToString() == due);
    }

    [Fact]
    public async Task A_merged_incident_hands_its_needs_and_requests_over()
    {
        var drill = await server.Drill("merged-incidents");
        var (older, younger) = (await Reported(drill), await Reported(drill));
        var request = await Raised(drill, younger, 24, "lifeSaving", 90);
        await Raised(drill, older, 8, "routine", 600);
        await server.Command($"{drill}/incidents/{younger}/merge", new() { ["into"] = older, ["reason"] = "同一险情" });
        var incident = await Eventually.Get("the older has both", async () =>
            (await server.Get($"{drill}/incidents/{older}")).Body!["incident"] is { } i
            && i["requests"]!.AsArray().Any(r => r!.ToString() == request) ? i : null);
        Assert.Equal(younger, incident["absorbed"]![0]!.ToString());
        Assert.Equal(older, (await server.Get($"{drill}/incidents/{younger}")).Body!["incident"]!["mergedInto"]!
            .ToString());
        await Eventually.Is("the request follows", async () =>
            (await server.Get($"{drill}/aid-requests?incident={older}")).Body!["items"]!.AsArray()
            .Any(r => r!["number"]!.ToString() == request));
    }
}

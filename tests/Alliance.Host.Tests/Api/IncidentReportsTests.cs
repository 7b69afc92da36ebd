using System.Globalization;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>Grade, figures, reports upward, command, warnings and unsolicited offers over the API, in a realm of the
/// test's own.</summary>
public sealed class IncidentReportsTests(TestServer server)
{
    private const string Drill = "/api/v1/realms/reports";
    private const string Town = $"Township/{Tour.Place}", County = "CommandCentre/430422";

    [Fact]
    public async Task An_incident_is_graded_counted_reported_and_handed_over()
    {
        await server.Send(HttpMethod.Post, "/api/v1/realms", new JsonObject { ["name"] = "reports" });
        var incident = (await server.Command($"{Drill}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "湘江漫堤", ["hazard"] = "flood" })).Text("number");
        var at = $"{Drill}/incidents/{incident}";
        Assert.Equal(2, (await server.Get($"{Drill}/clocks?subject={incident}")).Body!["items"]!.AsArray().Count);

        await server.Command($"{at}/grade", new() { ["grade"] = "large", ["basis"] = "三人失联" });
        (await server.Post($"{at}/grade", new() { ["grade"] = "red", ["basis"] = "x" })).IsProblem(
            400, "grade", "speciallyMajor");
        await server.Command($"{at}/reports", new() { ["missing"] = 3, ["evacuated"] = 120 });
        await server.Command($"{at}/reports", new() { ["missing"] = 1, ["dead"] = 1, ["evacuated"] = 300 });
        (await server.Post($"{at}/reports", new() { ["dead"] = 1, ["corrects"] = $"{incident}-S09" })).IsProblem(
            400, "corrects", $"{incident}-S02");
        (await server.Post($"{at}/reports", new() { ["dead"] = -1 })).IsProblem(400, "dead", "negative");

        await server.Command($"{at}/upward-reports", new() { ["tier"] = Town, ["medium"] = "written" });
        (await server.Post($"{at}/upward-reports",
            new() { ["tier"] = Town, ["medium"] = "written", ["to"] = "440000" })).IsProblem(400, "to", "430422");
        await Eventually.Get("the county is asked to report upward", async () =>
            (await server.Get($"{Drill}/clocks?subject={incident}")).Body!["items"]!.AsArray()
            .FirstOrDefault(c => c!["clock"]!.ToString() == "upward" && c["owner"]!.ToString() == County));

        await server.Command($"{at}/handover", new() { ["body"] = County, ["to"] = County, ["reason"] = "险情较大" });
        (await server.Post($"{at}/handover/answer",
            new() { ["body"] = County, ["accepted"] = true, ["reason"] = "x" })).IsProblem(409, "body", Town);
        await server.Command(
            $"{at}/handover/answer", new() { ["body"] = Town, ["accepted"] = true, ["reason"] = "同意" });

        var detail = (await server.Get(at)).Body!;
        Assert.Equal(("large", County),
            (detail["incident"]!["grade"]!.ToString(), detail["incident"]!["commander"]!.ToString()));
        Assert.Equal(
            [$"{incident}-S01", $"{incident}-S02"], detail["reports"]!.AsArray().Select(r => r!["id"]!.ToString()));
        Assert.Equal($"{incident}-S01", detail["reports"]![1]!["corrects"]!.ToString());
        Assert.Equal(["affected", "dead", "evacuated", "houses", "injured", "missing"],
            detail["reports"]![1]!["figures"]!.AsObject().Select(f => f.Key).Order(StringComparer.Ordinal));
        Assert.Equal(County, detail["upwardReports"]![0]!["to"]!.ToString());
    }

    [Fact]
    public async Task Figures_that_come_late_show_both_times_and_leave_the_later_ones_as_they_are()
    {
        var incident = (await server.Command("incidents", new() { ["place"] = "430422125", ["name"] = "山洪",
            ["hazard"] = "flood", ["occurredAt"] = At(120) })).Text("number");
        var at = $"/api/v1/realms/live/incidents/{incident}";
        await server.Command($"{at}/reports", new() { ["missing"] = 1, ["dead"] = 2, ["occurredAt"] = At(30) });
        await server.Command($"{at}/reports", new() { ["missing"] = 3, ["occurredAt"] = At(90) });
        var detail = (await server.Get(at)).Body!;
        Assert.Equal(2, detail["incident"]!["lastReport"]!["figures"]!["dead"]!.GetValue<int>());
        Assert.All(detail["reports"]!.AsArray(), r => Assert.True(
            DateTimeOffset.Parse(r!["asOf"]!.ToString(), CultureInfo.InvariantCulture)
                < DateTimeOffset.Parse(r["at"]!.ToString(), CultureInfo.InvariantCulture)));
        Assert.Null(detail["reports"]![1]!["corrects"]);
        static string At(int ago) =>
            DateTimeOffset.UtcNow.AddMinutes(-ago).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_warning_is_issued_listed_and_cancelled()
    {
        const string realm = "/api/v1/realms/warnings";
        await server.Send(HttpMethod.Post, "/api/v1/realms", new JsonObject { ["name"] = "warnings" });
        (await server.Post($"{realm}/warnings", new() { ["tier"] = "Township/1", ["hazard"] = "flood",
            ["colour"] = "red", ["validMinutes"] = 60, ["basis"] = "x" })).IsProblem(400, "tier");
        (await server.Post($"{realm}/warnings", new() { ["tier"] = County, ["hazard"] = "flood", ["colour"] = "red",
            ["validMinutes"] = 60_000, ["basis"] = "x" })).IsProblem(400, "validUntil");
        var id = (await server.Command($"{realm}/warnings", new() { ["tier"] = County, ["hazard"] = "flood",
            ["colour"] = "orange", ["validMinutes"] = 600, ["basis"] = "雨量" })).Text("number");
        Assert.Equal("orange", (await server.Get($"{realm}/warnings")).Body!["items"]![0]!["colour"]!.ToString());
        Assert.Equal(id, (await server.Get($"{realm}/situation")).Body!["warnings"]![0]!["id"]!.ToString());
        await server.Command($"{realm}/warnings/{id}/cancel", new() { ["reason"] = "洪峰已过" });
        await server.Command($"{realm}/warnings/{id}/cancel", new() { ["reason"] = "x" });
        Assert.Empty((await server.Get($"{realm}/warnings")).Body!["items"]!.AsArray());
        var past = (await server.Get($"{realm}/warnings?state=cancelled")).Body!["items"]![0]!;
        Assert.Equal([id, "cancelled", "洪峰已过"],
            ((string[])["id", "state", "endedBecause"]).Select(field => past[field]!.ToString()));
        (await server.Get($"{realm}/warnings?state=gone")).IsProblem(400, "state");
        (await server.Post($"{realm}/warnings/none/cancel", new() { ["reason"] = "x" })).IsProblem(404);
    }

    [Fact]
    public async Task An_unsolicited_offer_is_taken_up_or_turned_down()
    {
        const string realm = "/api/v1/realms/offers";
        await server.Send(HttpMethod.Post, "/api/v1/realms", new JsonObject { ["name"] = "offers" });
        var incident = (await server.Command($"{realm}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "湘江漫堤", ["hazard"] = "flood" })).Text("number");
        var body = new JsonObject { ["lender"] = Town, ["resource"] = $"RescueTeam/{Tour.Place}-F1",
            ["kind"] = "flood-rescue", ["validMinutes"] = 60, ["note"] = "可支援" };
        var team = (await server.Get($"{realm}/teams/{Tour.Place}-F1")).Body!;
        body["kind"] = team["team"]!["capabilities"]![0]!.ToString();
        (await server.Post($"{realm}/incidents/{incident}/offers", Of(body, "lender", County))).IsProblem(
            400, "resource");
        var offer =
            (await server.Command($"{realm}/incidents/{incident}/offers", Of(body, "note", "可支援"))).Text("number");
        await Eventually.Get("the offer has arrived", async () =>
            (await server.Get($"{realm}/incidents/{incident}")).Body!["incident"]!["offers"]!.AsArray()
            .FirstOrDefault(o => o!["offer"]!.ToString() == offer));
        (await server.Post($"{realm}/incidents/{incident}/offers/{offer}/answer",
            new() { ["reason"] = "x" })).IsProblem(400, "refusal");
        (await server.Post($"{realm}/incidents/{incident}/offers/{offer}/answer",
            new() { ["line"] = "x", ["reason"] = "x" })).IsProblem(400, "line");
        await server.Command($"{realm}/incidents/{incident}/offers/{offer}/answer",
            new() { ["refusal"] = "notNeeded", ["reason"] = "力量已足" });
        (await server.Post($"{realm}/incidents/{incident}/offers/{offer}/answer",
            new() { ["refusal"] = "tooLate", ["reason"] = "x" })).IsProblem(409, null, "no-such-offer");
    }

    private static JsonObject Of(JsonObject body, string field, string value)
    {
        var copy = (JsonObject)body.DeepClone();
        copy[field] = value;
        return copy;
    }
}

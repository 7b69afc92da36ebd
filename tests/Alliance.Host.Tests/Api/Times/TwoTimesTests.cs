using System.Globalization;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;
using static Alliance.Host.Tests.Running.Moments;

namespace Alliance.Host.Tests.Api.Times;

/// <summary>What is entered late of incidents, reports and squads shows both times and counts from when it
/// happened.</summary>
public sealed class TwoTimesTests(TestServer server)
{
    private const string Live = "/api/v1/realms/live";
    private const string Place = "430422112";

    private async Task<string> Incident(string realm, double? minutesAgo = null)
    {
        var body = new JsonObject { ["place"] = Place, ["name"] = "滑坡", ["hazard"] = "landslide" };
        if (minutesAgo is { } ago) body["occurredAt"] = Ago(ago);
        return (await server.Command($"{realm}/incidents", body)).Text("number");
    }

    private static DateTimeOffset Time(JsonNode node, string field) => node[field]!.GetValue<DateTimeOffset>();

    private static string At(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Said(Answer answer) =>
        answer.Body!["said"]!.AsArray().Select(s => s!["en"]!.ToString());

    [Fact]
    public async Task An_incident_that_was_entered_hours_later_says_so_in_list_detail_and_sheet()
    {
        var (late, now) = (await Incident(Live, 400), await Incident(Live));
        foreach (var shown in (JsonNode[])[
            (await server.Get($"{Live}/incidents/{late}")).Body!["incident"]!,
            (await server.Get($"{Live}/incidents?place={Place}&limit=100")).Body!["items"]!.AsArray()
                .Single(i => i!["number"]!.ToString() == late)!])
            Assert.Equal(400, (Time(shown, "recordedAt") - Time(shown, "reportedAt")).TotalMinutes, 1.0);
        Assert.Null((await server.Get($"{Live}/incidents/{now}")).Body!["incident"]!["recordedAt"]);
        foreach (var incident in (string[])[late, now])
            await server.Command($"{Live}/incidents/{incident}/close", new() { ["reason"] = "险情解除" });
    }

    [Fact]
    public async Task Reports_upward_count_from_when_they_were_made_and_show_both_times()
    {
        var incident = await Incident(Live, 120);
        await Upward("430422", "written", 10);
        var right = await Upward("430422", "written", 90);
        Assert.Contains(Said(right), s => s.Contains("in writing: done in 3", StringComparison.Ordinal)
            && s.Contains("put right", StringComparison.Ordinal));
        var reports = (await server.Get($"{Live}/incidents/{incident}")).Body!["upwardReports"]!.AsArray();
        Assert.Equal(
            [10, 90],
            reports.Select(r => (int)Math.Round((Time(r!, "at") - Time(r!, "occurredAt")).TotalMinutes)));
        await server.Command(
            $"{Live}/incidents/{incident}/grade", new() { ["grade"] = "large", ["basis"] = "三人失联" });
        await Upward("430422", "telephone", 100);
        var clocks = (await server.Get($"{Live}/clocks?limit=200")).Body!["items"]!.AsArray()
            .Where(c => c!["subject"]!.ToString() == incident).ToList();
        var followUp = clocks.Single(c => c!["clock"]!.ToString() == "followUp")!;
        Assert.True(Time(followUp, "due") > DateTimeOffset.UtcNow.AddHours(11));
        await server.Command($"{Live}/incidents/{incident}/close", new() { ["reason"] = "险情解除" });

        Task<Answer> Upward(string to, string medium, double ago) =>
            server.Command($"{Live}/incidents/{incident}/upward-reports", new()
            {
                ["tier"] = Place, ["to"] = to, ["medium"] = medium, ["occurredAt"] = Ago(ago),
            });
    }

    [Fact]
    public async Task The_superior_owes_its_own_report_from_when_it_was_told()
    {
        var incident = await Incident(Live, 100);
        await server.Command($"{Live}/incidents/{incident}/grade", new()
        {
            ["grade"] = "large", ["basis"] = "三人失联", ["occurredAt"] = Ago(98),
        });
        foreach (var ago in (int[])[40, 95])
        {
            await server.Command($"{Live}/incidents/{incident}/upward-reports", new()
            {
                ["tier"] = Place, ["to"] = "430422", ["medium"] = "telephone", ["occurredAt"] = Ago(ago),
            });
            await Eventually.Is("the county owes a report from then", async () =>
                (await server.Get($"{Live}/clocks?limit=200")).Body!["items"]!.AsArray().Any(c =>
                    c!["subject"]!.ToString() == incident && c["clock"]!.ToString() == "upward"
                    && Math.Abs((Time(c, "due") - DateTimeOffset.UtcNow).TotalMinutes - 120 + ago) < 1.5));
        }

        await server.Command($"{Live}/incidents/{incident}/close", new() { ["reason"] = "险情解除" });
    }

    [Fact]
    public async Task Figures_of_an_earlier_time_are_answered_with_those_that_stand()
    {
        var incident = await Incident(Live, 120);
        await Figures(30, 3);
        var late = await Figures(60, 1);
        Assert.Contains(Said(late), s => s.Contains($"{incident}-S01\", which stands", StringComparison.Ordinal));
        var story = (await server.Get($"{Live}/incidents/{incident}/story")).Body!["sentences"]!.AsArray();
        Assert.Contains(story, s => s!["text"]!.ToString().Contains("补报的灾情", StringComparison.Ordinal));
        await server.Command($"{Live}/incidents/{incident}/close", new() { ["reason"] = "险情解除" });

        Task<Answer> Figures(double ago, int missing) => server.Command($"{Live}/incidents/{incident}/reports", new()
        {
            ["missing"] = missing, ["occurredAt"] = Ago(ago),
        });
    }

    [Fact]
    public async Task Totals_count_the_hours_of_those_who_were_there_and_what_is_still_lacking()
    {
        var drill = await server.Drill("hours-of-people", clock: 60);
        var incident = (await server.Command($"{drill}/incidents",
            new() { ["place"] = Place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");
        var request = (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident, ["lines"] = new JsonArray(new JsonObject
            {
                ["kind"] = "flood-rescue", ["quantity"] = 6, ["priority"] = "lifeSaving",
            }),
        })).Text("number");
        var squad = await Eventually.Get("a squad has its order", async () =>
            (await server.Get($"{drill}/teams?request={request}&status=committed")).Body!["items"]!.AsArray()
                .FirstOrDefault()?["id"]?.ToString());
        await Eventually.Is("what is promised twice lacks once", async () => (await Totals()) is var totals
            && totals["kinds"]![0]!["open"]!.GetValue<int>() is var open && open <= 6
            && totals["kinds"]![0]!["committed"]!.GetValue<int>() > 6 && open > 0);
        // A crew that cannot say why is stuck all the same.
        await Says("enRoute");
        var stuck = await server.Command($"{drill}/teams/{squad}/eta", new() { ["stuck"] = true, ["eta"] = "7:5" });
        Assert.Contains(Said(stuck), s => s.Contains("reason", StringComparison.Ordinal));
        Assert.Contains(Said(stuck), s => s.Contains("eta", StringComparison.Ordinal));
        await server.Command($"{drill}/teams/{squad}/eta", new() { ["minutes"] = 15 });
        Assert.Contains(Said(await server.Command($"{drill}/teams/{squad}/eta", new() { ["eta"] = "7:5" })),
            s => s.Contains("stays as it was", StringComparison.Ordinal));
        await Says("onScene");
        await Eventually.Is("it has worked", async () => Hours(await Totals()) > 0.3);
        await Says("available");
        var over = await Eventually.Get("it is home", async () =>
            await Commitment() is { } c && c["endedAt"] is not null ? c : null);
        // A minute of this drill is a second.
        var hours = (Time(over, "endedAt") - Time(over, "departedAt")).TotalHours * 60;
        Assert.Equal(hours * People(over), Hours(await Totals()), 0.02);
        await Says("onScene", Time(over, "arrivedAt"), people: 2);
        var right = await Eventually.Get("it was two", async () => await Commitment() is { } c && People(c) == 2
            ? await Totals() : null);
        Assert.Equal(hours * 2, Hours(right), 0.02);
        Assert.Equal(2, right["squads"]!["people"]!.GetValue<int>());

        async Task<JsonNode> Totals() => (await server.Get($"{drill}/incidents/{incident}/totals")).Body!;

        async Task<JsonNode?> Commitment() =>
            (await server.Get($"{drill}/commitments?request={request}&limit=50")).Body!["items"]!.AsArray()
                .FirstOrDefault(c => c!["resource"]!.ToString() == $"RescueTeam/{squad}");

        Task<Answer> Says(string status, DateTimeOffset? at = null, int? people = null)
        {
            var body = new JsonObject { ["status"] = status };
            if (at is { } moment) body["occurredAt"] = At(moment);
            if (people is { } number) body["people"] = number;
            return server.Command($"{drill}/teams/{squad}/status", body);
        }

        static double Hours(JsonNode totals) => totals["squads"]!["personHours"]!.GetValue<double>();
        static int People(JsonNode commitment) => commitment["quantity"]!.GetValue<int>();
    }
}

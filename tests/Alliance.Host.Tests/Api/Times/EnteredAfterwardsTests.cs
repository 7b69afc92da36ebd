using System.Globalization;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;
using static Alliance.Host.Tests.Running.Moments;

namespace Alliance.Host.Tests.Api.Times;

/// <summary>A desk that was cut off enters hours later what was asked and what crews did. It counts as it
/// was.</summary>
public sealed class EnteredAfterwardsTests(TestServer server)
{
    private const string Live = "/api/v1/realms/live";
    private const string Place = "430422110";

    private async Task<string> Request(string realm, string place, JsonObject line, double? minutesAgo)
    {
        var incident = (await server.Command($"{realm}/incidents", Said(minutesAgo, new()
        {
            ["place"] = place, ["name"] = "漫堤", ["hazard"] = "flood",
        }))).Text("number");
        return (await server.Command($"{realm}/aid-requests", Said(minutesAgo, new()
        {
            ["incident"] = incident, ["lines"] = new JsonArray(line),
        }))).Text("number");
    }

    private static JsonObject Said(double? minutesAgo, JsonObject body)
    {
        if (minutesAgo is { } ago) body["occurredAt"] = Ago(ago);
        return body;
    }

    private static string Bare(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static JsonObject Line(int people = 6) => new()
    {
        ["kind"] = "flood-rescue", ["quantity"] = people, ["priority"] = "lifeSaving", ["neededWithinMinutes"] = 600,
    };

    private Task<JsonNode> Promised(string realm, string request) => Eventually.Get("a squad is promised", async () =>
        (await server.Get($"{realm}/commitments?request={request}")).Body!["items"]!.AsArray()
            .FirstOrDefault(c => c!["resource"]!.ToString().StartsWith("RescueTeam/", StringComparison.Ordinal)));

    private static string TeamOf(JsonNode commitment) => commitment["resource"]!.ToString()["RescueTeam/".Length..];

    [Fact]
    public async Task The_night_of_a_squad_that_was_asked_then_is_booked_and_nobody_else_is_called_out()
    {
        var request = await Request(Live, Place, Line(), 400);
        var commitment = await Promised(Live, request);
        var id = commitment["id"]!.ToString();
        foreach (var (status, ago) in ((string, int)[])
            [("enRoute", 380), ("onScene", 370), ("returning", 60), ("available", 40)])
            await server.Command($"{Live}/teams/{TeamOf(commitment)}/status", Said(ago, new() { ["status"] = status }));
        var booked = await Eventually.Get("it is over", async () =>
            (await server.Get($"{Live}/commitments?request={request}")).Body!["items"]!.AsArray()
                .FirstOrDefault(c => c!["id"]!.ToString() == id && c["endedAt"] is not null));
        Assert.Equal(310, (Time(booked, "leftAt") - Time(booked, "arrivedAt")).TotalMinutes, 1.0);
        Assert.Equal(340, (Time(booked, "endedAt") - Time(booked, "departedAt")).TotalMinutes, 1.0);
        Assert.Equal(200, (Time((await server.Get($"{Live}/aid-requests/{request}")).Body!["request"]!["lines"]![0]!,
            "neededBy") - DateTimeOffset.UtcNow).TotalMinutes, 5.0);
        Assert.Single((await server.Get($"{Live}/commitments?request={request}")).Body!["items"]!.AsArray());

        static DateTimeOffset Time(JsonNode of, string field) => of[field]!.GetValue<DateTimeOffset>();
    }

    [Fact]
    public async Task A_crew_that_had_left_before_its_order_has_it_and_says_when_it_comes()
    {
        var drill = await server.Drill("left-before", 60);
        var began = (await server.Get(drill)).Body!["beganAt"]!.GetValue<DateTimeOffset>();
        var request = await Request(drill, Tour.Place, Line(), null);
        var team = TeamOf(await Promised(drill, request));
        var order = await Eventually.Get("it is ordered out", async () =>
            (await server.Get($"{drill}/teams/{team}")).Body!["team"]!["order"]?["sentAt"]);
        var at = order.GetValue<DateTimeOffset>();
        var answer = await server.Command($"{drill}/teams/{team}/status", new()
        {
            ["status"] = "enRoute",
            ["occurredAt"] = began.ToString("O", CultureInfo.InvariantCulture),
            ["eta"] = Bare(at.AddMinutes(-20)),
            ["bridge"] = "断", ["reason"] = "绕行",
        });
        var said = string.Concat(answer.Body!["said"]!.AsArray().Select(s => s!["en"]!.ToString()));
        Assert.Contains("just passed", said, StringComparison.Ordinal);
        Assert.Contains("bridge \"断\"", said, StringComparison.Ordinal);
        await Eventually.Is("it has its order", async () =>
            (await server.Get($"{drill}/teams/{team}")).Body!["team"]!["order"]!["receivedAt"] is not null);
        (await server.Post($"{drill}/teams/{team}/status", new() { ["status"] = "onScene", ["occuredAt"] = "06:40" }))
            .IsProblem(400, "occuredAt", "occurredAt?");
        (await server.Post($"{drill}/aid-requests/{request}/lines/1/amend", new()
        {
            ["reason"] = "?", ["neededBy"] = Bare(at.AddMinutes(-20)),
        })).IsProblem(400, "neededBy", "just passed");
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Lists;

/// <summary>The journal as a person reads it: every time is a time, and none a count of milliseconds.</summary>
public sealed class JournalTimesTests(TestServer server)
{
    [Fact]
    public async Task A_call_of_an_hour_ago_is_shown_with_when_it_happened_and_when_it_was_recorded()
    {
        var then = DateTimeOffset.UtcNow.AddHours(-1);
        var answer = await server.Command("incidents", new()
        {
            ["place"] = "430422001", ["name"] = "内涝", ["hazard"] = "flood", ["occurredAt"] = Text(then),
        });
        var record = await Record("journal", answer);
        AreTimes(record, "at", "time", "occurredAt");
        Assert.Equal(then, record["occurredAt"]!.GetValue<DateTimeOffset>(), TimeSpan.FromSeconds(1));
        Assert.Equal(DateTimeOffset.UtcNow, record["at"]!.GetValue<DateTimeOffset>(), TimeSpan.FromMinutes(5));
        Assert.Equal(record["at"]!.ToString(), record["time"]!.ToString());
    }

    [Fact]
    public async Task Times_within_records_are_times_too()
    {
        var drill = await server.Drill("journal-times");
        var until = DateTimeOffset.UtcNow.AddHours(2);
        var answer = await server.Command($"{drill}/warnings", new()
        {
            ["tier"] = $"Township/{Tour.Place}", ["hazard"] = "flood", ["colour"] = "orange",
            ["validUntil"] = Text(until), ["basis"] = "气象台暴雨橙色预警",
        });
        var record = await Record($"{drill}/journal", answer);
        AreTimes(record, "at", "validUntil");
        Assert.Equal(until, record["validUntil"]!.GetValue<DateTimeOffset>(), TimeSpan.FromSeconds(1));

        var incident = (await server.Command($"{drill}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");
        var request = (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(new JsonObject
            {
                ["kind"] = "flood-rescue", ["quantity"] = 6, ["priority"] = "urgent",
            }),
        })).Text("number");
        var raised = (await server.Get($"{drill}/journal?request={request}&type=incident.request-raised"))
            .Body!["items"]![0]!;
        AreTimes(raised["lines"]![0]!, "neededBy");
        await Eventually.Is("a time of arrival is promised", async () =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["journal"]!.AsArray()
                .Any(r => r!["type"]!.ToString() == "request.accepted"));
        foreach (var shown in (await server.Get($"{drill}/aid-requests/{request}")).Body!["journal"]!.AsArray())
            AreTimes(shown!, "at");
    }

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static void AreTimes(JsonNode record, params string[] fields)
    {
        foreach (var field in fields)
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+08:00$", record[field]!.ToString());
    }

    private async Task<JsonNode> Record(string journal, Answer answer)
    {
        var after = answer.Body!["record"]!.GetValue<long>() - 1;
        return (await server.Get($"{journal}?after={after}&limit=1")).Body!["items"]![0]!;
    }
}

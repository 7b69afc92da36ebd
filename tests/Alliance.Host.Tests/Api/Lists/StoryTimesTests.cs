using System.Globalization;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Lists;

/// <summary>The story of an incident as of a time tells what had happened by then, whenever it was told.</summary>
public sealed class StoryTimesTests(TestServer server)
{
    [Fact]
    public async Task What_had_happened_by_a_time_is_told_though_it_was_entered_later()
    {
        var now = DateTimeOffset.UtcNow;
        var incident = (await server.Command("incidents", new()
        {
            ["place"] = "430422121", ["name"] = "漫堤", ["hazard"] = "flood", ["occurredAt"] = Text(now.AddHours(-5)),
        })).Text("number");
        await server.Command($"incidents/{incident}/grade",
            new() { ["grade"] = "large", ["basis"] = "淹没两个村", ["occurredAt"] = Text(now.AddHours(-3)) });
        await server.Command($"incidents/{incident}/grade", new() { ["grade"] = "major", ["basis"] = "转移千人" });

        var all = await Story("");
        var fourHours = Of(now.AddHours(-4));
        var oneHour = Of(now.AddHours(-1));
        var byFour = await Story($"until={fourHours}");
        Assert.NotEmpty(byFour);
        Assert.All(byFour, s => Assert.True(Happened(s) <= now.AddHours(-4).AddMinutes(1)));
        var between = await Story($"since={fourHours}&until={oneHour}");
        Assert.Contains("淹没两个村", Assert.Single(between)["text"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(await Story($"since={oneHour}"),
            s => s["text"]!.ToString().Contains("淹没两个村", StringComparison.Ordinal));
        Assert.Equal(Records(all), Records(await Story($"recordedSince={oneHour}")));
        Assert.Empty(await Story($"recordedUntil={oneHour}"));
        Assert.Equal(Records(all).Order(), Records(all));

        async Task<List<JsonNode>> Story(string query) =>
        [
            .. (await server.Get($"incidents/{incident}/story?{query}")).Body!["sentences"]!.AsArray()
                .Select(s => s!),
        ];
    }

    [Theory]
    [InlineData("since=2026-07-02&until=2026-07-01", "until")]
    [InlineData("recordedSince=2026-07-02&recordedUntil=2026-07-01", "recordedUntil")]
    public async Task A_span_that_ends_before_it_begins_is_refused(string query, string field)
    {
        var incident = (await server.Command("incidents",
            new() { ["place"] = "430422121", ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");
        (await server.Get($"incidents/{incident}/story?{query}")).IsProblem(400, field, "later");
    }

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static string Of(DateTimeOffset time) => Uri.EscapeDataString(Text(time));

    private static DateTimeOffset Happened(JsonNode sentence) =>
        (sentence["happenedAt"] ?? sentence["time"])!.GetValue<DateTimeOffset>();

    private static IEnumerable<long> Records(IEnumerable<JsonNode> sentences) =>
        sentences.Select(s => s["record"]!.GetValue<long>());
}

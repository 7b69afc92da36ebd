using System.Globalization;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Times;

/// <summary>Times that people type are read strictly, wherever they type them.</summary>
public sealed class TimesTests(TestServer server)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    [Theory]
    [InlineData("yyyy-MM-dd HH:mm:sszzz")]
    [InlineData("yyyy-MM-dd't'HH:mm:ss zzz")]
    [InlineData("yyyy-MM-dd'T'HH:mmzzz")]
    [InlineData("yyyy-MM-dd HH:mm:ss")]
    [InlineData("yyyy-MM-dd'T'HH:mm")]
    [InlineData("HH:mm")]
    [InlineData("HH:mm:ss")]
    public async Task A_report_of_an_hour_ago_is_of_an_hour_ago_however_it_is_written(string form)
    {
        var then = Now().AddHours(-1);
        var record = await Record(await server.Command("incidents", Incident(Text(then, form))));
        Assert.InRange(
            Ago(record, "occurredAt"), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61) + TimeSpan.FromSeconds(59));
    }

    [Theory]
    [InlineData("2026-02-30T10:00:00+08:00", "no such day")]
    [InlineData("24:00", "two days")]
    [InlineData("06:40 PM", "00 to 23")]
    [InlineData("1782777600", "a number")]
    [InlineData("2026-07-01T08:30:00+08:00+08:00", "two offsets")]
    [InlineData("昨天", "beyond doubt")]
    public async Task What_is_in_doubt_is_refused_and_not_shifted(string text, string why)
    {
        (await server.Post("incidents", Incident(text))).IsProblem(400, "occurredAt", why);
        (await server.Post($"teams/{Tour.Place}-F1/status",
            new() { ["status"] = "outOfService", ["occurredAt"] = text })).IsProblem(400, "occurredAt", "2026-07-01T");
    }

    [Fact]
    public async Task A_time_that_is_no_text_is_refused_with_the_form_that_is_wanted()
    {
        var body = Incident("");
        body["occurredAt"] = 1_782_777_600;
        (await server.Post("incidents", body)).IsProblem(400, "occurredAt", "2026-07-01T08:30:00");
    }

    [Fact]
    public async Task A_report_from_a_fast_clock_is_taken_as_of_now_and_marked()
    {
        var body = Incident(Text(Now().AddMinutes(6), "yyyy-MM-dd'T'HH:mm:sszzz"));
        var answer = await server.Command("incidents", body, "fast-clock");
        Assert.StartsWith(
            body["occurredAt"]!.ToString()[..16], answer.Text("takenAsNow"), StringComparison.Ordinal);
        var record = await Record(answer);
        Assert.Null(record["occurredAt"]);
        Assert.InRange(Ago(record, "claimedAt"), TimeSpan.FromMinutes(-6.1), TimeSpan.FromMinutes(-5));
        var again = await server.Command("incidents", body, "fast-clock");
        Assert.Equal(answer.Text("takenAsNow")[..19], again.Text("takenAsNow")[..19]);
    }

    [Fact]
    public async Task So_is_a_crews_report_and_a_bare_time()
    {
        var drill = await server.Drill("fast-clock");
        var answer = await server.Command($"{drill}/teams/{Tour.Place}-F1/status", new()
        {
            ["status"] = "outOfService", ["occurredAt"] = Text(Now().AddMinutes(4), "HH:mm"),
        });
        Assert.NotNull(answer.Body!["takenAsNow"]);
        var right = await server.Command($"{drill}/teams/{Tour.Place}-F1/status", new() { ["status"] = "available" });
        Assert.Null(right.Body!["takenAsNow"]);
    }

    [Fact]
    public async Task More_than_ten_minutes_ahead_is_refused_with_the_reason() =>
        (await server.Post("incidents", Incident(Text(Now().AddMinutes(12), "yyyy-MM-dd'T'HH:mm:sszzz")))).IsProblem(
            400, "occurredAt", "more than 10 minutes ahead");

    [Fact]
    public async Task The_days_of_an_agreement_are_read_as_strictly()
    {
        (await server.Post("agreements/AG-HY/terms",
            new() { ["until"] = "2100-02-30", ["reason"] = "x" })).IsProblem(400, "until", "2026-06-19");
    }

    private static DateTimeOffset Now() => DateTimeOffset.UtcNow.ToOffset(China);

    private static string Text(DateTimeOffset moment, string form) =>
        moment.ToString(form, CultureInfo.InvariantCulture);

    private static JsonObject Incident(string occurredAt) => new()
    {
        ["place"] = "430422125", ["name"] = "山洪", ["hazard"] = "flood", ["occurredAt"] = occurredAt,
    };

    private async Task<JsonNode> Record(Answer answer)
    {
        var number = answer.Body!["record"]!.GetValue<long>();
        return (await server.Get($"journal?after={number - 1}&limit=1")).Body!["items"]![0]!;
    }

    /// <summary>How long before its recording a time of a record lies.</summary>
    private static TimeSpan Ago(JsonNode record, string field) =>
        record["at"]!.GetValue<DateTimeOffset>() - record[field]!.GetValue<DateTimeOffset>();
}

using Alliance.Host.Api.Queries;

namespace Alliance.Host.Tests.Lists;

/// <summary>Times in queries.</summary>
public sealed class QueryTimeTests
{
    [Theory]
    [InlineData("2026-07-01T08:30:00+08:00", "2026-07-01T00:30:00Z", "2026-07-01T00:30:01Z")]
    [InlineData("2026-07-01T08:30:00 08:00", "2026-07-01T00:30:00Z", "2026-07-01T00:30:01Z")]
    [InlineData("2026-07-01 08:30", "2026-07-01T00:30:00Z", "2026-07-01T00:31:00Z")]
    [InlineData("2026-07-01t08:30:15z", "2026-07-01T08:30:15Z", "2026-07-01T08:30:16Z")]
    [InlineData("2026-07-01T08:30:15.250 -0330", "2026-07-01T12:00:15.250Z", "2026-07-01T12:00:15.251Z")]
    [InlineData("2026-07-01", "2026-06-30T16:00:00Z", "2026-07-01T16:00:00Z")]
    public void A_time_names_all_of_its_day_minute_or_second(string text, string from, string end)
    {
        var time = QueryTime.Of(text)!.Value;
        Assert.Equal((DateTimeOffset.Parse(from), DateTimeOffset.Parse(end)), (time.From, time.End));
    }

    [Theory]
    [InlineData("06:40", "2026-06-30T22:40:00Z")]
    [InlineData("23:30", "2026-06-30T15:30:00Z")]
    [InlineData("07:00:00", "2026-06-30T23:00:00Z")]
    public void A_time_of_day_alone_is_the_last_such_time(string text, string from) => Assert.Equal(
        DateTimeOffset.Parse(from), QueryTime.Of(text, DateTimeOffset.Parse("2026-06-30T23:00:00Z"))!.Value.From);

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-02-30")]
    [InlineData("2026-07-01T25:00")]
    [InlineData("2026-07-01T08")]
    [InlineData("01.07.2026")]
    [InlineData("2026-07-01T08:30+99:00")]
    [InlineData("1782864000")]
    [InlineData("2026-07-01T08:30.5")]
    [InlineData("9999-12-31")]
    public void What_is_no_time_beyond_doubt_is_none(string text) => Assert.Null(QueryTime.Of(text));
}

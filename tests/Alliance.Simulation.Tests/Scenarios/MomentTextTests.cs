using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Simulation.Tests.Scenarios;

/// <summary>Times as people and systems type them.</summary>
public sealed class MomentTextTests
{
    private static readonly DateTimeOffset Morning = At("2026-11-29T07:15:00+08:00");

    [Theory]
    [InlineData("2026-11-29T06:40:00+08:00")]
    [InlineData("2026-11-29 06:40:00+08:00")]
    [InlineData("2026-11-29t06:40:00 +08:00")]
    [InlineData("2026-11-29 06:40:00  +08:00")]
    [InlineData("2026-11-29T06:40+08:00")]
    [InlineData("2026-11-29T06:40+0800")]
    [InlineData("2026-11-29 06:40:00+08")]
    [InlineData("2026-11-28T22:40:00Z")]
    [InlineData("2026-11-28 22:40z")]
    [InlineData("2026-11-28T22:40:00.000-00:00")]
    [InlineData("2026-11-28T17:40:00,000-05:00")]
    [InlineData("2026-11-29T06:40:00")]
    [InlineData(" 2026-11-29 06:40 ")]
    [InlineData("２０２６－１１－２９　０６：４０")]
    [InlineData("06:40")]
    [InlineData("06:40:00")]
    [InlineData("０６：４０")]
    [InlineData("\u200e06:40")]
    [InlineData("06:40+08:00")]
    [InlineData("22:40Z")]
    public void It_is_twenty_to_seven_in_the_morning(string text) =>
        Assert.Equal(At("2026-11-29T06:40:00+08:00"), Read(text, Morning));

    [Theory]
    [InlineData("2026-11-29T08:03:16+08:00+08:00", "two offsets")]
    [InlineData("2026-11-29T08:03:16Z+08:00", "two offsets")]
    [InlineData("2026-11-29T24:00:00+08:00", "two days")]
    [InlineData("24:00", "two days")]
    [InlineData("2026-02-30T10:00:00+08:00", "no such day")]
    [InlineData("2026-13-01 10:00", "no such day")]
    [InlineData("06:40 PM", "p.m.")]
    [InlineData("6:40am", "p.m.")]
    [InlineData("下午06:40", "p.m.")]
    [InlineData("6:40", "two digits")]
    [InlineData("2026-7-1 08:30", "two digits")]
    [InlineData("25:00", "00 to 23")]
    [InlineData("06:60", "00 to 59")]
    [InlineData("2026-12-31T23:59:60Z", "00 to 59")]
    [InlineData("1782777600", "a number")]
    [InlineData("1782777600.5", "a number")]
    [InlineData("20260701083000", "a number")]
    [InlineData("20260701T083000Z", "beyond doubt")]
    [InlineData("2026-07-01", "time of day")]
    [InlineData("2026-07-01T08:30:00 08:00", "%2B")]
    [InlineData("2026-07-01T08:30:00+25:00", "no place")]
    [InlineData("2026-07-01T08:30:00+14:30", "no place")]
    [InlineData("2026-07-01T08:30:00+08:60", "no place")]
    [InlineData("06:40-07:30", "span of time")]
    [InlineData("2026/07/01 08:30", "beyond doubt")]
    [InlineData("07/01/2026 08:30", "beyond doubt")]
    [InlineData("2026-07-01T08:30:00 CST", "beyond doubt")]
    [InlineData("2026-07-01T08:30:00+08:00[Asia/Shanghai]", "beyond doubt")]
    [InlineData("2026-W27-03T08:30", "beyond doubt")]
    [InlineData("٠٦:٤٠", "beyond doubt")]
    [InlineData("gestern", "beyond doubt")]
    [InlineData("06:40\n07:40", "beyond doubt")]
    [InlineData("", "empty")]
    public void What_is_in_doubt_is_refused_with_the_form_that_is_wanted(string text, string why)
    {
        var reading = MomentText.Read(text, Morning, BareTime.Latest);
        Assert.Null(reading.Moment);
        Assert.Contains(why, reading.Fault, StringComparison.Ordinal);
        Assert.Contains("2026-07-01T08:30:00+08:00", reading.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-29T00:30:00+08:00", "23:50", "2026-11-28T23:50:00+08:00")]
    [InlineData("2026-11-29T00:30:00+08:00", "00:10", "2026-11-29T00:10:00+08:00")]
    [InlineData("2026-11-29T07:59:00+08:00", "07:58", "2026-11-29T07:58:00+08:00")]
    [InlineData("2026-11-29T07:59:00+08:00", "08:30", "2026-11-28T08:30:00+08:00")]
    [InlineData("2026-11-29T06:38:00+08:00", "06:40", "2026-11-29T06:40:00+08:00")]
    [InlineData("2026-11-29T23:55:00+08:00", "00:03", "2026-11-30T00:03:00+08:00")]
    [InlineData("2026-11-29T23:55:00+08:00", "00:06", "2026-11-29T00:06:00+08:00")]
    [InlineData("2026-11-29T06:29:00+08:00", "06:40", "2026-11-28T06:40:00+08:00")]
    public void A_bare_time_is_the_latest_one_but_for_a_clock_that_is_fast(string now, string text, string meant) =>
        Assert.Equal(At(meant), Read(text, At(now)));

    [Theory]
    [InlineData("03:40", "2026-11-30T03:40:00+08:00")]
    [InlineData("07:15", "2026-11-29T07:15:00+08:00")]
    [InlineData("08:00", "2026-11-29T08:00:00+08:00")]
    public void A_bare_time_of_what_is_to_come_is_the_next_one(string text, string meant) =>
        Assert.Equal(At(meant), MomentText.Read(text, Morning, BareTime.Next).Moment);

    [Theory]
    [InlineData("06:58")]
    [InlineData("06:40")]
    [InlineData("04:30")]
    public void A_bare_time_of_what_is_to_come_that_has_just_passed_is_not_that_of_tomorrow(string text)
    {
        var reading = MomentText.Read(text, Morning, BareTime.Next);
        Assert.Null(reading.Moment);
        Assert.Contains("just passed", reading.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ends_of_the_calendar_are_no_failure()
    {
        foreach (var text in (string[])["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "0000-01-01T00:00Z"])
            Assert.Null(MomentText.Read(text, Morning, BareTime.Latest).Moment);
        Assert.Null(MomentText.Read("06:40" + new string(' ', 5_000) + "PM", Morning, BareTime.Latest).Moment);
    }

    [Theory]
    [InlineData("2026-06-19", true)]
    [InlineData("２０２６-06-19", true)]
    [InlineData("2026-02-30", false)]
    [InlineData("2026-6-19", false)]
    [InlineData("2026-06-19T00:00", false)]
    public void A_day_is_read_as_strictly(string text, bool isDay) =>
        Assert.Equal(isDay, MomentText.ReadDay(text) is not null);

    private static DateTimeOffset? Read(string text, DateTimeOffset now) =>
        MomentText.Read(text, now, BareTime.Latest).Moment;

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

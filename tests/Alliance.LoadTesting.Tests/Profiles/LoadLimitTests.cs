using Alliance.LoadTesting.Profiles;

namespace Alliance.LoadTesting.Tests.Profiles;

public sealed class LoadLimitTests
{
    [Theory]
    [InlineData("ack.p99<=20ms", 20, true)]
    [InlineData("ack.p99<=20ms", 20.001, false)]
    [InlineData("ack.p99<20", 20, false)]
    [InlineData("committed.max<=0.25s", 250, true)]
    [InlineData("event.p50<=100ms", 101, false)]
    [InlineData("maxSustainedPerSecond>=100", 100, true)]
    [InlineData("maxSustainedPerSecond>100", 100, false)]
    [InlineData("errors<=0", 0, true)]
    public void A_limit_says_whether_a_value_keeps_it(string text, double value, bool kept)
    {
        var limit = LoadLimit.Parse(text, out var wrong);
        Assert.Null(wrong);
        Assert.Equal(kept, limit!.Holds(value));
    }

    [Fact]
    public void What_was_not_measured_keeps_no_limit() =>
        Assert.False(LoadLimit.Parse("ack.p99<=20ms", out _)!.Holds(null));

    [Theory]
    [InlineData("ack.p99", "is no limit")]
    [InlineData("ack.p95<=20ms", "is no limit")]
    [InlineData("speed.p99<=20ms", "ack, firstOffer")]
    [InlineData("ack<=20ms", "is not measured")]
    [InlineData("errors.p99<=20", "is not measured")]
    [InlineData("ack.p99<=-1", "is no limit")]
    public void What_is_no_limit_is_named_with_the_mend(string text, string says)
    {
        Assert.Null(LoadLimit.Parse(text, out var wrong));
        Assert.Contains(says, wrong!.Value.En, StringComparison.Ordinal);
    }
}

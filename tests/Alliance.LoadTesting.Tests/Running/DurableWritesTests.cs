using Alliance.LoadTesting.Running;

namespace Alliance.LoadTesting.Tests.Running;

public sealed class DurableWritesTests
{
    [Fact]
    public void OneRequestWhoseLendersAnsweredLateDoesNotChangeWhatARequestCosts()
    {
        var writes = DurableWrites.Of([10, 11, 10, 10, 10], "metrics");
        Assert.Equal(10, writes.PerRequest);
        Assert.Equal([10, 11, 10, 10, 10], writes.OfEach);
    }

    [Fact]
    public void WhereNoRequestCouldBeLookedAtNothingIsSaid() =>
        Assert.Equal(
            (null, "none"),
            (DurableWrites.Of([], "metrics").PerRequest, DurableWrites.Of([], "metrics").From));

    [Theory]
    [InlineData(true, "redis", "metrics")]
    [InlineData(false, "sqlite", "metrics, with other drills on the server")]
    [InlineData(false, "redis", "metrics of the silo named, without others of its cluster and with other drills on it")]
    public void TheServersCountSaysWhatItIncludes(bool isOwn, string store, string says) =>
        Assert.Equal(says, DurableWriteProbe.Includes(isOwn, store));
}

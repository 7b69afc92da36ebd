using Alliance.LoadTesting.Running;

namespace Alliance.LoadTesting.Tests.Running;

public sealed class DurableWritesTests
{
    [Fact]
    public void One_request_whose_lenders_answered_late_does_not_change_what_a_request_costs()
    {
        var writes = DurableWrites.Of([10, 11, 10, 10, 10], "metrics");
        Assert.Equal(10, writes.PerRequest);
        Assert.Equal([10, 11, 10, 10, 10], writes.OfEach);
    }

    [Fact]
    public void Where_no_request_could_be_looked_at_nothing_is_said() =>
        Assert.Equal(
            (null, "none"),
            (DurableWrites.Of([], "metrics").PerRequest, DurableWrites.Of([], "metrics").From));

    [Theory]
    [InlineData(true, "redis", "metrics")]
    [InlineData(false, "sqlite", "metrics, with other drills on the server")]
    [InlineData(false, "redis", "metrics of the silo named, without others of its cluster and with other drills on it")]
    public void The_servers_count_says_what_it_includes(bool isOwn, string store, string says) =>
        Assert.Equal(says, DurableWriteProbe.Includes(isOwn, store));
}

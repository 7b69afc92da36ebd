using Alliance.Core.Stories;
using Alliance.LoadTesting.Running;

namespace Alliance.LoadTesting.Tests.Running;

public sealed class DurableWritesTests
{
    private static readonly Telling Metrics = new("服务指标", "metrics");

    [Fact]
    public void One_request_whose_lenders_answered_late_does_not_change_what_a_request_costs()
    {
        var writes = DurableWrites.Of([10, 11, 10, 10, 10], Metrics);
        Assert.Equal(10, writes.PerRequest);
        Assert.Equal([10, 11, 10, 10, 10], writes.OfEach);
    }

    [Fact]
    public void Where_no_request_could_be_looked_at_nothing_is_said() =>
        Assert.Equal(
            (null, "none"),
            (DurableWrites.Of([], Metrics).PerRequest, DurableWrites.Of([], Metrics).From.En));

    [Theory]
    [InlineData(true, "redis", "metrics")]
    [InlineData(false, "sqlite", "metrics, with other drills on the server")]
    [InlineData(false, "redis", "metrics of the silo named, without others of its cluster and with other drills on it")]
    public void The_servers_count_says_what_it_includes(bool isOwn, string store, string says) =>
        Assert.Equal(says, DurableWriteProbe.Includes(isOwn, store).En);
}

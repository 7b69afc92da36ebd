using Alliance.LoadTesting.Calls;

namespace Alliance.LoadTesting.Tests.Calls;

public sealed class ServerMetricsTests
{
    [Fact]
    public void ACounterIsSummedOverItsLabels() => Assert.Equal(42.5, ServerMetrics.SumOf("""
        # HELP alliance_negotiation_commits_total Commits.
        # TYPE alliance_negotiation_commits_total counter
        alliance_negotiation_commits_total{store="sqlite",realm="live"} 40 1700000000000
        alliance_negotiation_commits_total{store="sqlite",realm="load-1"} 2.5
        alliance_negotiation_commits_total_other 7
        """, "alliance_negotiation_commits_total"));

    [Fact]
    public void ALoadIsNotChargedWithWhatTheRealmLiveDoesBesideIt() => Assert.Equal(2, ServerMetrics.SumOf("""
        alliance_negotiation_commits_total{store="sqlite",realm="live"} 40 1700000000000
        alliance_negotiation_commits_total{store="sqlite",realm="others"} 2
        """, "alliance_negotiation_commits_total", "realm=\"others\""));

    [Fact]
    public void WithoutTheCounterThereIsNoSum() => Assert.Null(ServerMetrics.SumOf("other_total 3\n", "total"));
}

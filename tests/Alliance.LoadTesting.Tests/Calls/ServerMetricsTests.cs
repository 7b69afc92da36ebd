using Alliance.LoadTesting.Calls;

namespace Alliance.LoadTesting.Tests.Calls;

public sealed class ServerMetricsTests
{
    [Fact]
    public void A_counter_is_summed_over_its_labels() => Assert.Equal(42.5, ServerMetrics.SumOf("""
        # HELP alliance_negotiation_commits_total Commits.
        # TYPE alliance_negotiation_commits_total counter
        alliance_negotiation_commits_total{store="sqlite",realm="live"} 40 1700000000000
        alliance_negotiation_commits_total{store="sqlite",realm="load-1"} 2.5
        alliance_negotiation_commits_total_other 7
        """, "alliance_negotiation_commits_total"));

    [Fact]
    public void A_load_is_not_charged_with_what_the_live_realm_does_beside() => Assert.Equal(2, ServerMetrics.SumOf("""
        alliance_negotiation_commits_total{store="sqlite",realm="live"} 40 1700000000000
        alliance_negotiation_commits_total{store="sqlite",realm="others"} 2
        """, "alliance_negotiation_commits_total", "realm=\"others\""));

    [Fact]
    public void Without_the_counter_there_is_no_sum() => Assert.Null(ServerMetrics.SumOf("other_total 3\n", "total"));
}

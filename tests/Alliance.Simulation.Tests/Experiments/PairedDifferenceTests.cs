using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Tests.Experiments;

public sealed class PairedDifferenceTests
{
    [Fact]
    public void The_interval_is_Students()
    {
        // Mean 2, deviation 1.5811, standard error 0.7071, quantile of four degrees 2.776.
        Assert.Equal(new PairedDifference(5, 2, 0.037, 3.963), PairedDifference.Of([0, 1, 2, 3, 4]));
    }

    [Fact]
    public void Too_few_pairs_have_no_interval()
    {
        Assert.Equal(new PairedDifference(0, null, null, null), PairedDifference.Of([]));
        Assert.Equal(new PairedDifference(1, 7, null, null), PairedDifference.Of([7]));
    }

    [Fact]
    public void Between_the_lines_of_the_table_the_wider_quantile_counts()
    {
        Assert.Equal(12.706, StudentInterval.Quantile(1));
        Assert.Equal(2.042, StudentInterval.Quantile(39));
        Assert.Equal(1.980, StudentInterval.Quantile(5_000));
    }
}

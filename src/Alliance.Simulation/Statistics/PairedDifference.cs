namespace Alliance.Simulation.Statistics;

/// <summary>The mean of paired differences with its 95 % interval by Student's distribution.</summary>
/// <param name="Pairs">The number of pairs.</param>
/// <param name="Mean">The mean of the differences; null for no pair.</param>
/// <param name="Low">The lower end of the interval; null with fewer than two pairs.</param>
/// <param name="High">The upper end of the interval.</param>
public sealed record PairedDifference(int Pairs, double? Mean, double? Low, double? High)
{
    /// <summary>Computes the mean and interval of differences. The caller leaves out pairs in which one run has no
    /// value.</summary>
    public static PairedDifference Of(IReadOnlyList<double> differences)
    {
        var (mean, low, high) = StudentInterval.Of(differences);
        return new(differences.Count, mean, low, high);
    }
}

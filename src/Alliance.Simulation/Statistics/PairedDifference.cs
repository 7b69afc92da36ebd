namespace Alliance.Simulation.Statistics;

/// <summary>The mean of paired differences with its 95 % interval by Student's distribution.</summary>
/// <param name="Pairs">How many pairs.</param>
/// <param name="Mean">Of the differences.</param>
/// <param name="Low">Where the interval begins; null with fewer than two pairs.</param>
/// <param name="High">Where it ends.</param>
public sealed record PairedDifference(int Pairs, double? Mean, double? Low, double? High)
{
    /// <summary>Of differences; those of pairs of which one has no value are left out beforehand.</summary>
    public static PairedDifference Of(IReadOnlyList<double> differences)
    {
        var (mean, low, high) = StudentInterval.Of(differences);
        return new(differences.Count, mean, low, high);
    }
}

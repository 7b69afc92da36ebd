namespace Alliance.Simulation.Experiments;

/// <summary>The mean of paired differences with its 95 % interval by Student's distribution.</summary>
/// <param name="Pairs">How many pairs.</param>
/// <param name="Mean">Of the differences.</param>
/// <param name="Low">Where the interval begins; null with fewer than two pairs.</param>
/// <param name="High">Where it ends.</param>
public sealed record PairedDifference(int Pairs, double? Mean, double? Low, double? High)
{
    // Two-sided 95 % quantiles for 1 to 30 degrees of freedom; beyond, of the next lower number in the table, so that the interval is never too narrow.
    private static readonly double[] Quantiles =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];
    private static readonly (int Degrees, double Quantile)[] Beyond = [(120, 1.980), (60, 2.000), (40, 2.021), (30, 2.042)];

    /// <summary>Of differences; those of pairs of which one has no value are left out beforehand.</summary>
    public static PairedDifference Of(IReadOnlyList<double> differences)
    {
        if (differences.Count == 0) return new(0, null, null, null);
        var mean = differences.Average();
        if (differences.Count == 1) return new(1, Round(mean), null, null);
        var variance = differences.Sum(d => (d - mean) * (d - mean)) / (differences.Count - 1);
        var half = Quantile(differences.Count - 1) * Math.Sqrt(variance / differences.Count);
        return new(differences.Count, Round(mean), Round(mean - half), Round(mean + half));
    }

    /// <summary>The two-sided 95 % quantile.</summary>
    public static double Quantile(int degrees) => degrees <= Quantiles.Length ? Quantiles[degrees - 1] : Beyond.First(b => b.Degrees <= degrees).Quantile;

    private static double Round(double value) => Math.Round(value, 3);
}

namespace Alliance.Simulation.Statistics;

/// <summary>The mean of a sample with its 95 % interval by Student's distribution.</summary>
/// <param name="Mean">The mean; null for an empty sample.</param>
/// <param name="Low">The lower end of the interval; null with fewer than two values.</param>
/// <param name="High">The upper end of the interval.</param>
public readonly record struct StudentInterval(double? Mean, double? Low, double? High)
{
    // Two-sided 95 % quantiles for 1 to 30 degrees of freedom. Beyond, the next lower entry of the table is used,
    // so that the interval is never too narrow.
    private static readonly double[] Quantiles =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];
    private static readonly (int Degrees, double Quantile)[] Beyond =
        [(120, 1.980), (60, 2.000), (40, 2.021), (30, 2.042)];

    /// <summary>Computes the interval of a sample, rounded to thousandths.</summary>
    public static StudentInterval Of(IReadOnlyList<double> sample)
    {
        if (sample.Count == 0) return default;
        var mean = sample.Average();
        if (sample.Count == 1) return new(Round(mean), null, null);
        var variance = sample.Sum(d => (d - mean) * (d - mean)) / (sample.Count - 1);
        var half = Quantile(sample.Count - 1) * Math.Sqrt(variance / sample.Count);
        return new(Round(mean), Round(mean - half), Round(mean + half));
    }

    /// <summary>Returns the two-sided 95 % quantile of Student's distribution.</summary>
    public static double Quantile(int degrees) =>
        degrees <= Quantiles.Length ? Quantiles[degrees - 1] : Beyond.First(b => b.Degrees <= degrees).Quantile;

    private static double Round(double value) => Math.Round(value, 3);
}

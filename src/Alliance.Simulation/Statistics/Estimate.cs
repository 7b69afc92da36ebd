namespace Alliance.Simulation.Statistics;

/// <summary>A measure over replications: its mean with the 95 % confidence interval (Student's t), and its
/// extremes.</summary>
/// <param name="Name">The name of the measure, as in the summary of a run.</param>
/// <param name="Unit">The unit of the measure.</param>
/// <param name="Runs">The number of runs that have a value.</param>
/// <param name="Mean">The mean over those runs; null when there are none.</param>
/// <param name="Low">The lower end of the interval of the mean; null with fewer than two runs.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="Least">The lowest value of a run.</param>
/// <param name="Most">The highest value of a run.</param>
public sealed record Estimate(
    string Name, string Unit, int Runs, double? Mean, double? Low, double? High, double? Least, double? Most)
{
    /// <summary>Computes the estimate from the values of the runs. Runs without a value are left out.</summary>
    public static Estimate Of(string name, string unit, IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToList();
        var mean = StudentInterval.Of(known);
        return new(
            name, unit, known.Count, mean.Mean, mean.Low, mean.High, known.Count == 0 ? null : known.Min(),
            known.Count == 0 ? null : known.Max());
    }
}

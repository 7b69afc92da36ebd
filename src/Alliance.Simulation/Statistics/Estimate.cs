namespace Alliance.Simulation.Statistics;

/// <summary>A measure over replications: its mean with the 95 % confidence interval (Student's t),
/// and its extremes.</summary>
/// <param name="Name">As in the summary of a run.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Runs">Runs that have a value.</param>
/// <param name="Mean">Over those; null when there are none.</param>
/// <param name="Low">Where the interval of the mean begins; null with fewer than two runs.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Least">The least value of a run.</param>
/// <param name="Most">The most.</param>
public sealed record Estimate(
    string Name, string Unit, int Runs, double? Mean, double? Low, double? High, double? Least, double? Most)
{
    /// <summary>Of the values of the runs; those without one are left out.</summary>
    public static Estimate Of(string name, string unit, IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToList();
        var mean = StudentInterval.Of(known);
        return new(
            name, unit, known.Count, mean.Mean, mean.Low, mean.High, known.Count == 0 ? null : known.Min(),
            known.Count == 0 ? null : known.Max());
    }
}

namespace Alliance.Benchmarks.Measuring;

/// <summary>A median with its spread.</summary>
/// <param name="Median">The middle value; of an even number the mean of the middle two.</param>
/// <param name="Spread">Largest less smallest, as a share of the median.</param>
internal readonly record struct Medians(double Median, double Spread)
{
    public static Medians Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new(median, median == 0 ? 0 : (sorted[^1] - sorted[0]) / median);
    }
}

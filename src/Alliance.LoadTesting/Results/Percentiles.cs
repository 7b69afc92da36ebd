namespace Alliance.LoadTesting.Results;

/// <summary>Percentiles of a latency, in milliseconds.</summary>
internal sealed record Percentiles(double P50, double P90, double P99, double Max, long Count)
{
    public double Of(string name) =>
        name switch
        {
            "p50" => P50,
            "p90" => P90,
            "p99" => P99,
            "max" => Max,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No percentile."),
        };
}

using HdrHistogram;

namespace Alliance.Host.Loading;

/// <summary>Percentiles of a latency, in milliseconds.</summary>
internal sealed record Percentiles(double P50, double P90, double P99, double Max, long Count)
{
    public double Of(string name) => name switch { "p50" => P50, "p90" => P90, "p99" => P99, "max" => Max, _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No percentile.") };
}

/// <summary>A high dynamic range histogram of latencies: from a microsecond to ten minutes, to three digits.</summary>
internal sealed class Latencies
{
    private const long MostMicroseconds = 600_000_000;
    private readonly LongConcurrentHistogram _histogram = new(1, MostMicroseconds, 3);

    public void Add(TimeSpan latency) => _histogram.RecordValue(Math.Clamp((long)latency.TotalMicroseconds, 1, MostMicroseconds));

    public long Count => _histogram.TotalCount;

    /// <summary>Null where nothing was measured.</summary>
    public Percentiles? Percentiles
    {
        get
        {
            if (_histogram.TotalCount == 0) return null;
            double At(double percentile) => Math.Round(_histogram.GetValueAtPercentile(percentile) / 1_000d, 3);
            return new Percentiles(At(50), At(90), At(99), At(100), _histogram.TotalCount);
        }
    }
}

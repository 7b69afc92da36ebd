using Alliance.LoadTesting.Results;
using HdrHistogram;

namespace Alliance.LoadTesting.Measuring;

/// <summary>A high dynamic range histogram of latencies: from a microsecond to ten minutes, to three digits.</summary>
internal sealed class LatencyHistogram
{
    private const long MostMicroseconds = 600_000_000;
    private readonly LongConcurrentHistogram _histogram = new(1, MostMicroseconds, 3);

    public void Add(TimeSpan latency) =>
        _histogram.RecordValue(Math.Clamp((long)latency.TotalMicroseconds, 1, MostMicroseconds));

    public long Count => _histogram.TotalCount;

    /// <summary>The percentiles; null where nothing was measured.</summary>
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

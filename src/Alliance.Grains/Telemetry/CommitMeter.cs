using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Alliance.Grains.Telemetry;

/// <summary>Measures the commits to one store.</summary>
/// <param name="store">The store: <c>sqlite</c> or <c>redis</c>.</param>
internal sealed class CommitMeter(string store)
{
    private static readonly Counter<long> Commits = AllianceTelemetry.Meter.CreateCounter<long>(
        "alliance.commits", "{commit}", "Commits that are durable.");
    private static readonly Counter<long> Failures = AllianceTelemetry.Meter.CreateCounter<long>(
        "alliance.commit.failures", "{commit}",
        "Commits that were refused for a conflict, or may not be there because the store failed.");
    private static readonly Histogram<double> Duration = AllianceTelemetry.Meter.CreateHistogram(
        "alliance.commit.duration", "s", "From the queueing of a commit until it is durable.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [
            0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] });
    private static readonly Histogram<int> Batch = AllianceTelemetry.Meter.CreateHistogram(
        "alliance.commit.batch", "{commit}", "Commits that one transaction carried.",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });
    private static readonly UpDownCounter<int> Waiting = AllianceTelemetry.Meter.CreateUpDownCounter<int>(
        "alliance.commit.queue", "{commit}", "Commits that are queued or being written.");
    private readonly KeyValuePair<string, object?> _store = new("store", store);

    /// <summary>Records that a commit is queued. Returns the timestamp to pass to <see cref="Done"/>.</summary>
    public long Queued()
    {
        Waiting.Add(1, _store);
        return Stopwatch.GetTimestamp();
    }

    /// <summary>Records that a batch was taken from the queue.</summary>
    public void Took(int commits) => Batch.Record(commits, _store);

    /// <summary>Records the end of a commit.</summary>
    public void Done(long queued, bool durable)
    {
        Waiting.Add(-1, _store);
        (durable ? Commits : Failures).Add(1, _store);
        if (durable) Duration.Record(Stopwatch.GetElapsedTime(queued).TotalSeconds, _store);
    }
}

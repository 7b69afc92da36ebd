using System.Diagnostics.Metrics;
using Alliance.Grains.Telemetry;

namespace Alliance.Benchmarks.Live;

/// <summary>Counts durable commits as the engine's own meter does.</summary>
internal sealed class CommitCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _commits;

    public CommitCount()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == AllianceTelemetry.Meter && instrument.Name == "alliance.commits")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _commits, count));
        _listener.Start();
    }

    public long Commits => Volatile.Read(ref _commits);

    public void Dispose() => _listener.Dispose();
}

using System.Diagnostics.Metrics;
using Alliance.Grains.Telemetry;

namespace Alliance.Grains.Admissions;

/// <summary>Refuses calls that the silo could not handle, so that the calls that it has accepted are completed. Less
/// important calls are refused sooner. A class is never refused while a class before it is accepted.</summary>
public sealed class AdmissionGate
{
    private static readonly Counter<long> Refused = AllianceTelemetry.Meter.CreateCounter<long>(
        "alliance.refused", "{call}", "Calls that were refused with 429 because the silo had more than it holds.");
    private readonly AdmissionLimits _limits;
    private readonly SiloLoad _load;
    private readonly TimeProvider _time;
    private readonly long[] _closedUntil = new long[Enum.GetValues<AdmissionClass>().Length];
    private int _commands, _reads, _watchers;

    /// <param name="limits">The limits of the silo.</param>
    /// <param name="load">The present load of the silo.</param>
    /// <param name="time">The real time.</param>
    public AdmissionGate(AdmissionLimits limits, SiloLoad load, TimeProvider time) =>
        (_limits, _load, _time) = (limits, load, time);

    /// <summary>How long refused callers are told to wait.</summary>
    public TimeSpan Pause => _limits.Pause;

    /// <summary>The number of commands that were accepted and are not answered yet.</summary>
    public int Commands => Volatile.Read(ref _commands);

    /// <summary>Accepts a command, or refuses it and returns false. An accepted command ends with
    /// <see cref="LeaveCommand"/>.</summary>
    public bool TryEnterCommand(AdmissionClass what)
    {
        var commands = Interlocked.Increment(ref _commands);
        if (IsOpen(what, Share(commands, _limits.Commands))) return true;
        Interlocked.Decrement(ref _commands);
        return Refuse(what);
    }

    public void LeaveCommand() => Interlocked.Decrement(ref _commands);

    /// <summary>Accepts a read, or refuses it and returns false. An accepted read ends with
    /// <see cref="LeaveRead"/>.</summary>
    public bool TryEnterRead()
    {
        // Reads have a count of their own: many of them are no reason to refuse a command, nor is a single one.
        var reads = Interlocked.Increment(ref _reads);
        if (reads <= _limits.Reads && IsOpen(AdmissionClass.Read, 0)) return true;
        Interlocked.Decrement(ref _reads);
        Refused.Add(1, new KeyValuePair<string, object?>("class", nameof(AdmissionClass.Read)));
        return false;
    }

    public void LeaveRead() => Interlocked.Decrement(ref _reads);

    /// <summary>Accepts a watcher of the event stream, or refuses it and returns false. An accepted watcher ends with
    /// <see cref="LeaveWatcher"/>.</summary>
    public bool TryEnterWatcher()
    {
        if (Interlocked.Increment(ref _watchers) <= _limits.Watchers) return true;
        Interlocked.Decrement(ref _watchers);
        Refused.Add(1, new KeyValuePair<string, object?>("class", "Watcher"));
        return false;
    }

    public void LeaveWatcher() => Interlocked.Decrement(ref _watchers);

    private bool IsOpen(AdmissionClass what, int commands)
    {
        if (_time.GetTimestamp() < Volatile.Read(ref _closedUntil[(int)what])) return false;
        var counts =
            Math.Max(commands, Math.Max(Share(_load.Commits, _limits.Commits), Share(_load.Mail, _limits.Mail)));
        return Math.Max(counts, Slowness()) < AdmissionLimits.ShareOf(what);
    }

    /// <summary>Computes how slow the silo is, as a share of its limits in permille. The share stays below 1000, at
    /// which vital calls would be refused.</summary>
    private int Slowness()
    {
        const int Most = 999;
        if (Commands + _load.Mail < _limits.Few) return 0;
        var slow = Math.Max(_load.CommitTime / _limits.CommitTime, _load.Lag / _limits.Lag);
        return (int)Math.Min(slow * 1_000, Most);
    }

    private static int Share(int count, int limit) => (int)Math.Min(count * 1_000L / limit, 1_000);

    /// <summary>Refuses a call, and closes all classes before its own for the pause, even when there is room again in
    /// the meantime. Returns false.</summary>
    private bool Refuse(AdmissionClass what)
    {
        Refused.Add(1, new KeyValuePair<string, object?>("class", what.ToString()));
        var until = _time.GetTimestamp() + (long)(_limits.Pause.TotalSeconds * _time.TimestampFrequency);
        for (var before = 0; before < (int)what; before++) Volatile.Write(ref _closedUntil[before], until);
        return false;
    }
}

using System.Diagnostics.Metrics;
using Alliance.Grains.Telemetry;

namespace Alliance.Grains.Admissions;

/// <summary>Refuses at the door what the silo could not hold, so that what it has taken in comes to its end: the less
/// hangs on a call, the sooner. At no moment is a class refused while one before it is let in.</summary>
public sealed class AdmissionGate
{
    private static readonly Counter<long> Refused = AllianceTelemetry.Meter.CreateCounter<long>(
        "alliance.refused", "{call}", "Calls that were refused with 429 because the silo had more than it holds.");
    private readonly AdmissionLimits _limits;
    private readonly SiloLoad _load;
    private readonly TimeProvider _time;
    private readonly long[] _closedUntil = new long[Enum.GetValues<AdmissionClass>().Length];
    private int _commands, _reads, _watchers;

    /// <param name="limits">What the silo holds.</param>
    /// <param name="load">What it has.</param>
    /// <param name="time">Real time.</param>
    public AdmissionGate(AdmissionLimits limits, SiloLoad load, TimeProvider time) =>
        (_limits, _load, _time) = (limits, load, time);

    /// <summary>What callers that were refused are to wait.</summary>
    public TimeSpan Pause => _limits.Pause;

    /// <summary>Commands that were let in and are not answered yet.</summary>
    public int Commands => Volatile.Read(ref _commands);

    /// <summary>Lets a command in, which ends with <see cref="LeaveCommand"/>; or refuses it.</summary>
    public bool TryEnterCommand(AdmissionClass what)
    {
        var commands = Interlocked.Increment(ref _commands);
        if (IsOpen(what, Share(commands, _limits.Commands))) return true;
        Interlocked.Decrement(ref _commands);
        return Refuse(what);
    }

    public void LeaveCommand() => Interlocked.Decrement(ref _commands);

    /// <summary>Lets a read in, which ends with <see cref="LeaveRead"/>; or refuses it.</summary>
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

    /// <summary>Lets a watcher in, which ends with <see cref="LeaveWatcher"/>; or refuses it.</summary>
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

    /// <summary>How slow the silo is, as a share of its limits; never the whole, by which what is vital would be
    /// refused.</summary>
    private int Slowness()
    {
        const int Most = 999;
        if (Commands + _load.Mail < _limits.Few) return 0;
        var slow = Math.Max(_load.CommitTime / _limits.CommitTime, _load.Lag / _limits.Lag);
        return (int)Math.Min(slow * 1_000, Most);
    }

    private static int Share(int count, int limit) => (int)Math.Min(count * 1_000L / limit, 1_000);

    /// <summary>What is refused before this one is refused with it, also when there is room again for a
    /// moment.</summary>
    private bool Refuse(AdmissionClass what)
    {
        Refused.Add(1, new KeyValuePair<string, object?>("class", what.ToString()));
        var until = _time.GetTimestamp() + (long)(_limits.Pause.TotalSeconds * _time.TimestampFrequency);
        for (var before = 0; before < (int)what; before++) Volatile.Write(ref _closedUntil[before], until);
        return false;
    }
}

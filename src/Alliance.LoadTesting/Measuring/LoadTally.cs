using System.Collections.Concurrent;
using System.Diagnostics;
using Alliance.Core.Vocabulary;

namespace Alliance.LoadTesting.Measuring;

/// <summary>The counters of the tester while it plays the people.</summary>
internal sealed class LoadTally
{
    private readonly ConcurrentDictionary<string, long> _errors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Priority, long> _rejected = new();
    private readonly ConcurrentDictionary<long, int> _bySecond = new();
    private readonly ConcurrentQueue<AckedCommand> _acked = new();
    private int _teamsOut, _teamsOutMax;

    public IReadOnlyDictionary<string, long> Errors => _errors;
    public IReadOnlyDictionary<Priority, long> Rejected => _rejected;
    public IReadOnlyCollection<AckedCommand> Acked => _acked;
    public int TeamsOut => Volatile.Read(ref _teamsOut);
    public int TeamsOutMax => Volatile.Read(ref _teamsOutMax);
    /// <summary>The order of accepted requests and of requests that were refused with 429.</summary>
    public RefusalOrder Order { get; } = new();
    /// <summary>The latency of 429 answers, from the actual sending.</summary>
    public LatencyHistogram Refusals { get; } = new();
    /// <summary>The number of approvals and confirmations that desks gave.</summary>
    public long Approvals => Volatile.Read(ref _approvals);
    private long _approvals;
    /// <summary>The number of crew reports that were refused with 429 and accepted later.</summary>
    public long ReportsPutOff => Volatile.Read(ref _reportsPutOff);
    private long _reportsPutOff;

    public void Error(string kind) => _errors.AddOrUpdate(kind, 1, (_, n) => n + 1);

    public void RejectedNow(Priority priority, TimeSpan after)
    {
        _rejected.AddOrUpdate(priority, 1, (_, n) => n + 1);
        Refusals.Add(after);
    }

    public void Approved() => Interlocked.Increment(ref _approvals);

    public void PutOff() => Interlocked.Increment(ref _reportsPutOff);

    public void Ack(AckedCommand command) => _acked.Enqueue(command);

    public void TeamLeaves()
    {
        var now = Interlocked.Increment(ref _teamsOut);
        for (
            var most = _teamsOutMax;
            now > most && Interlocked.CompareExchange(ref _teamsOutMax, now, most) != most;
            most = _teamsOutMax
        ) { }
    }

    public void TeamIsHome() => Interlocked.Decrement(ref _teamsOut);

    /// <summary>Counts a committed request in the present second of the monotonic clock. These counts show the gap that
    /// a fault causes.</summary>
    public void Succeeded() => _bySecond.AddOrUpdate(Second(Stopwatch.GetTimestamp()), 1, (_, n) => n + 1);

    /// <summary>Returns the seconds from a fault to the end of the first second with 99 % of the successes of a usual
    /// second before it; null where there was none.</summary>
    public double? TakenUpAfter(long struck)
    {
        const int Before = 10, Permille = 990;
        var second = Second(struck);
        var usual = Enumerable
            .Range(1, Before)
            .Select(i => _bySecond.GetValueOrDefault(second - i))
            .Where(n => n > 0)
            .DefaultIfEmpty(0)
            .Average();
        var last = _bySecond.IsEmpty ? second : _bySecond.Keys.Max();
        for (var s = second + 1; usual > 0 && s <= last; s++)
            if (_bySecond.GetValueOrDefault(s) * 1_000L >= usual * Permille)
                return Math.Round((s + 1) - struck / (double)Stopwatch.Frequency, 1);
        return null;
    }

    private static long Second(long stamp) => stamp / Stopwatch.Frequency;
}

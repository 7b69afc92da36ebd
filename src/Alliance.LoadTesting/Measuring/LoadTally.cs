using System.Collections.Concurrent;
using System.Diagnostics;
using Alliance.Core.Vocabulary;

namespace Alliance.LoadTesting.Measuring;

/// <summary>What the tester counts while it plays the people.</summary>
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
    /// <summary>Which requests were taken and which were refused for now, one after the other.</summary>
    public RefusalOrder Order { get; } = new();
    /// <summary>How soon a refusal for now came, from its actual sending.</summary>
    public LatencyHistogram Refusals { get; } = new();
    /// <summary>Approvals and confirmations that desks gave.</summary>
    public long Approvals => Volatile.Read(ref _approvals);
    private long _approvals;
    /// <summary>Reports of crews that were put off and came through later.</summary>
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

    /// <summary>
    /// A raise was committed in that second of the monotonic clock: by which the gap of a fault is seen.
    /// </summary>
    public void Succeeded() => _bySecond.AddOrUpdate(Second(Stopwatch.GetTimestamp()), 1, (_, n) => n + 1);

    /// <summary>
    /// Seconds from a blow to the end of the first second with 99 % of the successes of a usual one before it; null
    /// where there was none.
    /// </summary>
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

namespace Alliance.Grains.Admissions;

/// <summary>The work that a silo has under way, and how slow the silo has become.</summary>
public sealed class SiloLoad
{
    /// <summary>The divisor of the moving averages: the newest measurement counts for an eighth.</summary>
    private const int Weight = 8;
    private readonly MailGate _mail;
    private readonly TimeProvider _time;
    private int _commits;
    private long _commitTicks, _lagTicks;

    internal SiloLoad(MailGate mail, TimeProvider time) => (_mail, _time) = (mail, time);

    /// <summary>The number of commits that are queued or being written.</summary>
    public int Commits => Volatile.Read(ref _commits);
    /// <summary>The number of batches of mail that are under way.</summary>
    public int Mail => _mail.UnderWay;
    /// <summary>The time of a commit, as a moving average.</summary>
    public TimeSpan CommitTime => new(Volatile.Read(ref _commitTicks));
    /// <summary>The time for which work waits for a processor, as a moving average.</summary>
    public TimeSpan Lag => new(Volatile.Read(ref _lagTicks));

    internal async Task<T> Commit<T>(Func<Task<T>> commit)
    {
        Interlocked.Increment(ref _commits);
        var since = _time.GetTimestamp();
        try
        {
            return await commit();
        }
        finally
        {
            Interlocked.Decrement(ref _commits);
            Average(ref _commitTicks, _time.GetElapsedTime(since));
        }
    }

    internal void Late(TimeSpan by) => Average(ref _lagTicks, by);

    // Two that measure at the same moment may lose one of their measurements; the next makes up for it.
    private static void Average(ref long ticks, TimeSpan newest)
    {
        var before = Volatile.Read(ref ticks);
        Volatile.Write(ref ticks, before + (newest.Ticks - before) / Weight);
    }
}

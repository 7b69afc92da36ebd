namespace Alliance.Grains.Realms;

/// <summary>The silo's own clock. It follows the monotonic counter and is adjusted slowly towards the machine's clock,
/// never in a step. So neither a wrong change to summer time nor a correction by the network makes deadlines
/// jump.</summary>
internal sealed class SiloClock
{
    /// <summary>The clock catches up or slows down by at most this part of the elapsed time: 1/200, half a
    /// percent.</summary>
    private const long SlewDivisor = 200;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private long _stamp;
    private long _ticks;

    public SiloClock(TimeProvider time) =>
        (_time, _stamp, _ticks) = (time, time.GetTimestamp(), time.GetUtcNow().UtcTicks);

    /// <summary>Unix time in milliseconds; never runs backwards.</summary>
    public long Now => UtcNow.ToUnixTimeMilliseconds();

    /// <summary>The present moment; never runs backwards.</summary>
    public DateTimeOffset UtcNow
    {
        get
        {
            lock (_lock) return new DateTimeOffset(Advance(), TimeSpan.Zero);
        }
    }

    /// <summary>How far the machine's clock is ahead of this clock; negative when it is behind.</summary>
    public TimeSpan Drift
    {
        get
        {
            lock (_lock) return TimeSpan.FromTicks(_time.GetUtcNow().UtcTicks - Advance());
        }
    }

    private long Advance()
    {
        var stamp = _time.GetTimestamp();
        var elapsed = _time.GetElapsedTime(_stamp, stamp).Ticks;
        var drift = _time.GetUtcNow().UtcTicks - (_ticks + elapsed);
        _stamp = stamp;
        return _ticks += elapsed + Math.Clamp(drift, -elapsed / SlewDivisor, elapsed / SlewDivisor);
    }
}

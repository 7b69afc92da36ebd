namespace Alliance.Grains.Realms;

/// <summary>The silo's own time: the monotonic counter, drawn gently towards the machine's clock and never stepped, so
/// that neither a summer-time blunder nor a correction by the network makes deadlines jump.</summary>
internal sealed class SiloClock
{
    /// <summary>At most this part of the time that has passed is used to catch up or to wait: half a percent.</summary>
    private const long SlewDivisor = 200;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private long _stamp;
    private long _ticks;

    public SiloClock(TimeProvider time) =>
        (_time, _stamp, _ticks) = (time, time.GetTimestamp(), time.GetUtcNow().UtcTicks);

    /// <summary>Unix time in milliseconds; never runs backwards.</summary>
    public long Now
    {
        get
        {
            lock (_lock) return (Advance() - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMillisecond;
        }
    }

    /// <summary>How far the machine's clock is ahead.</summary>
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

namespace Alliance.Simulation.Tests.Parity;

/// <summary>A clock that stands until it is set; timers run by the machine's.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly long _began = System.GetUtcNow().UtcTicks;
    private long _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _elapsed);

    public override DateTimeOffset GetUtcNow() => new(_began + GetTimestamp(), TimeSpan.Zero);

    public void Set(TimeSpan elapsed) => Volatile.Write(ref _elapsed, elapsed.Ticks);
}

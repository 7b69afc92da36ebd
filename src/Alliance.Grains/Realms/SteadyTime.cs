namespace Alliance.Grains.Realms;

/// <summary>The time that a silo and its libraries are given. Its moments follow <see cref="SiloClock"/>, so they never
/// run backwards: Orleans fails to wake an actor where the machine's clock was set back by more than the time after
/// which it lets idle actors go.</summary>
/// <param name="machine">The machine's clock, its monotonic counter and its timers.</param>
internal sealed class SteadyTime(TimeProvider machine) : TimeProvider
{
    /// <summary>The clock that it follows.</summary>
    public SiloClock Clock { get; } = new(machine);

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => Clock.UtcNow;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);
}

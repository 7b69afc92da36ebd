using Alliance.Core.Actors;

namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>Converts days in files, in China's time zone, to moments of a realm.</summary>
/// <param name="Start">The start of the realm; null where a file does not state it. Then days have no effect.</param>
internal sealed record Calendar(DateTimeOffset? Start)
{
    /// <summary>Returns midnight at the beginning of a day; null without a day or a start.</summary>
    public Instant? Of(DateOnly? day) => day is { } date && Start is { } start
        ? new Instant(
            (long)(new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), MomentText.China) - start).TotalMilliseconds)
        : null;
}

using Alliance.Core.Actors;

namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>Turns the calendar of files, which is China's, into moments of a realm.</summary>
/// <param name="Start">When the realm begins; null where a file does not say: then days are of no account.</param>
internal sealed record Calendar(DateTimeOffset? Start)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Midnight at the beginning of a day.</summary>
    public Instant? Of(DateOnly? day) => day is { } date && Start is { } start
        ? new Instant((long)(new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), China) - start).TotalMilliseconds)
        : null;
}

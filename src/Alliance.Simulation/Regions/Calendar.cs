using Alliance.Core.Actors;

namespace Alliance.Simulation.Regions;

/// <summary>Converts days in files, in China's time zone, to moments of a realm, and back.</summary>
/// <param name="Start">The start of the realm; null where a file does not state it. Then days have no effect.</param>
/// <param name="FactorPermille">Speed of the realm's clock, in permille of real time.</param>
public sealed record Calendar(DateTimeOffset? Start, int FactorPermille = 1_000)
{
    /// <summary>The offset of China's time zone, which has no daylight saving time.</summary>
    public static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Returns midnight at the beginning of a day; null without a day or a start.</summary>
    public Instant? Of(DateOnly? day) => day is { } date && Start is { } start
        ? new Instant(
            (long)(new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), China) - start).TotalMilliseconds
                * FactorPermille / 1_000)
        : null;

    /// <summary>Returns the day that begins at a moment, or nearest to it: a clock may have started a little later than
    /// the file was read.</summary>
    /// <exception cref="InvalidOperationException">The start of the realm is not known.</exception>
    public DateOnly DayAt(Instant midnight) => Start is { } start
        ? DateOnly.FromDateTime(
            start.AddMilliseconds(midnight.Milliseconds * 1_000 / FactorPermille).AddHours(12).ToOffset(China).DateTime)
        : throw new InvalidOperationException("A day cannot be told without the start of the realm.");
}

namespace Alliance.Core.Actors;

/// <summary>A moment of a realm's time, in whole milliseconds since the realm began. It is handed in, live and
/// simulated alike.</summary>
/// <param name="Milliseconds">Milliseconds since the realm began. Negative only for events that people report from
/// before.</param>
[GenerateSerializer, Alias("instant")]
public readonly record struct Instant(long Milliseconds) : IComparable<Instant>
{
    /// <summary>The moment at which the realm began.</summary>
    public static readonly Instant Start = new(0);

    /// <summary>Adds a length of time to a moment.</summary>
    public static Instant operator +(Instant instant, Span span) => new(instant.Milliseconds + span.Milliseconds);
    /// <summary>Subtracts two moments. The result is negative if <paramref name="later"/> is the earlier one.</summary>
    public static Span operator -(Instant later, Instant earlier) => new(later.Milliseconds - earlier.Milliseconds);
    /// <summary>Tells whether a moment is before another.</summary>
    public static bool operator <(Instant left, Instant right) => left.Milliseconds < right.Milliseconds;
    /// <summary>Tells whether a moment is after another.</summary>
    public static bool operator >(Instant left, Instant right) => left.Milliseconds > right.Milliseconds;
    /// <summary>Tells whether a moment is before another or the same.</summary>
    public static bool operator <=(Instant left, Instant right) => left.Milliseconds <= right.Milliseconds;
    /// <summary>Tells whether a moment is after another or the same.</summary>
    public static bool operator >=(Instant left, Instant right) => left.Milliseconds >= right.Milliseconds;

    /// <summary>Returns the earlier of two moments.</summary>
    public static Instant Earlier(Instant one, Instant other) => one < other ? one : other;
    /// <summary>Returns the later of two moments.</summary>
    public static Instant Later(Instant one, Instant other) => one > other ? one : other;

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Milliseconds.CompareTo(other.Milliseconds);
}

/// <summary>A length of time in whole milliseconds.</summary>
/// <param name="Milliseconds">The length in milliseconds.</param>
[GenerateSerializer, Alias("span")]
public readonly record struct Span(long Milliseconds)
{
    /// <summary>Adds two lengths of time.</summary>
    public static Span operator +(Span left, Span right) => new(left.Milliseconds + right.Milliseconds);
    /// <summary>Makes a length of time from seconds.</summary>
    public static Span FromSeconds(long seconds) => new(seconds * 1_000);
    /// <summary>Makes a length of time from minutes.</summary>
    public static Span FromMinutes(long minutes) => new(minutes * 60_000);
    /// <summary>Makes a length of time from hours.</summary>
    public static Span FromHours(long hours) => new(hours * 3_600_000);
}

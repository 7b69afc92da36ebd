namespace Alliance.Core.Actors;

/// <summary>A moment of a realm's time: whole milliseconds since the realm began. Live and simulated alike it is handed
/// in.</summary>
/// <param name="Milliseconds">Milliseconds since the realm began; negative only for what people report to have happened
/// before.</param>
[GenerateSerializer, Alias("instant")]
public readonly record struct Instant(long Milliseconds) : IComparable<Instant>
{
    /// <summary>The moment at which the realm began.</summary>
    public static readonly Instant Start = new(0);

    public static Instant operator +(Instant instant, Span span) => new(instant.Milliseconds + span.Milliseconds);
    public static Span operator -(Instant later, Instant earlier) => new(later.Milliseconds - earlier.Milliseconds);
    public static bool operator <(Instant left, Instant right) => left.Milliseconds < right.Milliseconds;
    public static bool operator >(Instant left, Instant right) => left.Milliseconds > right.Milliseconds;
    public static bool operator <=(Instant left, Instant right) => left.Milliseconds <= right.Milliseconds;
    public static bool operator >=(Instant left, Instant right) => left.Milliseconds >= right.Milliseconds;

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Milliseconds.CompareTo(other.Milliseconds);
}

/// <summary>A length of time in whole milliseconds.</summary>
/// <param name="Milliseconds">Milliseconds.</param>
[GenerateSerializer, Alias("span")]
public readonly record struct Span(long Milliseconds)
{
    public static Span operator +(Span left, Span right) => new(left.Milliseconds + right.Milliseconds);
    public static Span FromMinutes(long minutes) => new(minutes * 60_000);
    public static Span FromHours(long hours) => new(hours * 3_600_000);
}

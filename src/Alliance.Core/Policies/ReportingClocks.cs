using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Policies;

/// <summary>The limits of the reporting clocks. They come from a county's notice (20 and 40 minutes), State Council
/// order 493 (two hours a tier; reports a day) and the measures of the Pan-Pearl-River provinces (two hours to answer
/// across a boundary).</summary>
public static class ReportingClocks
{
    /// <summary>Tells the time from the start of a clock until it is missed.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="grade">Grade of the incident; null counts as ordinary.</param>
    /// <exception cref="ArgumentOutOfRangeException">The clock is unknown.</exception>
    public static Span Within(Clock clock, EventGrade? grade) => clock switch
    {
        Clock.Telephone => Span.FromMinutes(20),
        Clock.Written => Span.FromMinutes(40),
        Clock.Upward => Span.FromHours(2),
        Clock.CrossBoundary => Span.FromHours(2),
        Clock.FollowUp => Span.FromHours(grade >= EventGrade.Major ? 12 : 24),
        _ => throw new ArgumentOutOfRangeException(nameof(clock), clock, "An unknown clock."),
    };

    /// <summary>Tells how long before the limit the desk is reminded: a quarter of the time.</summary>
    public static Span Reminder(Span within) => new(within.Milliseconds / 4);

    /// <summary>The least grade from which each tier reports upward.</summary>
    public const EventGrade ReportedUpwardFrom = EventGrade.Large;

    /// <summary>Time after the end of an incident within which changed figures are still supplemented: 30
    /// days.</summary>
    public static readonly Span SupplementsWithin = Span.FromHours(30 * 24);
}

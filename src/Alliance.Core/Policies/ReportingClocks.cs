using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Policies;

/// <summary>How soon what must be: the limits of a county's notice (20 and 40 minutes), of State Council order 493 (two
/// hours a tier; reports a day) and of the Pan-Pearl-River provinces' measures (two hours to answer across a
/// boundary).</summary>
public static class ReportingClocks
{
    /// <summary>From what starts a clock to when it is missed.</summary>
    /// <param name="clock">Which.</param>
    /// <param name="grade">Of the incident; one that has none counts as ordinary.</param>
    public static Span Within(Clock clock, EventGrade? grade) => clock switch
    {
        Clock.Telephone => Span.FromMinutes(20),
        Clock.Written => Span.FromMinutes(40),
        Clock.Upward => Span.FromHours(2),
        Clock.CrossBoundary => Span.FromHours(2),
        Clock.FollowUp => Span.FromHours(grade >= EventGrade.Major ? 12 : 24),
        _ => throw new ArgumentOutOfRangeException(nameof(clock), clock, "An unknown clock."),
    };

    /// <summary>How long before the limit the desk is reminded: a quarter of the time.</summary>
    public static Span Reminder(Span within) => new(within.Milliseconds / 4);

    /// <summary>From this grade on each tier reports upward.</summary>
    public const EventGrade ReportedUpwardFrom = EventGrade.Large;

    /// <summary>Figures may still change for so long after an incident is over, and are then supplemented.</summary>
    public static readonly Span SupplementsWithin = Span.FromHours(30 * 24);
}

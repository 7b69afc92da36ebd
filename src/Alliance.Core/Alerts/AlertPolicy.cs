using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Alerts;

/// <summary>How long people have to answer an alert, by how pressing it is, and how long a call waits for others of the
/// same person.</summary>
/// <param name="LifeSaving">For what is life-saving. Default: 2 minutes.</param>
/// <param name="Urgent">For what is urgent. Default: 5 minutes.</param>
/// <param name="Routine">For everything else. Default: 15 minutes.</param>
public readonly record struct AlertPolicy(Span LifeSaving, Span Urgent, Span Routine)
{
    /// <summary>How many people are to be called before it is too late: 3, who is on duty and two deputies.</summary>
    public const int PeopleInTime = 3;

    /// <summary>How long a call for what is urgent waits for others. Default: 30 seconds, a tenth of the time for an
    /// answer: the notices of one decision come within seconds.</summary>
    public Span UrgentWindow { get; init; } = Span.FromSeconds(30);
    /// <summary>How long a call for everything else waits for others. Default: 2 minutes. Nothing is lost by then, and
    /// a person who works is disturbed once.</summary>
    public Span RoutineWindow { get; init; } = Span.FromMinutes(2);

    /// <summary>The usual waits.</summary>
    public static AlertPolicy Usual { get; } = new(Span.FromMinutes(2), Span.FromMinutes(5), Span.FromMinutes(15));

    /// <summary>Returns how long each person has. Where an answer is too late after a time, it is so short that
    /// <see cref="PeopleInTime"/> people are called before and the last one still has as long.</summary>
    /// <param name="priority">How pressing it is.</param>
    /// <param name="now">The present time.</param>
    /// <param name="until">When an answer is too late; null for no such time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The priority is unknown.</exception>
    public Span WaitOf(Priority priority, Instant now, Instant? until)
    {
        var wait = priority switch
        {
            Priority.LifeSaving => LifeSaving,
            Priority.Urgent => Urgent,
            Priority.Routine => Routine,
            _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "An unknown priority."),
        };
        return until is { } end && end > now
            ? new Span(Math.Min(wait.Milliseconds, (end - now).Milliseconds / PeopleInTime)) : wait;
    }

    /// <summary>Returns how long a call for an alert waits for others of the same person: a fifth of the time for an
    /// answer at most. A call for what is life-saving never waits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The priority is unknown.</exception>
    public Span WindowOf(AlertRaised alert)
    {
        const int PartOfWait = 5;
        var window = alert.Priority switch
        {
            Priority.LifeSaving => default,
            Priority.Urgent => UrgentWindow,
            Priority.Routine => RoutineWindow,
            _ => throw new ArgumentOutOfRangeException(nameof(alert), alert.Priority, "An unknown priority."),
        };
        return new Span(Math.Min(window.Milliseconds, alert.Wait.Milliseconds / PartOfWait));
    }
}

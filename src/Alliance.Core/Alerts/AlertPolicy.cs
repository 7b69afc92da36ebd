using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Alerts;

/// <summary>How long people have to answer an alert, by how pressing it is.</summary>
/// <param name="LifeSaving">For what is life-saving. Default: 2 minutes.</param>
/// <param name="Urgent">For what is urgent. Default: 5 minutes.</param>
/// <param name="Routine">For everything else. Default: 15 minutes.</param>
public readonly record struct AlertPolicy(Span LifeSaving, Span Urgent, Span Routine)
{
    /// <summary>How many people are to be called before it is too late: 3, who is on duty and two deputies.</summary>
    public const int PeopleInTime = 3;

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
}

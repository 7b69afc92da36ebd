using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Geography;

/// <summary>Says how long a crew has to say that it has an order, by priority of the line. The times are assumed: no
/// standard was found that gives them.</summary>
public sealed record OrderRules
{
    /// <summary>The number of times that it is noticed that a crew has not answered: its own, its deputy's, and the
    /// last, at which others are sought.</summary>
    public const int Questions = 3;

    /// <summary>Times where lives depend on the line: 2 and 4 minutes.</summary>
    public OrderTimes LifeSaving { get; init; } = new(2, 4);
    /// <summary>Times of an urgent line: 5 and 15 minutes.</summary>
    public OrderTimes Urgent { get; init; } = new(5, 15);
    /// <summary>Times of a routine line: 15 and 45 minutes.</summary>
    public OrderTimes Routine { get; init; } = new(15, 45);

    /// <summary>Returns the times of a line.</summary>
    /// <param name="priority">The priority of the line.</param>
    /// <exception cref="ArgumentOutOfRangeException">The priority is not known.</exception>
    public OrderTimes Of(Priority priority) => priority switch
    {
        Priority.LifeSaving => LifeSaving,
        Priority.Urgent => Urgent,
        Priority.Routine => Routine,
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "An unknown priority."),
    };
}

/// <summary>Says how long a crew has to say that it has an order.</summary>
/// <param name="AskAfterMinutes">Minutes after which it is asked again.</param>
/// <param name="ReplaceAfterMinutes">Minutes after which others have its place. They are sought a minute earlier. At
/// least 2 more than <paramref name="AskAfterMinutes"/>.</param>
public sealed record OrderTimes(int AskAfterMinutes, int ReplaceAfterMinutes)
{
    /// <summary>The least minutes between the first question and the replacement.</summary>
    public const int LeastBetween = 2;
    /// <summary>The time that the search for others takes: a minute.</summary>
    private static readonly Span Search = Span.FromMinutes(1);

    /// <summary>Returns the time from the order to the next step: the first question, the question to the deputy
    /// contact halfway, the search for others.</summary>
    /// <param name="asked">The number of steps so far.</param>
    public Span Wait(int asked)
    {
        var (ask, giveUp) = (Span.FromMinutes(AskAfterMinutes).Milliseconds,
            Span.FromMinutes(ReplaceAfterMinutes).Milliseconds - Search.Milliseconds);
        return new Span(asked switch { 0 => ask, 1 => (ask + giveUp) / 2, _ => giveUp });
    }
}

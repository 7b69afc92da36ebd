using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Policies;

/// <summary>Times of an incident's own bookkeeping.</summary>
public static class IncidentPolicy
{
    /// <summary>Needs that are reported within this go out as lines of one request.</summary>
    public static readonly Span Gather = Span.FromMinutes(1);
    /// <summary>What no tier could cover is asked anew after this.</summary>
    public static readonly Span AskAgain = Span.FromMinutes(120);

    /// <summary>How soon aid must be there to be of use.</summary>
    public static Span NeededWithin(Priority priority) => priority switch
    {
        Priority.LifeSaving => Span.FromHours(4),
        Priority.Urgent => Span.FromHours(8),
        Priority.Routine => Span.FromHours(24),
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "An unknown priority."),
    };
}

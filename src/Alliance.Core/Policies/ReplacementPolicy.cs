using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Policies;

/// <summary>When a commitment that is delayed is to be replaced.</summary>
public static class ReplacementPolicy
{
    /// <summary>How much later than promised aid may come before others are sought in its place; in any case when it
    /// comes after it is needed.</summary>
    public static Span Tolerance(Priority priority) => priority switch
    {
        Priority.LifeSaving => Span.FromMinutes(30),
        Priority.Urgent => Span.FromMinutes(60),
        Priority.Routine => Span.FromMinutes(240),
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "An unknown priority."),
    };
}

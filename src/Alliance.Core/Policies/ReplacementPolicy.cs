using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Policies;

/// <summary>Rules for the replacement of a delayed commitment.</summary>
public static class ReplacementPolicy
{
    /// <summary>Tells how much later than promised aid may come before a replacement is sought: 30 minutes for
    /// life-saving, 60 for urgent and 240 for routine lines. A replacement is always sought for aid that comes after it
    /// is needed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The priority is unknown.</exception>
    public static Span Tolerance(Priority priority) => priority switch
    {
        Priority.LifeSaving => Span.FromMinutes(30),
        Priority.Urgent => Span.FromMinutes(60),
        Priority.Routine => Span.FromMinutes(240),
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "An unknown priority."),
    };
}

using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Policies;

/// <summary>Times for the needs of an incident.</summary>
public static class IncidentPolicy
{
    /// <summary>Time within which reported needs become lines of one request: 1 minute.</summary>
    public static readonly Span Gather = Span.FromMinutes(1);
    /// <summary>Time after which uncovered needs are requested again: 120 minutes.</summary>
    public static readonly Span AskAgain = Span.FromMinutes(120);

    /// <summary>Tells whether people who have left for a scene, or are there, go home when they are too many because a
    /// need has fallen. Where lives depend on them they stay until people release them. Who has not left stands down
    /// at any rate.</summary>
    public static bool ReleasesDeparted(Priority priority) => priority != Priority.LifeSaving;

    /// <summary>Tells how soon aid must be there to be of use: 4 hours for life-saving, 8 for urgent and 24 for routine
    /// needs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The priority is unknown.</exception>
    public static Span NeededWithin(Priority priority) => priority switch
    {
        Priority.LifeSaving => Span.FromHours(4),
        Priority.Urgent => Span.FromHours(8),
        Priority.Routine => Span.FromHours(24),
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "An unknown priority."),
    };
}

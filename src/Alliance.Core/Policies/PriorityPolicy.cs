using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Policies;

/// <summary>How much a line weighs at an award. What waits long rises, so that small and remote places do not starve;
/// but no waiting lifts it into the class where lives depend on it: one person unmet there outweighs a whole squad's
/// worth of any other line.</summary>
public static class PriorityPolicy
{
    /// <summary>A person, or a unit, that is missing where lives depend on it. A squad has fewer than eleven people, so
    /// that eleven times <see cref="MostByWaiting"/> stays below.</summary>
    public const int LifeSaving = 10_000;
    /// <summary>What waiting may lift a line to, whatever its priority.</summary>
    public const int MostByWaiting = 900;
    /// <summary>What one step of waiting adds: with it a routine line that has waited two steps is as pressing as an
    /// urgent one just asked.</summary>
    public const int Step = 100;
    /// <summary>Minutes of a step where neither agreement nor centre says otherwise.</summary>
    public const int DefaultAgeingMinutes = 60;

    /// <summary>The effective priority of a line: its weight for each person or unit unmet.</summary>
    /// <param name="priority">As asked.</param>
    /// <param name="waited">Since it was first asked.</param>
    /// <param name="ageingMinutes">Minutes of waiting that make a step; zero: nothing rises.</param>
    public static int Weight(Priority priority, Span waited, int ageingMinutes)
    {
        if (priority == Priority.LifeSaving) return LifeSaving;
        var steps = ageingMinutes <= 0 ? 0 : Math.Max(0, waited.Milliseconds) / (ageingMinutes * 60_000L);
        return (int)Math.Min(MostByWaiting, Base(priority) + Math.Min(steps, MostByWaiting) * Step);
    }

    /// <summary>By when aid should be there; what comes later is late, and still of use. From the local target of
    /// reinforcement within twenty minutes upward.</summary>
    public static int TargetMinutes(Priority priority) => priority switch
    {
        Priority.LifeSaving => 20,
        Priority.Urgent => 60,
        Priority.Routine => 240,
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "An unknown priority."),
    };

    private static int Base(Priority priority) => priority switch
    {
        Priority.Urgent => 300,
        Priority.Routine => 100,
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "An unknown priority."),
    };
}

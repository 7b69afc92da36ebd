using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Policies;

/// <summary>The weight of a line at an award. A line rises while it waits, so that small and remote places do not
/// starve. Waiting never lifts a line into the life-saving class: one unmet person there outweighs a whole squad for
/// any other line.</summary>
public static class PriorityPolicy
{
    /// <summary>Weight of an unmet person or unit of a life-saving line. A squad has fewer than eleven people, so
    /// eleven times <see cref="MostByWaiting"/> stays below it.</summary>
    public const int LifeSaving = 10_000;
    /// <summary>Greatest weight that a line can reach by waiting, whatever its priority.</summary>
    public const int MostByWaiting = 900;
    /// <summary>Weight that one step of waiting adds. A routine line that has waited two steps is as pressing as a new
    /// urgent one.</summary>
    public const int Step = 100;
    /// <summary>Minutes of a step, where neither agreement nor centre says otherwise.</summary>
    public const int DefaultAgeingMinutes = 60;

    /// <summary>Computes the effective priority of a line: its weight for each unmet person or unit.</summary>
    /// <param name="priority">The priority that was asked for.</param>
    /// <param name="waited">Time since the line was first asked for.</param>
    /// <param name="ageingMinutes">Minutes of waiting that make a step; zero: no line rises.</param>
    /// <exception cref="ArgumentOutOfRangeException">The priority is unknown.</exception>
    public static int Weight(Priority priority, Span waited, int ageingMinutes)
    {
        if (priority == Priority.LifeSaving) return LifeSaving;
        var steps = ageingMinutes <= 0 ? 0 : Math.Max(0, waited.Milliseconds) / (ageingMinutes * 60_000L);
        return (int)Math.Min(MostByWaiting, Base(priority) + Math.Min(steps, MostByWaiting) * Step);
    }

    /// <summary>Tells the minutes within which aid should be there: 20 for life-saving, 60 for urgent and 240 for
    /// routine lines. Later aid is late, but still of use. The times start from the local target of reinforcement
    /// within twenty minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The priority is unknown.</exception>
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

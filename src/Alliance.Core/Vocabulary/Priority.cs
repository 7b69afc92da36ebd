using Alliance.Core.Actors;

namespace Alliance.Core.Vocabulary;

/// <summary>Tells how pressing a line is. Awards look at it first.</summary>
public enum Priority
{
    /// <summary>Lives depend on it: it waits for no approval, and lenders have half the time to answer.</summary>
    LifeSaving,
    /// <summary>It is urgent, but no lives depend on it.</summary>
    Urgent,
    /// <summary>It is neither urgent nor life-saving.</summary>
    Routine,
}

/// <summary>Gives the urgency of a command that asks for aid.</summary>
internal static class PriorityUrgency
{
    /// <summary>Returns the urgency of a command that asks for aid of a priority.</summary>
    /// <param name="priority">The priority of the aid.</param>
    /// <returns>The urgency.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The priority is not known.</exception>
    public static CommandUrgency Urgency(this Priority priority) => priority switch
    {
        Priority.LifeSaving => CommandUrgency.Vital,
        Priority.Urgent => CommandUrgency.Urgent,
        Priority.Routine => CommandUrgency.Routine,
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "An unknown priority."),
    };

    /// <summary>Returns the urgency of a command that asks for several lines: that of the most pressing one.</summary>
    /// <param name="lines">The lines that the command asks for.</param>
    /// <returns>The urgency.</returns>
    public static CommandUrgency Urgency(this LineSpec[] lines)
    {
        var most = CommandUrgency.Routine;
        foreach (var line in lines)
        {
            if (line.Priority == Priority.LifeSaving) return CommandUrgency.Vital;
            if (line.Priority == Priority.Urgent) most = CommandUrgency.Urgent;
        }

        return most;
    }
}

using Alliance.Core.Actors;

namespace Alliance.Core.Vocabulary;

/// <summary>How much hangs on a line; decides first.</summary>
public enum Priority
{
    /// <summary>Lives depend on it: no approval wait, halved answering times.</summary>
    LifeSaving,
    Urgent,
    Routine,
}

/// <summary>How urgent a command is that asks for aid of a priority.</summary>
internal static class PriorityUrgency
{
    /// <summary>The urgency of a command that asks for aid of that priority.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The priority is none.</exception>
    public static CommandUrgency Urgency(this Priority priority) => priority switch
    {
        Priority.LifeSaving => CommandUrgency.Vital,
        Priority.Urgent => CommandUrgency.Urgent,
        Priority.Routine => CommandUrgency.Routine,
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "An unknown priority."),
    };

    /// <summary>The urgency of a command that asks for several lines: that of the most pressing one.</summary>
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

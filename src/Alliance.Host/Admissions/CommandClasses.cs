using Alliance.Core.Actors;
using Alliance.Grains.Admissions;

namespace Alliance.Host.Admissions;

/// <summary>The admission class of a command, by its urgency.</summary>
internal static class CommandClasses
{
    /// <summary>The class by which a command is admitted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Its urgency is none.</exception>
    public static AdmissionClass Of(Command command) => Of(command.Urgency);

    /// <inheritdoc cref="Of(Command)"/>
    public static AdmissionClass Of(CommandUrgency urgency) => urgency switch
    {
        CommandUrgency.Routine => AdmissionClass.RoutineRequest,
        CommandUrgency.Urgent => AdmissionClass.UrgentRequest,
        CommandUrgency.Decision => AdmissionClass.Decision,
        CommandUrgency.Vital => AdmissionClass.Vital,
        _ => throw new ArgumentOutOfRangeException(nameof(urgency), urgency, "An unknown urgency of a command."),
    };
}

using Alliance.Core.Actors;
using Alliance.Grains.Admissions;

namespace Alliance.Host.Admissions;

/// <summary>Maps the urgency of commands to admission classes.</summary>
internal static class CommandClasses
{
    /// <summary>Returns the admission class of a command.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The command's urgency is not a known value.</exception>
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

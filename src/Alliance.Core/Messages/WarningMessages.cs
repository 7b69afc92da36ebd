using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Warns of a hazard. A township or a command centre warns. The new warning replaces its valid warning of the
/// same hazard.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Hazard">The kind of hazard.</param>
/// <param name="Colour">How grave the hazard is.</param>
/// <param name="ValidUntil">When the warning lapses by itself.</param>
/// <param name="Basis">The ground for the warning.</param>
[GenerateSerializer, Alias("warning.issue")]
public sealed record IssueWarning(
    Author By, Instant? OccurredAt, string Hazard, WarningColour Colour, Instant ValidUntil,
    string Basis) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Lifts a warning before its time.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Warning">The number of the warning.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("warning.cancel")]
public sealed record CancelWarning(
    Author By, Instant? OccurredAt, string Warning, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Ends the time of a warning.</summary>
/// <param name="Warning">The number of the warning.</param>
[GenerateSerializer, Alias("warning.due")]
public sealed record WarningDue(string Warning) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

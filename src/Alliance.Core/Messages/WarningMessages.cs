using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>A township or a command centre warns of a hazard. It takes the place of its warning of the same hazard that
/// is still valid.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When, if earlier.</param>
/// <param name="Hazard">Of what.</param>
/// <param name="Colour">How grave.</param>
/// <param name="ValidUntil">When it lapses by itself.</param>
/// <param name="Basis">On what ground.</param>
[GenerateSerializer, Alias("warning.issue")]
public sealed record IssueWarning(
    Author By, Instant? OccurredAt, string Hazard, WarningColour Colour, Instant ValidUntil,
    string Basis) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>A warning is lifted before its time.</summary>
[GenerateSerializer, Alias("warning.cancel")]
public sealed record CancelWarning(
    Author By, Instant? OccurredAt, string Warning, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>A warning has had its time.</summary>
[GenerateSerializer, Alias("warning.due")]
public sealed record WarningDue(string Warning) : Due
{
    public override Subject About => Subject.None;
}

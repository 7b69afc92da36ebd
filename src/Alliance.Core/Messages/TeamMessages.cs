using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>A crew, or someone for it, reports where it stands. What has happened is never refused.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When it happened, if earlier.</param>
/// <param name="Status">Mobilising, EnRoute, OnScene, Covering, Returning, Available (home), or OutOfService.</param>
/// <param name="Correction">What was wrong with an earlier report that it puts right; null for a plain report, which if
/// it goes backwards stands too, and is recorded as unexpected.</param>
/// <param name="People">How many of the squad go on, where it is not all or has changed; null: as before.</param>
[GenerateSerializer, Alias("team.report")]
public sealed record ReportStatus(
    Author By, Instant? OccurredAt, TeamStatus Status, string? Correction,
    int? People = null) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>A crew on its way reports when it will arrive now, for instance by another road.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When it was seen, if earlier.</param>
/// <param name="Eta">When; null: it is stuck and cannot say.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Alias("team.report-eta")]
public sealed record ReportEta(Author By, Instant? OccurredAt, Instant? Eta, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

[GenerateSerializer, Alias("team.hold-due")]
public sealed record HoldDue(int Fence) : Due
{
    public override Subject About => Subject.None;
}

/// <summary>The crew should have reported by now.</summary>
[GenerateSerializer, Alias("team.overdue-due")]
public sealed record OverdueDue : Due
{
    public override Subject About => Subject.None;
}

/// <summary>The crew's shift ends before long.</summary>
[GenerateSerializer, Alias("team.relief-lead-due")]
public sealed record ReliefLeadDue : Due
{
    public override Subject About => Subject.None;
}

/// <summary>The crew has worked its shift.</summary>
[GenerateSerializer, Alias("team.relief-due")]
public sealed record ShiftDue : Due
{
    public override Subject About => Subject.None;
}

[GenerateSerializer, Alias("team.rested-due")]
public sealed record RestedDue : Due
{
    public override Subject About => Subject.None;
}

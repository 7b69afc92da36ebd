using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Reports where a team stands. The crew, or someone for it, reports. The report is of a fact and is never
/// refused.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Status">Committed (the order is received), Mobilising, EnRoute, OnScene, Covering, Returning, Available
/// (home), or OutOfService.</param>
/// <param name="Correction">What was wrong with an earlier report that this one puts right; null for a plain report. A
/// plain report that goes backwards stands too, and is recorded as unexpected.</param>
/// <param name="People">People of the squad that go on, where that is not all of it or has changed; null: as
/// before.</param>
/// <param name="Eta">When the crew will arrive, where it says so with its status; else null.</param>
[GenerateSerializer, Alias("team.report")]
public sealed record ReportStatus(
    Author By, Instant? OccurredAt, TeamStatus Status, string? Correction,
    int? People = null, Instant? Eta = null) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Reports when a crew on its way will arrive now, for instance by another road.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it was seen, if earlier than its entry; null: now.</param>
/// <param name="Eta">When the crew will arrive; null: it is stuck and cannot say.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("team.report-eta")]
public sealed record ReportEta(Author By, Instant? OccurredAt, Instant? Eta, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Reminds a team or a depot that it is time to go, so that it is there when it is needed and not
/// before.</summary>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("team.go-due")]
public sealed record GoDue(CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>Reminds a team that its crew has not said that it has the order.</summary>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("team.receipt-due")]
public sealed record ReceiptDue(CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>Reminds a team that its hold has reached its end.</summary>
/// <param name="Fence">The fence of the hold.</param>
[GenerateSerializer, Alias("team.hold-due")]
public sealed record HoldDue(int Fence) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Reminds a team that its crew should have reported by now.</summary>
[GenerateSerializer, Alias("team.overdue-due")]
public sealed record OverdueDue : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Reminds a team that its crew's shift ends before long.</summary>
[GenerateSerializer, Alias("team.relief-lead-due")]
public sealed record ReliefLeadDue : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Reminds a team that its crew has worked its shift.</summary>
[GenerateSerializer, Alias("team.relief-due")]
public sealed record ShiftDue : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Reminds a team that its crew has rested.</summary>
[GenerateSerializer, Alias("team.rested-due")]
public sealed record RestedDue : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

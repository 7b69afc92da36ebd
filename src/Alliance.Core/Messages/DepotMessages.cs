using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Messages;

/// <summary>Tells how far a shipment has come.</summary>
public enum ShipmentStatus
{
    /// <summary>The goods have left the depot.</summary>
    Shipped,
    /// <summary>The goods were handed over.</summary>
    Delivered,
}

/// <summary>Tells how far goods have come on their way back.</summary>
public enum ReturnStatus
{
    /// <summary>The goods have left the scene.</summary>
    Returning,
    /// <summary>The goods are on the shelf again.</summary>
    Returned,
}

/// <summary>Reports a shipment or a part of it. The depot's people report. The report is of a fact and is never
/// refused.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Commitment">The commitment that the shipment is for.</param>
/// <param name="Status">Shipped: the goods left; delivered: they were handed over.</param>
/// <param name="Units">The units of the shipment that this is about; null for all that are held or on the way.</param>
/// <param name="RestGivenBack">True where the rest does not come, and is on the shelf again. False where it is kept for
/// another journey.</param>
[GenerateSerializer, Alias("depot.report")]
public sealed record ReportShipment(
    Author By, Instant? OccurredAt, CommitmentId Commitment, ShipmentStatus Status, int? Units = null,
    bool RestGivenBack = false) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Reports goods that come back. The depot's people report. The report is of a fact and is never
/// refused.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Commitment">The commitment that the goods were out for.</param>
/// <param name="Status">Whether the goods have left the scene or are on the shelf again.</param>
/// <param name="Units">The units that this is about; null for all.</param>
/// <param name="RestLost">Why the rest will not come back, so that it is written off; null where it is still to
/// come.</param>
[GenerateSerializer, Alias("depot.report-return")]
public sealed record ReportReturn(
    Author By, Instant? OccurredAt, CommitmentId Commitment, ReturnStatus Status, int? Units,
    string? RestLost) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Writes units off that are out for a commitment and will not come back.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Units">The units that are written off.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("depot.write-off-shipment")]
public sealed record WriteOffShipment(
    Author By, Instant? OccurredAt, CommitmentId Commitment, int Units, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Writes units off that are on the shelf and of no use any more.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Kind">The kind of supply.</param>
/// <param name="Units">The units that are written off.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("depot.write-off-stock")]
public sealed record WriteOffStock(
    Author By, Instant? OccurredAt, ResourceKind Kind, int Units, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Reports a count of the units on the shelf. Units that are kept for shipments are not counted.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Kind">The kind of supply.</param>
/// <param name="Counted">The units that were counted.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("depot.take-stock")]
public sealed record TakeStock(
    Author By, Instant? OccurredAt, ResourceKind Kind, int Counted, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Reminds a depot that a hold of stock has reached its end.</summary>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("depot.hold-due")]
public sealed record StockHoldDue(CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>Reminds a depot that a shipment should have been reported by now.</summary>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("depot.overdue-due")]
public sealed record ShipmentOverdueDue(CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>Reminds a depot to ask after goods that are out.</summary>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("depot.goods-out-due")]
public sealed record GoodsOutDue(CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}

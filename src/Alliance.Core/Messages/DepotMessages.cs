using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Messages;

/// <summary>How far a shipment has come.</summary>
public enum ShipmentStatus
{
    Shipped,
    Delivered,
}

/// <summary>How far goods have come on their way back.</summary>
public enum ReturnStatus
{
    /// <summary>They have left the scene.</summary>
    Returning,
    /// <summary>They are on the shelf again.</summary>
    Returned,
}

/// <summary>The depot's people report a shipment, or a part of it. What has happened is never refused.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When it happened, if earlier.</param>
/// <param name="Commitment">For which commitment.</param>
/// <param name="Status">Shipped: they left; delivered: they were handed over.</param>
/// <param name="Units">How many of it; null for all that is held, or on the way.</param>
/// <param name="RestGivenBack">The rest is not coming: it is on the shelf again. Otherwise it is kept for another
/// journey.</param>
[GenerateSerializer, Alias("depot.report")]
public sealed record ReportShipment(
    Author By, Instant? OccurredAt, CommitmentId Commitment, ShipmentStatus Status, int? Units = null,
    bool RestGivenBack = false) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>The depot's people report goods that come back. What has happened is never refused.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When it happened, if earlier.</param>
/// <param name="Commitment">For which commitment they were out.</param>
/// <param name="Status">Whether they have left the scene or are on the shelf again.</param>
/// <param name="Units">How many of them; null for all.</param>
/// <param name="RestLost">Why the rest will not come back, so that it is written off; null where it is still to
/// come.</param>
[GenerateSerializer, Alias("depot.report-return")]
public sealed record ReportReturn(
    Author By, Instant? OccurredAt, CommitmentId Commitment, ReturnStatus Status, int? Units,
    string? RestLost) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Units that are out for a commitment will not come back.</summary>
[GenerateSerializer, Alias("depot.write-off-shipment")]
public sealed record WriteOffShipment(
    Author By, Instant? OccurredAt, CommitmentId Commitment, int Units, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Units on the shelf are of no use any more.</summary>
[GenerateSerializer, Alias("depot.write-off-stock")]
public sealed record WriteOffStock(
    Author By, Instant? OccurredAt, ResourceKind Kind, int Units, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>So many units were counted on the shelf, those kept for shipments left out.</summary>
[GenerateSerializer, Alias("depot.take-stock")]
public sealed record TakeStock(
    Author By, Instant? OccurredAt, ResourceKind Kind, int Counted, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

[GenerateSerializer, Alias("depot.hold-due")]
public sealed record StockHoldDue(CommitmentId Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>The shipment should have been reported by now.</summary>
[GenerateSerializer, Alias("depot.overdue-due")]
public sealed record ShipmentOverdueDue(CommitmentId Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>Goods are out: time to ask after them.</summary>
[GenerateSerializer, Alias("depot.goods-out-due")]
public sealed record GoodsOutDue(CommitmentId Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Commitment);
}

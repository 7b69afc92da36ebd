using Alliance.Core.Actors;

namespace Alliance.Core.Depots;

/// <summary>How far a shipment has come.</summary>
public enum ShipmentStatus
{
    Shipped,
    Delivered,
}

/// <summary>The depot's people report a shipment. What has happened is never refused.</summary>
[GenerateSerializer, Alias("depot.report")]
public sealed record ReportShipment(Author By, Instant? OccurredAt, string Commitment, ShipmentStatus Status) : Command(By, OccurredAt);

[GenerateSerializer, Alias("depot.hold-due")]
public sealed record StockHoldDue(string Commitment) : Due;

/// <summary>The shipment should have been reported by now.</summary>
[GenerateSerializer, Alias("depot.overdue-due")]
public sealed record ShipmentOverdueDue(string Commitment) : Due;

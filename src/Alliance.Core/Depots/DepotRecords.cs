using Alliance.Core.Actors;
using Alliance.Core.Negotiation;
using Alliance.Core.Resources;

namespace Alliance.Core.Depots;

/// <summary>Where units of a stock line can be.</summary>
public enum StockPlace
{
    Available,
    Held,
    InTransit,
    Issued,
}

/// <summary>A double entry: so many units went from one account to another, for a commitment.</summary>
[GenerateSerializer, Alias("depot.moved")]
public sealed record StockMoved(ResourceKind Kind, int Units, StockPlace Source, StockPlace Target, string Commitment, int AvailableAfter) : JournalRecord;

[GenerateSerializer, Alias("depot.refused")]
public sealed record StockRefused(string Commitment, DeclineCode Code) : JournalRecord;

/// <summary>A shipment that was called off has left all the same; so many of its units could go on the books.</summary>
[GenerateSerializer, Alias("depot.unexpected")]
public sealed record UnexpectedShipment(string Commitment, ShipmentStatus Reported, int Units, int Booked) : JournalRecord;

/// <summary>The order to load and send.</summary>
[GenerateSerializer, Alias("depot.ship")]
public sealed record Ship(Assignment Task) : Notice;

/// <summary>Do not send after all.</summary>
[GenerateSerializer, Alias("depot.do-not-ship")]
public sealed record DoNotShip(string Commitment, string Reason) : Notice;

/// <summary>Nothing was heard of a shipment when it should have been.</summary>
[GenerateSerializer, Alias("depot.overdue")]
public sealed record ShipmentOverdue(string Commitment) : Notice;

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Depots;

/// <summary>Where units of a stock line can be. Every move is a double entry from one to another.</summary>
public enum StockPlace
{
    /// <summary>On the shelf, kept for nobody.</summary>
    Available,
    /// <summary>On the shelf, kept for a commitment.</summary>
    Held,
    InTransit,
    /// <summary>At a scene.</summary>
    Issued,
    /// <summary>On the way back.</summary>
    Returning,
    /// <summary>Used up at a scene.</summary>
    Consumed,
    WrittenOff,
    /// <summary>Beyond the books: what a stock-taking found comes from there, what it missed went there. The only
    /// account that may be below zero.</summary>
    Outside,
}

/// <summary>A double entry: so many units went from one account to another, for a commitment or for none.</summary>
[GenerateSerializer, Alias("depot.moved")]
public sealed record StockMoved(
    ResourceKind Kind, int Units, StockPlace Source, StockPlace Target, CommitmentId? Commitment,
    int AvailableAfter) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("depot.refused")]
public sealed record StockRefused(CommitmentId Commitment, DeclineCode Code) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A shipment that was called off has left all the same, or more of it than there was; so many of its units
/// could go on the books.</summary>
[GenerateSerializer, Alias("depot.unexpected")]
public sealed record UnexpectedShipment(
    CommitmentId Commitment, ShipmentStatus Reported, int Units, int Booked) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>More units are said to be back than were out; so many could go on the books.</summary>
[GenerateSerializer, Alias("depot.unexpected-return")]
public sealed record UnexpectedReturn(CommitmentId Commitment, int Units, int Booked) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A part of a shipment left or was handed over; so many units are still to follow.</summary>
[GenerateSerializer, Alias("depot.part")]
public sealed record PartShipment(CommitmentId Commitment, ShipmentStatus Status, int Units, int Rest) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>People arranged more by telephone than the depot has; so many of its units could go on the books.</summary>
[GenerateSerializer, Alias("depot.arranged-beyond")]
public sealed record ArrangedBeyondStock(CommitmentId Commitment, ResourceKind Kind, int Units, int Booked) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("depot.written-off")]
public sealed record StockWrittenOff(ResourceKind Kind, int Units, CommitmentId? Commitment, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The shelf was counted: the books said one thing, and now say what was found.</summary>
[GenerateSerializer, Alias("depot.counted")]
public sealed record StockTaken(ResourceKind Kind, int Counted, int Before, string Reason) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>Durable goods were not back in the agreed time: their request ends without them, and they are still to
/// come.</summary>
[GenerateSerializer, Alias("depot.owed")]
public sealed record GoodsOwed(LineId Line, CommitmentId Commitment, ResourceKind Kind, int Units) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The order to load and send.</summary>
[GenerateSerializer, Alias("depot.ship")]
public sealed record Ship(Assignment Task) : Notice
{
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Do not send after all, or not the rest.</summary>
[GenerateSerializer, Alias("depot.do-not-ship")]
public sealed record DoNotShip(CommitmentId Commitment, string Reason) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Nothing was heard of a shipment when it should have been.</summary>
[GenerateSerializer, Alias("depot.overdue")]
public sealed record ShipmentOverdue(CommitmentId Commitment) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The order to fetch durable goods that are no longer wanted.</summary>
[GenerateSerializer, Alias("depot.bring-back")]
public sealed record BringBack(Assignment Task, int Units, string Reason) : Notice
{
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Goods have been at a scene for long: are they still needed there?</summary>
[GenerateSerializer, Alias("depot.still-out")]
public sealed record GoodsStillOut(CommitmentId Commitment, int Units) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Goods that are to come back have not come yet.</summary>
[GenerateSerializer, Alias("depot.return-overdue")]
public sealed record ReturnOverdue(CommitmentId Commitment, int Units) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

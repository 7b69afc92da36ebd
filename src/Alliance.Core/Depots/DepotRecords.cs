using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Depots;

/// <summary>The accounts of a stock line: the places where its units can be. Every move is a double entry from one to
/// another.</summary>
public enum StockPlace
{
    /// <summary>On the shelf, not reserved.</summary>
    Available,
    /// <summary>On the shelf, reserved for a commitment.</summary>
    Held,
    /// <summary>On the way to a scene.</summary>
    InTransit,
    /// <summary>At a scene.</summary>
    Issued,
    /// <summary>On the way back from a scene.</summary>
    Returning,
    /// <summary>Used up at a scene.</summary>
    Consumed,
    /// <summary>Lost or spoilt, and written off.</summary>
    WrittenOff,
    /// <summary>Outside the books. A surplus found by a stock-taking comes from here; a shortage goes here. Only this
    /// account may be below zero.</summary>
    Outside,
}

/// <summary>A double entry: units moved from one account to another.</summary>
/// <param name="Kind">The resource kind.</param>
/// <param name="Units">Number of units.</param>
/// <param name="Source">The account that the units leave.</param>
/// <param name="Target">The account that the units enter.</param>
/// <param name="Commitment">Number of the commitment that the move serves; null where there is none.</param>
/// <param name="AvailableAfter">Units on the shelf and not reserved, after the move.</param>
[GenerateSerializer, Alias("depot.moved")]
public sealed record StockMoved(
    ResourceKind Kind, int Units, StockPlace Source, StockPlace Target, CommitmentId? Commitment,
    int AvailableAfter) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The depot could not supply any units for a commitment.</summary>
/// <param name="Commitment">Number of the commitment.</param>
/// <param name="Code">Why: the stock is exhausted or the hold came too late.</param>
[GenerateSerializer, Alias("depot.refused")]
public sealed record StockRefused(CommitmentId Commitment, DeclineCode Code) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A shipment that was called off has left all the same, or more units left than there were. The books take as
/// many as they can.</summary>
/// <param name="Commitment">Number of the commitment.</param>
/// <param name="Reported">The status that was reported.</param>
/// <param name="Units">Units that were reported.</param>
/// <param name="Booked">Units that could be entered in the books; zero or more.</param>
[GenerateSerializer, Alias("depot.unexpected")]
public sealed record UnexpectedShipment(
    CommitmentId Commitment, ShipmentStatus Reported, int Units, int Booked) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>More units are reported back than were out. The books take as many as they can.</summary>
/// <param name="Commitment">Number of the commitment.</param>
/// <param name="Units">Units that were reported.</param>
/// <param name="Booked">Units that could be entered in the books; zero or more.</param>
[GenerateSerializer, Alias("depot.unexpected-return")]
public sealed record UnexpectedReturn(CommitmentId Commitment, int Units, int Booked) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A part of a shipment left or was handed over.</summary>
/// <param name="Commitment">Number of the commitment.</param>
/// <param name="Status">Whether the part left or was handed over.</param>
/// <param name="Units">Units of this part.</param>
/// <param name="Rest">Units that are still to follow.</param>
[GenerateSerializer, Alias("depot.part")]
public sealed record PartShipment(CommitmentId Commitment, ShipmentStatus Status, int Units, int Rest) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A report of a shipment that moves nothing: it comes late, or says again what is known.</summary>
/// <param name="Commitment">Number of the commitment.</param>
/// <param name="Status">The status that was reported.</param>
/// <param name="Units">Units that were reported; null: all.</param>
[GenerateSerializer, Alias("depot.shipment-noted")]
public sealed record ShipmentNoted(CommitmentId Commitment, ShipmentStatus Status, int? Units) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>People arranged more units by telephone than the depot has. The books take as many as they can.</summary>
/// <param name="Commitment">Number of the commitment.</param>
/// <param name="Kind">The resource kind.</param>
/// <param name="Units">Units that were arranged.</param>
/// <param name="Booked">Units that could be entered in the books; zero or more.</param>
[GenerateSerializer, Alias("depot.arranged-beyond")]
public sealed record ArrangedBeyondStock(CommitmentId Commitment, ResourceKind Kind, int Units, int Booked)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Units were written off.</summary>
/// <param name="Kind">The resource kind.</param>
/// <param name="Units">Number of units.</param>
/// <param name="Commitment">Number of the commitment that the units were out for; null for units on the shelf.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("depot.written-off")]
public sealed record StockWrittenOff(ResourceKind Kind, int Units, CommitmentId? Commitment, string Reason)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A stock-taking counted the shelf. The books now hold the counted number.</summary>
/// <param name="Kind">The resource kind.</param>
/// <param name="Counted">Units that were counted.</param>
/// <param name="Before">Units that the books held before.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("depot.counted")]
public sealed record StockTaken(ResourceKind Kind, int Counted, int Before, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Durable goods were not back in the agreed time. Their request ends without them, and they are still to
/// come.</summary>
/// <param name="Line">The request line.</param>
/// <param name="Commitment">Number of the commitment.</param>
/// <param name="Kind">The resource kind.</param>
/// <param name="Units">Units that are still to come back.</param>
[GenerateSerializer, Alias("depot.owed")]
public sealed record GoodsOwed(LineId Line, CommitmentId Commitment, ResourceKind Kind, int Units) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The order to load and send.</summary>
/// <param name="Task">The assignment: line, commitment, quantity and place.</param>
[GenerateSerializer, Alias("depot.ship")]
public sealed record Ship(Assignment Task) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the depot of a shipment that is to leave later. The order to load and send follows then.</summary>
/// <param name="Task">The assignment: line, commitment, quantity and place.</param>
/// <param name="GoAt">When the order follows.</param>
[GenerateSerializer, Alias("depot.shipment-planned")]
public sealed record ShipmentPlanned(Assignment Task, Instant GoAt) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the depot that the place of a shipment was on record wrongly, and where to bring it.</summary>
/// <param name="Task">The assignment, with the place from now on.</param>
/// <param name="Units">Units that are not handed over yet.</param>
/// <param name="Former">The code of the township that it was sent to before.</param>
[GenerateSerializer, Alias("depot.redirected")]
public sealed record ShipmentRedirected(Assignment Task, int Units, string Former) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the depot that fewer units of a shipment are wanted. Those that have not left are too many.</summary>
/// <param name="Task">The assignment.</param>
/// <param name="Held">Units that are still to leave.</param>
/// <param name="Units">Units that are not to leave.</param>
[GenerateSerializer, Alias("depot.reduced")]
public sealed record ShipmentReduced(Assignment Task, int Held, int Units) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Cancels the order to send a shipment, or the rest of it.</summary>
/// <param name="Commitment">Number of the commitment.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("depot.do-not-ship")]
public sealed record DoNotShip(CommitmentId Commitment, string Reason) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>No report of a shipment has arrived by the expected time.</summary>
/// <param name="Commitment">Number of the commitment.</param>
[GenerateSerializer, Alias("depot.overdue")]
public sealed record ShipmentOverdue(CommitmentId Commitment) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The order to fetch durable goods that are no longer wanted.</summary>
/// <param name="Task">The assignment: line, commitment, quantity and place.</param>
/// <param name="Units">Units to fetch from the scene.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("depot.bring-back")]
public sealed record BringBack(Assignment Task, int Units, string Reason) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Asks whether goods that have been at a scene for long are still needed there.</summary>
/// <param name="Commitment">Number of the commitment.</param>
/// <param name="Units">Units at the scene.</param>
[GenerateSerializer, Alias("depot.still-out")]
public sealed record GoodsStillOut(CommitmentId Commitment, int Units) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Goods that are to come back have not come yet.</summary>
/// <param name="Commitment">Number of the commitment.</param>
/// <param name="Units">Units that are still out.</param>
[GenerateSerializer, Alias("depot.return-overdue")]
public sealed record ReturnOverdue(CommitmentId Commitment, int Units) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

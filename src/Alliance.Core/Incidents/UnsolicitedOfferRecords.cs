using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>An unsolicited offer has arrived. The requester's desk is to take it up or turn it down.</summary>
/// <param name="Offer">Number of the offer.</param>
/// <param name="Lender">The tier that offers.</param>
/// <param name="Resource">The team or depot that is offered.</param>
/// <param name="Kind">The resource kind that is offered.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="ValidUntil">When the offer lapses.</param>
/// <param name="Note">A note of the lender.</param>
/// <param name="Fits">The first open line that still lacks this kind; null for none.</param>
[GenerateSerializer, Alias("incident.offer-received")]
public sealed record UnsolicitedOfferReceived(
    string Offer, ActorId Lender, ActorId Resource, ResourceKind Kind, int Quantity, Instant ValidUntil, string Note,
    LineId? Fits) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The desk took an unsolicited offer up or turned it down.</summary>
/// <param name="Offer">Number of the offer.</param>
/// <param name="Line">The line that it is taken up for; null where it is turned down.</param>
/// <param name="Refusal">The coded reason; null where it is taken up.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.offer-answered")]
public sealed record UnsolicitedOfferAnswered(
    string Offer, LineId? Line, OfferRefusal? Refusal, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An unsolicited offer was not answered in time, or the answer came to nothing. The incident and the lender
/// each record it for themselves.</summary>
/// <param name="Offer">Number of the offer.</param>
[GenerateSerializer, Alias("offer-lapsed")]
public sealed record UnsolicitedOfferLapsed(string Offer) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>The requester's desk is to take it up or turn it down.</summary>
/// <param name="Offer">Which.</param>
/// <param name="Lender">Whose.</param>
/// <param name="Resource">The team or depot.</param>
/// <param name="Kind">What it is offered for.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="ValidUntil">When it lapses.</param>
/// <param name="Note">What the lender says of it.</param>
/// <param name="Fits">The first open line that lacks such a thing; null where none does.</param>
[GenerateSerializer, Alias("incident.offer-received")]
public sealed record UnsolicitedOfferReceived(
    string Offer, ActorId Lender, ActorId Resource, ResourceKind Kind, int Quantity, Instant ValidUntil, string Note,
    LineId? Fits) : Notice
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("incident.offer-answered")]
public sealed record UnsolicitedOfferAnswered(
    string Offer, LineId? Line, OfferRefusal? Refusal, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => false;
}

/// <summary>Nobody answered in time, or the answer came to nothing; given by the incident and by the lender, each for
/// itself.</summary>
[GenerateSerializer, Alias("offer-lapsed")]
public sealed record UnsolicitedOfferLapsed(string Offer) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

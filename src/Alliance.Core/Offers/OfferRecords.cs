using Alliance.Core.Actors;
using Alliance.Core.Requests;
using Alliance.Core.Resources;

namespace Alliance.Core.Offers;

/// <summary>A lender has made an offer that nobody asked for.</summary>
[GenerateSerializer, Alias("tier.aid-offered")]
public sealed record AidOffered(
    string Offer, string Incident, ActorId Resource, ResourceKind Kind, int Quantity, Instant ValidUntil,
    string Note) : JournalRecord
{
    public override Subject About => Subject.OfIncident(Incident);
    public override bool IsNegotiationStep => false;
}

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

/// <summary>Nobody answered in time, or the answer came to nothing; given by the incident and by the lender, each for itself.</summary>
[GenerateSerializer, Alias("offer-lapsed")]
public sealed record UnsolicitedOfferLapsed(string Offer) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>The lender is told that its offer was taken up, as which commitment.</summary>
[GenerateSerializer, Alias("tier.offer-accepted")]
public sealed record AidOfferTaken(string Offer, LineId Line, string Commitment) : Notice
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The lender is told that its offer was turned down, and why.</summary>
[GenerateSerializer, Alias("tier.offer-refused")]
public sealed record AidOfferTurnedDown(string Offer, OfferRefusal Refusal, string Reason) : Notice
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>An offer as its lender, or its incident, keeps it while it is open.</summary>
[GenerateSerializer, Alias("open-offer")]
public sealed class OpenOffer
{
    /// <summary>Whose it is.</summary>
    [Id(0)] public ActorId Lender { get; init; }
    [Id(1)] public ActorId Resource { get; init; }
    [Id(2)] public ResourceKind Kind { get; init; }
    [Id(3)] public int Quantity { get; init; }
}

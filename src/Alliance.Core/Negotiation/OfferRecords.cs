using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>A lender has made an offer that nobody asked for.</summary>
[GenerateSerializer, Alias("tier.aid-offered")]
public sealed record AidOffered(
    string Offer, IncidentNumber Incident, ActorId Resource, ResourceKind Kind, int Quantity, Instant ValidUntil,
    string Note) : JournalRecord
{
    public override Subject About => Subject.OfIncident(Incident);
    public override bool IsNegotiationStep => false;
}

/// <summary>The lender is told that its offer was taken up, as which commitment.</summary>
[GenerateSerializer, Alias("tier.offer-accepted")]
public sealed record AidOfferTaken(string Offer, LineId Line, CommitmentId Commitment) : Notice
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

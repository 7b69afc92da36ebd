using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>Records that a lender has made an unsolicited offer.</summary>
/// <param name="Offer">The number of the offer.</param>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Kind">The kind of resource that is offered.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="ValidUntil">When the offer lapses.</param>
/// <param name="Note">What the requester should know.</param>
[GenerateSerializer, Alias("tier.aid-offered")]
public sealed record AidOffered(
    string Offer, IncidentNumber Incident, ActorId Resource, ResourceKind Kind, int Quantity, Instant ValidUntil,
    string Note) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the lender that its offer was taken up, and as which commitment.</summary>
/// <param name="Offer">The number of the offer.</param>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("tier.offer-accepted")]
public sealed record AidOfferTaken(string Offer, LineId Line, CommitmentId Commitment) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the lender that its offer was turned down, and why.</summary>
/// <param name="Offer">The number of the offer.</param>
/// <param name="Refusal">Why the offer was turned down.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("tier.offer-refused")]
public sealed record AidOfferTurnedDown(string Offer, OfferRefusal Refusal, string Reason) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

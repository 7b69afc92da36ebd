using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>A lender's desk offers a team or stock to an incident that has not asked for it (EDXL-RM
/// OfferUnsolicitedResource). It binds nobody.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When, if earlier.</param>
/// <param name="Incident">To which incident.</param>
/// <param name="Resource">A team or depot of the lender's own.</param>
/// <param name="Kind">What it is offered for.</param>
/// <param name="Quantity">Units of a supply; a team comes whole.</param>
/// <param name="ValidUntil">When the offer lapses.</param>
/// <param name="Note">What the requester should know.</param>
[GenerateSerializer, Alias("tier.offer-aid")]
public sealed record OfferAid(
    Author By, Instant? OccurredAt, IncidentNumber Incident, ActorId Resource, ResourceKind Kind, int Quantity,
    Instant ValidUntil, string Note) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfIncident(Incident);
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>A lender's offer on its way to the incident.</summary>
[GenerateSerializer, Alias("incident.unsolicited-offer")]
public sealed record UnsolicitedOffer(
    string Offer, ActorId Resource, ResourceKind Kind, int Quantity, Instant Until, string Note) : Assured
{
    public override Subject About => Subject.None;
    public override Instant? ValidUntil => Until;
}

/// <summary>The requester's desk takes an offer up for a line, or turns it down.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When, if earlier.</param>
/// <param name="Offer">Which.</param>
/// <param name="Line">The open line of the incident that it is taken up for; null: it is turned down.</param>
/// <param name="Refusal">Why it is turned down; null where it is taken up.</param>
/// <param name="Reason">In a few words.</param>
[GenerateSerializer, Alias("incident.answer-offer")]
public sealed record AnswerOffer(
    Author By, Instant? OccurredAt, string Offer, LineId? Line, OfferRefusal? Refusal,
    string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfLine(Line);
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>An incident hands an offer that was taken up to the request whose line it serves.</summary>
[GenerateSerializer, Alias("request.take-up-offer")]
public sealed record TakeUpOffer(LineId Line, string Offer, ActorId Lender, ActorId Resource, int Quantity, Author By)
    : Assured
{
    public override Subject About => Subject.OfLine(Line);
    public override string? Request => Line.Request;
}

/// <summary>A request tells the lender that its offer is taken up, as which commitment.</summary>
[GenerateSerializer, Alias("tier.offer-taken")]
public sealed record OfferTaken(
    LineId Line, CommitmentId Commitment, string Offer, ActorId Resource, ResourceKind Kind, int Quantity, string Place,
    Author By) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
}

/// <summary>An incident tells the lender that its offer is not taken up.</summary>
[GenerateSerializer, Alias("tier.offer-turned-down")]
public sealed record OfferTurnedDown(string Offer, OfferRefusal Refusal, string Reason) : Assured
{
    public override Subject About => Subject.None;
}

/// <summary>An offer has had its time.</summary>
[GenerateSerializer, Alias("offer-due")]
public sealed record OfferDue(string Offer) : Due
{
    public override Subject About => Subject.None;
}

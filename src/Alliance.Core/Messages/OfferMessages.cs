using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Offers a team or stock to an incident that has not asked for it (EDXL-RM OfferUnsolicitedResource). The
/// lender's desk offers. The offer binds nobody.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Incident">The number of the incident that gets the offer.</param>
/// <param name="Resource">A team or depot of the lender's own.</param>
/// <param name="Kind">The kind of resource that is offered.</param>
/// <param name="Quantity">Units of a supply; a team comes whole.</param>
/// <param name="ValidUntil">When the offer lapses.</param>
/// <param name="Note">What the requester should know.</param>
[GenerateSerializer, Alias("tier.offer-aid")]
public sealed record OfferAid(
    Author By, Instant? OccurredAt, IncidentNumber Incident, ActorId Resource, ResourceKind Kind, int Quantity,
    Instant ValidUntil, string Note) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Carries a lender's unsolicited offer to the incident.</summary>
/// <param name="Offer">The number of the offer.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Kind">The kind of resource that is offered.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Until">When the offer lapses.</param>
/// <param name="Note">What the requester should know.</param>
[GenerateSerializer, Alias("incident.unsolicited-offer")]
public sealed record UnsolicitedOffer(
    string Offer, ActorId Resource, ResourceKind Kind, int Quantity, Instant Until, string Note) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override Instant? ValidUntil => Until;
}

/// <summary>Takes an unsolicited offer up for a line, or turns it down. The requester's desk decides.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Offer">The number of the offer.</param>
/// <param name="Line">The open line of the incident that it is taken up for; null: it is turned down.</param>
/// <param name="Refusal">Why it is turned down; null where it is taken up.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.answer-offer")]
public sealed record AnswerOffer(
    Author By, Instant? OccurredAt, string Offer, LineId? Line, OfferRefusal? Refusal,
    string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Hands an offer that was taken up from its incident to the request whose line it serves.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Offer">The number of the offer.</param>
/// <param name="Lender">The tier that lends.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="By">The author who took the offer up.</param>
[GenerateSerializer, Alias("request.take-up-offer")]
public sealed record TakeUpOffer(LineId Line, string Offer, ActorId Lender, ActorId Resource, int Quantity, Author By)
    : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells the lender that its offer is taken up, and as which commitment. The request sends this.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Offer">The number of the offer.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Kind">The kind of resource that is offered.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Place">The code of the township where the aid is to go.</param>
/// <param name="By">The author who took the offer up.</param>
[GenerateSerializer, Alias("tier.offer-taken")]
public sealed record OfferTaken(
    LineId Line, CommitmentId Commitment, string Offer, ActorId Resource, ResourceKind Kind, int Quantity, string Place,
    Author By) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells the lender that its offer is not taken up. The incident sends this.</summary>
/// <param name="Offer">The number of the offer.</param>
/// <param name="Refusal">Why the offer is turned down.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("tier.offer-turned-down")]
public sealed record OfferTurnedDown(string Offer, OfferRefusal Refusal, string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Ends the time of an unsolicited offer.</summary>
/// <param name="Offer">The number of the offer.</param>
[GenerateSerializer, Alias("offer-due")]
public sealed record OfferDue(string Offer) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>The answers to a team from outside that would come.</summary>
public enum OutsideAnswer
{
    /// <summary>It is invited, with a letter.</summary>
    Invited,
    /// <summary>It is to stand by at home.</summary>
    StandBy,
    /// <summary>It is turned away.</summary>
    TurnedAway,
}

/// <summary>Says what a letter of invitation (邀请函) says.</summary>
/// <param name="Place">Where the team is to go, in words.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Until">Until when the letter holds.</param>
/// <param name="ReportTo">To whom the team is to report.</param>
/// <param name="Road">Which road it is to take.</param>
[GenerateSerializer, Alias("invitation")]
public sealed record Invitation(string Place, string Purpose, Instant Until, string ReportTo, string Road);

/// <summary>Registers a team from outside the region that would come to an incident (EDXL-RM
/// OfferUnsolicitedResource). The team says so before it sets out. Nothing binds it.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When the team said so, if earlier than the entry; null: now.</param>
/// <param name="Team">The team, in its own words.</param>
/// <param name="Identity">What it can be known by again, and what it brings; null where nobody said.</param>
/// <param name="From">Where it comes from, in words.</param>
/// <param name="Note">What the desk should know.</param>
/// <param name="SameAs">The registration of which this is a repetition; null for none.</param>
/// <param name="IsNew">Whether the team is another one, however like one that is registered.</param>
[GenerateSerializer, Alias("incident.register-outside-team")]
public sealed record RegisterOutsideTeam(
    Author By, Instant? OccurredAt, SocialTeam Team, TeamIdentity? Identity, string From, string Note,
    string? SameAs = null, bool IsNew = false) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Answers a team from outside. The duty desk decides. An invited team gets a numbered letter.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Outside">The number of the registration.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Invitation">What the letter says; null for a team that is not invited.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.answer-outside-team")]
public sealed record AnswerOutsideTeam(
    Author By, Instant? OccurredAt, string Outside, OutsideAnswer Answer, Invitation? Invitation,
    string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Withdraws a letter of invitation. The duty desk decides.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Letter">The number of the letter.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.withdraw-letter")]
public sealed record WithdrawLetter(
    Author By, Instant? OccurredAt, string Letter, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Reminds an incident to ask for a decision on a team from outside.</summary>
/// <param name="Outside">The number of the registration.</param>
[GenerateSerializer, Alias("incident.outside-due")]
public sealed record OutsideTeamDue(string Outside) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Ends the time of a letter of invitation.</summary>
/// <param name="Letter">The number of the letter.</param>
[GenerateSerializer, Alias("incident.letter-due")]
public sealed record LetterDue(string Letter) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Messages;

/// <summary>Proposes that command of an incident passes to another body. Either side may propose it: the body that
/// commands now, or the body that is to command.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Body">The body that proposes: the one that commands, or <paramref name="To"/>.</param>
/// <param name="To">The body that is to command.</param>
/// <param name="SkipsTier">Whether a tier between the two may be passed over.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.propose-handover")]
public sealed record ProposeHandover(
    Author By, Instant? OccurredAt, ActorId Body, ActorId To, bool SkipsTier, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Accepts or declines a proposed handover. The other body answers.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Body">The body that answers.</param>
/// <param name="Accepted">Whether the body accepts.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.answer-handover")]
public sealed record AnswerHandover(
    Author By, Instant? OccurredAt, ActorId Body, bool Accepted, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Ends the time in which a proposed handover could be answered.</summary>
[GenerateSerializer, Alias("incident.handover-due")]
public sealed record HandoverDue : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Asks the other body whether it accepts a handover of command. The incident asks.</summary>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Commander">The body that commands now.</param>
/// <param name="To">The body that is to command.</param>
/// <param name="Until">When the proposal lapses.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("tier.handover-wanted")]
public sealed record HandoverWanted(
    IncidentNumber Incident, ActorId Commander, ActorId To, Instant Until, string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>Tells both bodies that command of an incident has passed.</summary>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Former">The body that commanded before.</param>
/// <param name="Commander">The body that commands now.</param>
[GenerateSerializer, Alias("tier.command-passed")]
public sealed record CommandPassed(IncidentNumber Incident, ActorId Former, ActorId Commander) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
}

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Messages;

/// <summary>A body proposes that command of an incident passes from the one that has it to the next: the one that has
/// it, or the one that is to have it.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When, if earlier.</param>
/// <param name="Body">For which body: the one that commands, or <paramref name="To"/>.</param>
/// <param name="To">Who is to command.</param>
/// <param name="SkipsTier">Whether a tier between may be passed over.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Alias("incident.propose-handover")]
public sealed record ProposeHandover(
    Author By, Instant? OccurredAt, ActorId Body, ActorId To, bool SkipsTier, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>The other body accepts or declines.</summary>
[GenerateSerializer, Alias("incident.answer-handover")]
public sealed record AnswerHandover(
    Author By, Instant? OccurredAt, ActorId Body, bool Accepted, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>A proposed handover has had its time.</summary>
[GenerateSerializer, Alias("incident.handover-due")]
public sealed record HandoverDue : Due
{
    public override Subject About => Subject.None;
}

/// <summary>An incident asks the other body.</summary>
[GenerateSerializer, Alias("tier.handover-wanted")]
public sealed record HandoverWanted(
    IncidentNumber Incident, ActorId Commander, ActorId To, Instant Until, string Reason) : Assured
{
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>An incident tells both bodies that command has passed.</summary>
[GenerateSerializer, Alias("tier.command-passed")]
public sealed record CommandPassed(IncidentNumber Incident, ActorId Former, ActorId Commander) : Assured
{
    public override Subject About => Subject.OfIncident(Incident);
}

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Incidents;

[GenerateSerializer, Alias("incident.handover-proposed")]
public sealed record HandoverProposed(
    ActorId Commander, ActorId To, ActorId Proposer, bool SkipsTier, Instant Until, string Reason) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("incident.handover-declined")]
public sealed record HandoverDeclined(ActorId Commander, ActorId To, ActorId Decliner, string Reason) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>Nobody answered in time: command stays where it is.</summary>
[GenerateSerializer, Alias("incident.handover-lapsed")]
public sealed record HandoverLapsed(ActorId Commander, ActorId To) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>From now on another body commands.</summary>
[GenerateSerializer, Alias("incident.command-handed-over")]
public sealed record CommandHandedOver(
    ActorId Former, ActorId Commander, ActorId Accepter, bool SkipsTier, string Reason) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>The desk is to accept or decline a handover.</summary>
[GenerateSerializer, Alias("tier.handover-asked")]
public sealed record HandoverAsked(
    IncidentNumber Incident, ActorId Commander, ActorId To, Instant Until, string Reason) : Notice
{
    public override Subject About => Subject.OfIncident(Incident);
    public override bool IsNegotiationStep => false;
}

/// <summary>The desk is told who commands from now on.</summary>
[GenerateSerializer, Alias("tier.command-noted")]
public sealed record CommandNoted(IncidentNumber Incident, ActorId Former, ActorId Commander) : Notice
{
    public override Subject About => Subject.OfIncident(Incident);
    public override bool IsNegotiationStep => false;
}

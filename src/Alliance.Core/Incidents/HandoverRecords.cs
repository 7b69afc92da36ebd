using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Incidents;

/// <summary>A body proposed that another body take command.</summary>
/// <param name="Commander">The body that commands now.</param>
/// <param name="To">The body that is to take command.</param>
/// <param name="Proposer">The body that proposed it.</param>
/// <param name="SkipsTier">Whether a tier may be passed over.</param>
/// <param name="Until">The latest time for an answer.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.handover-proposed")]
public sealed record HandoverProposed(
    ActorId Commander, ActorId To, ActorId Proposer, bool SkipsTier, Instant Until, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The other body declined a handover. Command stays where it is.</summary>
/// <param name="Commander">The body that commands.</param>
/// <param name="To">The body that was to take command.</param>
/// <param name="Decliner">The body that declined.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.handover-declined")]
public sealed record HandoverDeclined(ActorId Commander, ActorId To, ActorId Decliner, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>No answer to a handover came in time. Command stays where it is.</summary>
/// <param name="Commander">The body that commands.</param>
/// <param name="To">The body that was to take command.</param>
[GenerateSerializer, Alias("incident.handover-lapsed")]
public sealed record HandoverLapsed(ActorId Commander, ActorId To) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Command has passed to another body.</summary>
/// <param name="Former">The body that commanded before.</param>
/// <param name="Commander">The body that commands from now on.</param>
/// <param name="Accepter">The body that accepted the handover.</param>
/// <param name="SkipsTier">Whether a tier may be passed over.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.command-handed-over")]
public sealed record CommandHandedOver(
    ActorId Former, ActorId Commander, ActorId Accepter, bool SkipsTier, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Asks a desk to accept or decline a handover.</summary>
/// <param name="Incident">Number of the incident.</param>
/// <param name="Commander">The body that commands.</param>
/// <param name="To">The body that is to take command.</param>
/// <param name="Until">The latest time for an answer.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("tier.handover-asked")]
public sealed record HandoverAsked(
    IncidentNumber Incident, ActorId Commander, ActorId To, Instant Until, string Reason) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells a desk which body commands from now on.</summary>
/// <param name="Incident">Number of the incident.</param>
/// <param name="Former">The body that commanded before.</param>
/// <param name="Commander">The body that commands from now on.</param>
[GenerateSerializer, Alias("tier.command-noted")]
public sealed record CommandNoted(IncidentNumber Incident, ActorId Former, ActorId Commander) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

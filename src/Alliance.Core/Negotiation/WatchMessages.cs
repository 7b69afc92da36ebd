using Alliance.Core.Actors;
using Alliance.Core.Teams;

namespace Alliance.Core.Negotiation;

/// <summary>A team that should have been heard of tells its owner that its crew was asked so often without an answer.</summary>
[GenerateSerializer, Alias("resource.unheard")]
public sealed record TeamUnheard(TeamStatus Status, string? Commitment, int Asked, bool Unreachable) : Assured
{
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>A team that counted as unreachable was heard of.</summary>
[GenerateSerializer, Alias("resource.heard")]
public sealed record TeamHeard(TeamStatus Status, string? Commitment) : Assured
{
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>The duty desk is told that a squad of its own is overdue, or unreachable.</summary>
[GenerateSerializer, Alias("lender.team-unheard")]
public sealed record TeamNotHeard(
    ActorId Team, TeamStatus Status, string? Commitment, int Asked, bool Unreachable) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The duty desk is told that a squad of its own is back in contact.</summary>
[GenerateSerializer, Alias("lender.team-heard")]
public sealed record TeamBackInContact(ActorId Team, TeamStatus Status, string? Commitment) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

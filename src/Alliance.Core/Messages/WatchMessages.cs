using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>A team that should have been heard of tells its owner that its crew was asked so often without an
/// answer.</summary>
[GenerateSerializer, Alias("resource.unheard")]
public sealed record TeamUnheard(TeamStatus Status, CommitmentId? Commitment, int Asked, bool Unreachable) : Assured
{
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>A team that counted as unreachable was heard of.</summary>
[GenerateSerializer, Alias("resource.heard")]
public sealed record TeamHeard(TeamStatus Status, CommitmentId? Commitment) : Assured
{
    public override Subject About => Subject.OfCommitment(Commitment);
}

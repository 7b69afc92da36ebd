using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Tells the owner that a team's crew has not answered, though it should have been heard of.</summary>
/// <param name="Status">The last known deployment status of the team.</param>
/// <param name="Commitment">The number of the commitment; null for a team without an order.</param>
/// <param name="Asked">How often the crew was asked.</param>
/// <param name="Unreachable">Whether the team counts as unreachable from now on.</param>
[GenerateSerializer, Alias("resource.unheard")]
public sealed record TeamUnheard(TeamStatus Status, CommitmentId? Commitment, int Asked, bool Unreachable) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>Tells the owner that a team that counted as unreachable was heard of.</summary>
/// <param name="Status">The deployment status of the team.</param>
/// <param name="Commitment">The number of the commitment; null for a team without an order.</param>
[GenerateSerializer, Alias("resource.heard")]
public sealed record TeamHeard(TeamStatus Status, CommitmentId? Commitment) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}

using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Vocabulary;

/// <summary>Describes a team or stock line that a lender could supply.</summary>
/// <param name="Lender">The tier that owns it.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Minutes">Minutes to the scene, mobilising included.</param>
/// <param name="Displaces">The commitment for which the resource is held at present, and which would have to give way;
/// null: it is free.</param>
/// <param name="Substitute">The accepted substitute that it gives; null where it gives the kind asked.</param>
/// <param name="OnShelf">Of stock: the units of that kind that the depot could give to all lines together; not below
/// <paramref name="Quantity"/>.</param>
[GenerateSerializer, Alias("tier.candidate")]
public sealed record Candidate(
    ActorId Lender, ActorId Resource, int Quantity, int Minutes,
    CommitmentId? Displaces = null, Substitute? Substitute = null, int OnShelf = 0)
{
    /// <summary>Returns the kind that is really given where a kind was asked.</summary>
    /// <param name="asked">The kind that was asked.</param>
    /// <returns>The kind of the substitute, or the kind asked where there is none.</returns>
    public ResourceKind KindFor(ResourceKind asked) => Substitute?.Kind ?? asked;
}

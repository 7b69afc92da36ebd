using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Vocabulary;

/// <summary>Bounds a request for move-up cover. A lender that covers may fall below its own floor and ask for cover in
/// turn, and that chain must end.</summary>
/// <param name="Visited">Codes of the townships of the chain, the one that asks last; none of them is asked.</param>
/// <param name="Depth">The place in the chain: 1 for the first township that asks, up to
/// <see cref="MaxDepth"/>.</param>
/// <param name="Parent">The line for which its squads are away; null where the time of that line has passed, or none is
/// away.</param>
/// <param name="ParentNeededBy">When that line's aid must have arrived: cover must be settled sooner.</param>
[GenerateSerializer, Alias("backfill")]
public sealed record Backfill(string[] Visited, int Depth, LineId? Parent, Instant? ParentNeededBy)
{
    /// <summary>The most depth of a chain: cover of cover, and no further.</summary>
    public const int MaxDepth = 2;
}

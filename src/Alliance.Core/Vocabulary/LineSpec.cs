using Alliance.Core.Actors;
using Alliance.Core.Resources;

namespace Alliance.Core.Vocabulary;

/// <summary>What one line asks.</summary>
/// <param name="Kind">A capability, asked in people, or a supply, asked in units.</param>
/// <param name="Quantity">People or units, above zero.</param>
/// <param name="Priority">How much hangs on it.</param>
/// <param name="NeededBy">When it must have arrived; later aid is of no use.</param>
/// <param name="Requirement">What it asks beyond kind and quantity; null for nothing special.</param>
[GenerateSerializer, Alias("line-spec")]
public sealed record LineSpec(
    ResourceKind Kind, int Quantity, Priority Priority, Instant NeededBy, Requirement? Requirement = null)
{
    /// <summary>The most that one line may ask or one need may be: more than any province has, and far from where sums
    /// overflow.</summary>
    public const int MaxQuantity = 1_000_000;
}

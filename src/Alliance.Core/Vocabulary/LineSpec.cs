using Alliance.Core.Actors;
using Alliance.Core.Resources;

namespace Alliance.Core.Vocabulary;

/// <summary>Describes what one line asks.</summary>
/// <param name="Kind">A capability, asked in people, or a supply, asked in units.</param>
/// <param name="Quantity">People or units, above zero.</param>
/// <param name="Priority">How pressing the line is.</param>
/// <param name="NeededBy">When the aid must have arrived; later aid is of no use.</param>
/// <param name="Requirement">What the line asks beyond kind and quantity; null for nothing special.</param>
/// <param name="NotBefore">Before when nobody is to be there; null where they may come at once.</param>
[GenerateSerializer, Alias("line-spec")]
public sealed record LineSpec(
    ResourceKind Kind, int Quantity, Priority Priority, Instant NeededBy, Requirement? Requirement = null,
    Instant? NotBefore = null)
{
    /// <summary>The most that one line may ask or one need may be, in people or units. It is more than any province
    /// has, and far from where sums overflow.</summary>
    public const int MaxQuantity = 1_000_000;
}

namespace Alliance.Core.Resources;

/// <summary>A kind of resource: a capability of people, or a supply in units.</summary>
/// <param name="Code">One of <see cref="Catalogue"/>.</param>
[GenerateSerializer, Alias("resource-kind")]
public readonly record struct ResourceKind(string Code) : IComparable<ResourceKind>
{
    /// <summary>Whether it is counted in units, not in people.</summary>
    public bool IsSupply => Catalogue.IsSupply(this);

    /// <inheritdoc/>
    public int CompareTo(ResourceKind other) => string.CompareOrdinal(Code, other.Code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>The kinds that a line may ask for.</summary>
public static class Catalogue
{
    public static readonly ResourceKind FloodRescue = new("flood-rescue");
    public static readonly ResourceKind Evacuation = new("evacuation");
    public static readonly ResourceKind Medical = new("medical");
    public static readonly ResourceKind Engineering = new("engineering");
    public static readonly ResourceKind Boats = new("boats");
    public static readonly ResourceKind Pumps = new("pumps");
    public static readonly ResourceKind Tents = new("tents");
    public static readonly ResourceKind Quilts = new("quilts");
    public static readonly ResourceKind Water = new("water");

    /// <summary>Capabilities, asked in people.</summary>
    public static IReadOnlyList<ResourceKind> Capabilities { get; } = [FloodRescue, Evacuation, Medical, Engineering];
    /// <summary>Supplies, asked in units.</summary>
    public static IReadOnlyList<ResourceKind> Supplies { get; } = [Boats, Pumps, Tents, Quilts, Water];

    public static bool IsSupply(ResourceKind kind) => Supplies.Contains(kind);
    public static bool IsKnown(ResourceKind kind) => IsSupply(kind) || Capabilities.Contains(kind);
}

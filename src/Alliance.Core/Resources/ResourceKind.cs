namespace Alliance.Core.Resources;

/// <summary>Names a kind of resource: a capability of people, or a supply in units.</summary>
/// <param name="Code">The code of a kind of <see cref="Catalogue"/>.</param>
[GenerateSerializer, Alias("resource-kind")]
public readonly record struct ResourceKind(string Code) : IComparable<ResourceKind>
{
    /// <summary>Tells whether the kind is counted in units, not in people.</summary>
    public bool IsSupply => Catalogue.IsSupply(this);

    /// <inheritdoc/>
    public int CompareTo(ResourceKind other) => string.CompareOrdinal(Code, other.Code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}

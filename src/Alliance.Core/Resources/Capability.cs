namespace Alliance.Core.Resources;

/// <summary>What a team can do and how well, in the manner of NIMS typing.</summary>
/// <param name="Kind">A capability of <see cref="Catalogue"/>.</param>
/// <param name="Type">From 1, the most capable, to <see cref="LeastType"/>.</param>
[GenerateSerializer, Alias("capability")]
public readonly record struct Capability(ResourceKind Kind, int Type = Capability.LeastType)
{
    /// <summary>The least capable type: what a team has of which nothing more is known.</summary>
    public const int LeastType = 4;

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}/{Type}";
}

/// <summary>So much equipment of one kind.</summary>
/// <param name="Kind">A durable supply of <see cref="Catalogue"/>.</param>
/// <param name="Count">Above zero.</param>
[GenerateSerializer, Alias("equipment-count")]
public readonly record struct EquipmentCount(ResourceKind Kind, int Count);

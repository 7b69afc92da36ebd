namespace Alliance.Core.Resources;

/// <summary>Describes what a team can do and how well, in the manner of NIMS typing.</summary>
/// <param name="Kind">A capability of <see cref="Catalogue"/>.</param>
/// <param name="Type">The type: from 1, the most capable, to <see cref="LeastType"/>.</param>
[GenerateSerializer, Alias("capability")]
public readonly record struct Capability(ResourceKind Kind, int Type = Capability.LeastType)
{
    /// <summary>The least capable type. A team of which nothing more is known has it.</summary>
    public const int LeastType = 4;

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}/{Type}";
}

/// <summary>Counts equipment of one kind.</summary>
/// <param name="Kind">A durable supply of <see cref="Catalogue"/>.</param>
/// <param name="Count">The count, above zero.</param>
[GenerateSerializer, Alias("equipment-count")]
public readonly record struct EquipmentCount(ResourceKind Kind, int Count);

using Alliance.Core.Resources;

namespace Alliance.Core.Vocabulary;

/// <summary>Describes what a line asks beyond kind and quantity. A team must meet or exceed every minimum. Of a supply
/// only substitutes can be named.</summary>
[GenerateSerializer, Alias("requirement")]
public sealed record Requirement
{
    /// <summary>The most hours that a line may ask a team to work unsupported.</summary>
    public const int MostHours = 720;
    /// <summary>The most substitutes, and the most kinds of equipment, that one line may name.</summary>
    public const int MostNamed = 8;
    private const int MostPeople = 100;
    private const int MostEquipment = 1_000;

    /// <summary>The least capable type that will do, from 1, the best, to 4, any. The default is 4.</summary>
    [Id(0)] public int MinimumType { get; init; } = Capability.LeastType;
    /// <summary>The least number of people of each team; zero, the default: any.</summary>
    [Id(1)] public int MinimumPeople { get; init; }
    /// <summary>The least hours that each team can work unsupported; zero, the default: any.</summary>
    [Id(2)] public int EnduranceHours { get; init; }
    /// <summary>The equipment that each team must bring at least; empty by default.</summary>
    [Id(3)] public EquipmentCount[] Equipment { get; init; } = [];
    /// <summary>The kinds that are taken instead, in order of preference; empty by default.</summary>
    [Id(4)] public ResourceKind[] Substitutes { get; init; } = [];

    /// <summary>Returns what is wrong with the requirement on a line of a kind.</summary>
    /// <param name="kind">The kind that the line asks.</param>
    /// <returns>The name of the field and how to mend it; null when nothing is wrong.</returns>
    public (string Field, string Mend)? Fault(ResourceKind kind)
    {
        if (kind.IsSupply && (MinimumType != Capability.LeastType || MinimumPeople != 0 || EnduranceHours != 0
            || Equipment.Length > 0))
            return ("kind", $"{kind} is a supply; of a supply only substitutes can be named.");
        if (MinimumType is < 1 or > Capability.LeastType)
            return ("minimumType", $"from 1, the best, to {Capability.LeastType}, any.");
        if (MinimumPeople is < 0 or > MostPeople)
            return ("minimumPeople", $"people of each team, from 0 to {MostPeople}.");
        if (EnduranceHours is < 0 or > MostHours) return ("enduranceHours", $"hours, from 0 to {MostHours}.");
        if (Equipment.Length > MostNamed
            || Array.Exists(Equipment, e => !Catalogue.IsDurable(e.Kind) || e.Count is < 1 or > MostEquipment)
            || Equipment.DistinctBy(e => e.Kind).Count() < Equipment.Length)
            return ("equipment",
                $"up to {MostNamed} durable supplies of the catalogue, each once, with a count from 1 to "
                    + $"{MostEquipment}.");
        if (Substitutes.Length > MostNamed
            || Array.Exists(Substitutes, s => !Catalogue.IsKnown(s) || s == kind || s.IsSupply != kind.IsSupply)
            || Substitutes.Distinct().Count() < Substitutes.Length)
            return ("substitutes",
                $"up to {MostNamed} other kinds of the catalogue, each once: capabilities for a capability, supplies "
                    + "for a supply.");
        return null;
    }

    /// <inheritdoc/>
    public bool Equals(Requirement? other) => other is not null
        && (MinimumType, MinimumPeople, EnduranceHours)
        == (other.MinimumType, other.MinimumPeople, other.EnduranceHours)
        && Equipment.AsSpan().SequenceEqual(other.Equipment) && Substitutes.AsSpan().SequenceEqual(other.Substitutes);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(MinimumType, MinimumPeople, EnduranceHours, Equipment.Length, Substitutes.Length);
}

/// <summary>Describes an accepted substitute that is given in place of the kind asked.</summary>
/// <param name="Kind">The kind that is really given.</param>
/// <param name="Preference">The place of the kind among the accepted substitutes, from 1.</param>
[GenerateSerializer, Alias("substitute")]
public sealed record Substitute(ResourceKind Kind, int Preference);

using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>Draws random requirements of lines and random equipment of squads.</summary>
internal static class RandomRequirements
{
    /// <summary>The equipment of squads in small regions. The kinds are few, so that some requirements can be
    /// met.</summary>
    public static readonly ResourceKind[] Equipment = [Catalogue.Boats, new("chainsaws"), new("drones")];

    /// <summary>Draws a requirement; null in most cases.</summary>
    public static Requirement? Draw(ResourceKind kind, RandomStream random)
    {
        if (!random.Chance(350)) return null;
        var others = (kind.IsSupply ? Catalogue.Supplies : Catalogue.Capabilities).Where(k => k != kind).ToArray();
        var substitutes = random.Chance(600)
            ? new[] { Pick(others, random), Pick(others, random) }.Distinct().ToArray()
            : [];
        return kind.IsSupply
            ? new Requirement { Substitutes = substitutes }
            : new Requirement
            {
                MinimumType = (int)random.Between(2, 4),
                MinimumPeople = random.Chance(300) ? (int)random.Between(6, 9) : 0,
                EnduranceHours = random.Chance(300) ? (int)random.Between(8, 24) : 0,
                Equipment = random.Chance(300) ? [new(Pick(RandomRequirements.Equipment, random), 1)] : [],
                Substitutes = substitutes,
            };
    }

    private static ResourceKind Pick(ResourceKind[] kinds, RandomStream random) =>
        kinds[random.Between(0, kinds.Length - 1)];
}

using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Fuzzing;

/// <summary>What lines ask and squads bring beyond their kind, drawn at random.</summary>
internal static class Wishes
{
    /// <summary>What squads of small regions bring: few kinds, so that wishes meet some of them.</summary>
    public static readonly ResourceKind[] Gear = [Catalogue.Boats, new("chainsaws"), new("drones")];

    /// <summary>Mostly nothing special.</summary>
    public static Requirement? Random(ResourceKind kind, RandomStream random)
    {
        if (!random.Chance(350)) return null;
        var others = (kind.IsSupply ? Catalogue.Supplies : Catalogue.Capabilities).Where(k => k != kind).ToArray();
        var substitutes = random.Chance(600) ? new[] { Pick(others, random), Pick(others, random) }.Distinct().ToArray() : [];
        return kind.IsSupply ? new Requirement { Substitutes = substitutes } : new Requirement
        {
            MinimumType = (int)random.Between(2, 4),
            MinimumPeople = random.Chance(300) ? (int)random.Between(6, 9) : 0,
            EnduranceHours = random.Chance(300) ? (int)random.Between(8, 24) : 0,
            Equipment = random.Chance(300) ? [new(Pick(Gear, random), 1)] : [],
            Substitutes = substitutes,
        };
    }

    private static ResourceKind Pick(ResourceKind[] kinds, RandomStream random) => kinds[random.Between(0, kinds.Length - 1)];
}

using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Lenders;

/// <summary>What a lender keeps of one kind.</summary>
/// <param name="Kind">A capability, in squads, or a supply, in units.</param>
/// <param name="After">What is left of it after the slot is taken.</param>
/// <param name="Floor">What it keeps.</param>
[GenerateSerializer, Alias("kind-kept")]
public sealed record KindKept(ResourceKind Kind, int After, int Floor);

/// <summary>Floors of single kinds (domain.md 2.5: a reserve floor per township and kind): so many squads that can do a
/// thing, so many units of a supply, never leave for others, whatever the floor of all squads leaves. An order below
/// the floor goes below these too.</summary>
public static class KindFloors
{
    /// <summary>By kind; empty where the region gives the lender none.</summary>
    public static IReadOnlyDictionary<ResourceKind, int> Of(ActorId lender, Region region) => lender.Kind switch
    {
        ActorKind.Township => region.Townships[lender.Key].KindFloors,
        ActorKind.CommandCentre => region.CommandCentres[lender.Key].KindFloors,
        _ => None,
    };

    private static readonly Dictionary<ResourceKind, int> None = [];
}

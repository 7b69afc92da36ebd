using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Lenders;

/// <summary>Says how much of one kind a lender keeps.</summary>
/// <param name="Kind">A capability, in squads, or a supply, in units.</param>
/// <param name="After">Squads or units of the kind that are left after the slot is taken.</param>
/// <param name="Floor">Squads or units of the kind that the lender keeps.</param>
[GenerateSerializer, Alias("kind-kept")]
public sealed record KindKept(ResourceKind Kind, int After, int Floor);

/// <summary>Gives the floors of single kinds (a reserve floor for each township and kind). Squads of a
/// capability and units of a supply that a floor counts never leave for others. This holds whatever the floor of all
/// squads leaves. An order below the floor goes below these too.</summary>
public static class KindFloors
{
    /// <summary>Returns the floors of a lender by kind: squads of a capability, units of a supply.</summary>
    /// <param name="lender">The lender.</param>
    /// <param name="region">The region as the lender sees it.</param>
    /// <returns>The floors by kind; empty where the region gives the lender none.</returns>
    public static IReadOnlyDictionary<ResourceKind, int> Of(ActorId lender, Region region) => lender.Kind switch
    {
        ActorKind.Township => region.Townships[lender.Key].KindFloors,
        ActorKind.CommandCentre => region.CommandCentres[lender.Key].KindFloors,
        _ => None,
    };

    private static readonly Dictionary<ResourceKind, int> None = [];
}

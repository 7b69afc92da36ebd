using Alliance.Core.Actors;
using Alliance.Core.Geography;

namespace Alliance.Core.Negotiation;

/// <summary>Who asks whom, as data of the region: local first (属地管理), then the alliances, then upward one tier at a time.</summary>
public static class Ladder
{
    /// <summary>The tiers that a line of that place is put to, in order.</summary>
    public static List<ActorId> Of(string place, string? villageAlliance, Region region)
    {
        List<ActorId> tiers = [];
        if (villageAlliance is not null) tiers.Add(new(ActorKind.VillageAlliance, villageAlliance));
        tiers.Add(new(ActorKind.Township, place));
        foreach (var alliance in region.AlliancesOf(place))
            if (!region.SuspendedAgreements.Contains(alliance.Id)) tiers.Add(new(ActorKind.TownshipAlliance, alliance.Id));
        for (var code = region.Townships[place].Superior; code is not null; code = region.CommandCentres[code].Superior)
            tiers.Add(new(ActorKind.CommandCentre, code));
        return tiers;
    }

    /// <summary>The lenders whom a tier calls for a place, ring by ring; rings may be empty.</summary>
    public static List<ActorId>[] Rings(ActorId tier, Demand demand, Region region) => tier.Kind switch
    {
        ActorKind.VillageAlliance => [[tier]],
        ActorKind.Township => [[tier], [.. region.VillageAlliancesOf(demand.Place).Select(v => new ActorId(ActorKind.VillageAlliance, v.Code))]],
        ActorKind.TownshipAlliance => AllianceRings(region.TownshipAlliances[tier.Key], demand.Place, region),
        ActorKind.CommandCentre => [[tier], [.. TerritoryOf(tier.Key, region).Where(code => code != demand.Place).Select(Township)]],
        _ => throw new ArgumentException($"{tier} is no tier.", nameof(tier)),
    };

    private static List<ActorId>[] AllianceRings(TownshipAllianceData alliance, string place, Region region)
    {
        var others = alliance.Members.Where(m => m != place).Order(StringComparer.Ordinal).ToLookup(m => region.AreNeighbours(m, place));
        return [[.. others[true].Select(Township)], [.. others[false].Select(Township)]];
    }

    private static IEnumerable<string> TerritoryOf(string centre, Region region) =>
        region.CommandCentres[centre].HasTerritory
            ? region.Data.Townships.Where(t => t.Superior == centre).Select(t => t.Code).Order(StringComparer.Ordinal)
            : [];

    private static ActorId Township(string code) => new(ActorKind.Township, code);
}

using Alliance.Core.Geography;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Realms;

/// <summary>Finds the tiers that are told of a changed road: the owners of squads around it, the tiers above them, and
/// the tiers that lend there under an agreement. Squads from further away find out at the next place on their way, as
/// their crews do. Telling a whole country of each road would drown it in news.</summary>
internal static class RoadNewsRange
{
    /// <summary>Most townships of a territory that is told, about a prefecture. The largest territory around a road
    /// that has no more is told.</summary>
    private const int MostTownships = 400;

    /// <summary>Lists the tiers to tell, in order, without tiers that own no squad.</summary>
    public static IEnumerable<ActorId> Of(IReadOnlyCollection<RoadKey> roads, Region region)
    {
        HashSet<string> territories = new(StringComparer.Ordinal);
        foreach (var end in roads.SelectMany(r => (string[])[r.A, r.B]).Distinct(StringComparer.Ordinal))
        {
            if (TerritoryRound(end, region) is not { } centre) return region.TeamsOf.Keys.Order();
            territories.Add(centre);
        }

        var hearing = new HashSet<ActorId>();
        foreach (var centre in territories) Add(centre, hearing, region);
        return roads.Count == 0 ? region.TeamsOf.Keys.Order() : hearing.Where(region.TeamsOf.ContainsKey).Order();
    }

    /// <summary>Finds the code of the territory around a place; null where no centre with a territory is above
    /// it.</summary>
    private static string? TerritoryRound(string place, Region region)
    {
        string? round = null;
        foreach (var centre in region.CentresAbove(place).Where(c => c.HasTerritory))
        {
            if (round is not null && region.TownshipsIn(centre.Code).Count > MostTownships) break;
            round = centre.Code;
        }

        return round;
    }

    private static void Add(string centre, HashSet<ActorId> hearing, Region region)
    {
        foreach (var place in region.TownshipsIn(centre))
        {
            hearing.Add(new(ActorKind.Township, place));
            foreach (var village in region.VillageAlliancesOf(place))
                hearing.Add(new(ActorKind.VillageAlliance, village.Code));
            foreach (var seated in region.CentresSeatedIn(place)) hearing.Add(new(ActorKind.CommandCentre, seated));
        }

        for (var above = centre; above is not null; above = region.CommandCentres[above].Superior)
            hearing.Add(new(ActorKind.CommandCentre, above));
        foreach (var asker in hearing.ToList())
            foreach (var agreement in region.Agreements.AskedBy(asker))
                hearing.UnionWith(agreement.Parties.Where(agreement.MayLend));
    }
}

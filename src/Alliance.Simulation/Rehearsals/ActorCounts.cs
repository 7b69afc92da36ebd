using Alliance.Core.Geography;
using Alliance.Simulation.Hostings;

namespace Alliance.Simulation.Rehearsals;

/// <summary>Actors that the region configures, by kind and in all, and how many of all actors, incidents and requests included, were handed anything.</summary>
public sealed record ActorCounts(
    int VillageAlliance, int Township, int TownshipAlliance, int CommandCentre, int RescueTeam, int Depot, int Realm, int Total, long Activated)
{
    internal static ActorCounts Of(Region region, RunResult result)
    {
        var data = region.Data;
        return new(data.VillageAlliances.Count, data.Townships.Count, data.TownshipAlliances.Count, data.CommandCentres.Count,
            data.Teams.Count, data.Depots.Count, 1, data.Count + 1, result.Activated.Values.Sum());
    }
}

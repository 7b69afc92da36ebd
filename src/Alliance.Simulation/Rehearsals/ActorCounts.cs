using Alliance.Core.Geography;
using Alliance.Simulation.Silos;

namespace Alliance.Simulation.Rehearsals;

/// <summary>The counts of actors in the region, by kind and in total, and of all active actors including incidents and
/// requests.</summary>
public sealed record ActorCounts(
    int VillageAlliance,
    int Township,
    int TownshipAlliance,
    int CommandCentre,
    int RescueTeam,
    int Depot,
    int Realm,
    int Total,
    long Activated)
{
    internal static ActorCounts Of(Region region, RunResult result)
    {
        var data = region.Data;
        return new(
            data.VillageAlliances.Count, data.Townships.Count, data.TownshipAlliances.Count, data.CommandCentres.Count,
            data.Teams.Count, data.Depots.Count, 1, data.Count + 1, result.Activated.Values.Sum());
    }
}

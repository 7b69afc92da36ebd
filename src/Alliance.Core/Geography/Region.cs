using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Resources;

namespace Alliance.Core.Geography;

/// <summary>An immutable version of a region: places, roads, forces, stocks and agreements. Every actor is handed it with its turn.</summary>
public sealed class Region
{
    /// <summary>Builds a version. Codes must be unique within their kind, and every place a code names must exist.</summary>
    /// <exception cref="ArgumentException">A code is doubled or names nothing.</exception>
    public Region(RegionData data, int version = 1, IReadOnlySet<RoadKey>? cutRoads = null)
    {
        Data = data;
        Version = version;
        CutRoads = cutRoads ?? new HashSet<RoadKey>();
        Townships = data.Townships.ToDictionary(t => t.Code, StringComparer.Ordinal);
        Teams = data.Teams.ToDictionary(t => t.Id, StringComparer.Ordinal);
        Depots = data.Depots.ToDictionary(d => d.Id, StringComparer.Ordinal);
        VillageAlliances = data.VillageAlliances.ToDictionary(v => v.Code, StringComparer.Ordinal);
        TownshipAlliances = data.TownshipAlliances.ToDictionary(a => a.Id, StringComparer.Ordinal);
        CommandCentres = data.CommandCentres.ToDictionary(c => c.Code, StringComparer.Ordinal);
        TeamsOf = data.Teams.GroupBy(t => t.Owner).ToDictionary(g => g.Key, g => g.OrderBy(t => t.Id, StringComparer.Ordinal).ToArray());
        DepotsOf = data.Depots.GroupBy(d => d.Owner).ToDictionary(g => g.Key, g => g.OrderBy(d => d.Id, StringComparer.Ordinal).ToArray());
        Roads = new RoadGraph(data.Townships.Select(t => t.Code), data.Roads, CutRoads);
    }

    public RegionData Data { get; }
    /// <summary>Counts from 1; every accepted change makes the next.</summary>
    public int Version { get; }
    public IReadOnlySet<RoadKey> CutRoads { get; }
    public IReadOnlyDictionary<string, TownshipData> Townships { get; }
    public IReadOnlyDictionary<string, VillageAllianceData> VillageAlliances { get; }
    public IReadOnlyDictionary<string, TownshipAllianceData> TownshipAlliances { get; }
    public IReadOnlyDictionary<string, CommandCentreData> CommandCentres { get; }
    public IReadOnlyDictionary<string, TeamData> Teams { get; }
    public IReadOnlyDictionary<string, DepotData> Depots { get; }
    /// <summary>Teams by the tier that owns them, in order of id.</summary>
    public IReadOnlyDictionary<ActorId, TeamData[]> TeamsOf { get; }
    /// <summary>Depots by the tier that owns them, in order of id.</summary>
    public IReadOnlyDictionary<ActorId, DepotData[]> DepotsOf { get; }
    public RoadGraph Roads { get; }

    /// <summary>The next version, with a road cut or open again.</summary>
    public Region WithRoad(RoadKey road, bool open)
    {
        var cuts = new HashSet<RoadKey>(CutRoads);
        if (open) cuts.Remove(road); else cuts.Add(road);
        return new Region(Data, Version + 1, cuts);
    }

    /// <summary>The township where an actor and its people are, by whose border a silent place is cut off; null for an alliance or the realm,
    /// which are nowhere in particular.</summary>
    public string? PlaceOf(ActorId actor) => actor.Kind switch
    {
        ActorKind.Incident or ActorKind.AidRequest => Numbers.TownshipOf(actor.Key),
        ActorKind.Township => actor.Key,
        ActorKind.VillageAlliance => VillageAlliances[actor.Key].Township,
        ActorKind.CommandCentre => CommandCentres[actor.Key].Seat,
        ActorKind.RescueTeam => PlaceOf(Teams[actor.Key].Owner),
        ActorKind.Depot => PlaceOf(Depots[actor.Key].Owner),
        _ => null,
    };
}

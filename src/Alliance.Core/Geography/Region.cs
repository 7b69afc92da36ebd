using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Resources;

namespace Alliance.Core.Geography;

/// <summary>An immutable version of a region: places, roads, forces, stocks and agreements. Every actor is handed it with its turn.</summary>
public sealed class Region
{
    private readonly HashSet<RoadKey> _roads;
    private readonly Dictionary<string, TownshipAllianceData[]> _alliancesOf;
    private readonly Dictionary<string, VillageAllianceData[]> _villageAlliancesOf;

    /// <summary>Builds a version. Codes must be unique within their kind, and every place a code names must exist.</summary>
    /// <exception cref="ArgumentException">A code is doubled or names nothing.</exception>
    public Region(
        RegionData data, int version = 1, IReadOnlySet<RoadKey>? cutRoads = null, IReadOnlySet<string>? suspendedAgreements = null)
    {
        Data = data;
        Version = version;
        CutRoads = cutRoads ?? new HashSet<RoadKey>();
        SuspendedAgreements = suspendedAgreements ?? new HashSet<string>();
        Townships = data.Townships.ToDictionary(t => t.Code, StringComparer.Ordinal);
        Teams = data.Teams.ToDictionary(t => t.Id, StringComparer.Ordinal);
        Depots = data.Depots.ToDictionary(d => d.Id, StringComparer.Ordinal);
        VillageAlliances = data.VillageAlliances.ToDictionary(v => v.Code, StringComparer.Ordinal);
        TownshipAlliances = data.TownshipAlliances.ToDictionary(a => a.Id, StringComparer.Ordinal);
        CommandCentres = data.CommandCentres.ToDictionary(c => c.Code, StringComparer.Ordinal);
        TeamsOf = data.Teams.GroupBy(t => t.Owner).ToDictionary(g => g.Key, g => g.OrderBy(t => t.Id, StringComparer.Ordinal).ToArray());
        DepotsOf = data.Depots.GroupBy(d => d.Owner).ToDictionary(g => g.Key, g => g.OrderBy(d => d.Id, StringComparer.Ordinal).ToArray());
        _roads = data.Roads.Select(r => r.Key).ToHashSet();
        _alliancesOf = data.TownshipAlliances.OrderBy(a => a.Id, StringComparer.Ordinal)
            .SelectMany(a => a.Members.Select(m => (Member: m, Alliance: a)))
            .GroupBy(p => p.Member).ToDictionary(g => g.Key, g => g.Select(p => p.Alliance).ToArray(), StringComparer.Ordinal);
        _villageAlliancesOf = data.VillageAlliances.OrderBy(v => v.Code, StringComparer.Ordinal)
            .GroupBy(v => v.Township).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        Roads = new RoadGraph(data.Townships.Select(t => t.Code), data.Roads, CutRoads);
    }

    public RegionData Data { get; }
    /// <summary>Counts from 1; every accepted change makes the next.</summary>
    public int Version { get; }
    public IReadOnlySet<RoadKey> CutRoads { get; }
    /// <summary>Ids of the township alliances whose agreement is suspended.</summary>
    public IReadOnlySet<string> SuspendedAgreements { get; }
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
        return new Region(Data, Version + 1, cuts, SuspendedAgreements);
    }

    /// <summary>The next version, with an agreement suspended or in force again.</summary>
    public Region WithAgreement(string alliance, bool inForce)
    {
        var suspended = new HashSet<string>(SuspendedAgreements, StringComparer.Ordinal);
        if (inForce) suspended.Remove(alliance); else suspended.Add(alliance);
        return new Region(Data, Version + 1, CutRoads, suspended);
    }

    /// <summary>The alliances of a township, in order of id.</summary>
    public IReadOnlyList<TownshipAllianceData> AlliancesOf(string township) => _alliancesOf.GetValueOrDefault(township) ?? [];

    /// <summary>The village alliances of a township, in order of code.</summary>
    public IReadOnlyList<VillageAllianceData> VillageAlliancesOf(string township) => _villageAlliancesOf.GetValueOrDefault(township) ?? [];

    /// <summary>Whether a road of the map joins the two seats, open or not.</summary>
    public bool AreNeighbours(string a, string b) => _roads.Contains(new RoadKey(a, b));


    /// <summary>The township whose seat a tier's people start from.</summary>
    /// <exception cref="ArgumentException">The tier has no seat of its own.</exception>
    public string SeatOf(ActorId tier) => PlaceOf(tier) ?? throw new ArgumentException($"{tier} has no seat of its own.", nameof(tier));

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

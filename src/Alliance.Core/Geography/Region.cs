using System.Collections.Immutable;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Geography;

/// <summary>An immutable version of a region: places, roads, forces, stocks and agreements. Every actor is handed it
/// with its turn.</summary>
public sealed class Region : ITurnContext
{
    private readonly HashSet<RoadKey> _roads;
    private readonly Dictionary<string, string[]> _alliancesOf;
    private readonly Dictionary<string, VillageAllianceData[]> _villageAlliancesOf;
    private readonly Territories _territories;

    /// <summary>Builds a version. Codes must be unique within their kind, and every place a code names must
    /// exist.</summary>
    /// <exception cref="ArgumentException">A code is doubled or names nothing.</exception>
    public Region(
        RegionData data, int version = 1, IReadOnlySet<RoadKey>? cutRoads =
            null, IReadOnlySet<string>? suspendedAgreements = null)
    {
        Data = data;
        Version = version;
        CutRoads = cutRoads is null ? ImmutableSortedSet<RoadKey>.Empty : [.. cutRoads];
        Agreements = new AgreementBook(data, suspendedAgreements ?? new HashSet<string>());
        Townships = data.Townships.ToDictionary(t => t.Code, StringComparer.Ordinal);
        Teams = data.Teams.ToDictionary(t => t.Id, StringComparer.Ordinal);
        Depots = data.Depots.ToDictionary(d => d.Id, StringComparer.Ordinal);
        VillageAlliances = data.VillageAlliances.ToDictionary(v => v.Code, StringComparer.Ordinal);
        TownshipAlliances = data.TownshipAlliances.ToDictionary(a => a.Id, StringComparer.Ordinal);
        CommandCentres = data.CommandCentres.ToDictionary(c => c.Code, StringComparer.Ordinal);
        TeamsOf = data.Teams.GroupBy(t => t.Owner)
            .ToDictionary(g => g.Key, g => g.OrderBy(t => t.Id, StringComparer.Ordinal).ToArray());
        DepotsOf = data.Depots.GroupBy(d => d.Owner)
            .ToDictionary(g => g.Key, g => g.OrderBy(d => d.Id, StringComparer.Ordinal).ToArray());
        _roads = data.Roads.Select(r => r.Key).ToHashSet();
        _alliancesOf = ByMember(data.TownshipAlliances);
        _villageAlliancesOf = data.VillageAlliances.OrderBy(v => v.Code, StringComparer.Ordinal)
            .GroupBy(v => v.Township).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _territories = new Territories(data);
        Roads = new RoadGraph(data.Townships.Select(t => t.Code), data.Roads, CutRoads);
    }

    // The next version shares all that has not changed.
    private Region(Region last, ImmutableSortedSet<RoadKey> cutRoads, RoadGraph roads, AgreementBook agreements)
    {
        (Data, Version, CutRoads, Roads, Agreements) = (last.Data, last.Version + 1, cutRoads, roads, agreements);
        (Townships, Teams, Depots, VillageAlliances, CommandCentres) =
            (last.Townships, last.Teams, last.Depots, last.VillageAlliances, last.CommandCentres);
        (TeamsOf, DepotsOf, _roads, _villageAlliancesOf, _territories) =
            (last.TeamsOf, last.DepotsOf, last._roads, last._villageAlliancesOf, last._territories);
        TownshipAlliances = agreements == last.Agreements ? last.TownshipAlliances
            : agreements.Alliances.ToDictionary(id => id, id => agreements[id]
                .OfAlliance(last.TownshipAlliances.GetValueOrDefault(id)), StringComparer.Ordinal);
        _alliancesOf = agreements.Alliances == last.Agreements.Alliances ? last._alliancesOf
            : ByMember(TownshipAlliances.Values);
    }

    public RegionData Data { get; }
    /// <summary>Counts from 1; every accepted change makes the next.</summary>
    public int Version { get; }
    public ImmutableSortedSet<RoadKey> CutRoads { get; }
    /// <summary>All agreements, with what has become of each.</summary>
    public AgreementBook Agreements { get; }
    /// <summary>Ids of the agreements that are suspended.</summary>
    public IReadOnlySet<string> SuspendedAgreements => Agreements.Suspended;
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
    public Region WithRoad(RoadKey road, bool open) =>
        new(this, open ? CutRoads.Remove(road) : CutRoads.Add(road), Roads.With(road, open), Agreements);

    /// <summary>The next version, with an agreement suspended, or signed and in force again.</summary>
    public Region WithAgreement(AgreementId agreement, bool inForce) => With(Agreements.With(agreement, inForce));

    /// <summary>The next version, with an agreement on other terms.</summary>
    public Region WithAgreement(AgreementId agreement, AgreementTerms terms) => With(Agreements.With(agreement, terms));

    /// <summary>The next version, with an agreement more; a township alliance's makes the alliance too.</summary>
    public Region WithAgreement(AgreementData agreement, bool isAlliance) =>
        With(Agreements.With(agreement, isAlliance));

    /// <summary>The next version, with an agreement terminated for good.</summary>
    public Region WithoutAgreement(AgreementId agreement) => With(Agreements.Without(agreement));

    private static Dictionary<string, string[]> ByMember(IEnumerable<TownshipAllianceData> alliances) =>
        alliances.OrderBy(a => a.Id, StringComparer.Ordinal)
        .SelectMany(a => a.Members.Select(m => (Member: m, Alliance: a)))
        .GroupBy(p => p.Member)
        .ToDictionary(g => g.Key, g => g.Select(p => p.Alliance.Id).ToArray(), StringComparer.Ordinal);

    private Region With(AgreementBook agreements) => new(this, CutRoads, Roads, agreements);

    /// <summary>The alliances of a township, in order of id.</summary>
    public IReadOnlyList<TownshipAllianceData> AlliancesOf(string township) =>
        _alliancesOf.TryGetValue(township, out var ids) ? Array.ConvertAll(ids, id => TownshipAlliances[id]) : [];

    /// <summary>The command centres above a township, the nearest first.</summary>
    public IEnumerable<CommandCentreData> CentresAbove(string township)
    {
        for (var code = Townships[township].Superior; code is not null; code = CommandCentres[code].Superior)
            yield return CommandCentres[code];
    }

    /// <summary>The townships that escalate straight to a command centre, in order of code; none where it has no
    /// territory.</summary>
    public IReadOnlyList<string> TownshipsUnder(string centre) => _territories.TownshipsUnder(centre);

    /// <summary>The command centres with a territory that escalate straight to a centre, in order of code; none where
    /// it has no territory.</summary>
    public IReadOnlyList<string> CentresUnder(string centre) => _territories.CentresUnder(centre);

    /// <summary>All townships of a command centre's territory, in order of code; none where it has no
    /// territory.</summary>
    public IReadOnlyList<string> TownshipsIn(string centre) => _territories.TownshipsIn(centre);

    /// <summary>The command centres that stand in a township, in order of code.</summary>
    public IReadOnlyList<string> CentresSeatedIn(string township) => _territories.CentresSeatedIn(township);

    /// <summary>Whether a place lies in a tier's territory.</summary>
    public bool IsInTerritory(string place, ActorId tier) => tier.Kind switch
    {
        ActorKind.Township => tier.Key == place,
        ActorKind.VillageAlliance => VillageAlliances[tier.Key].Township == place,
        ActorKind.CommandCentre =>
            CommandCentres[tier.Key].HasTerritory && CentresAbove(place).Any(c => c.Code == tier.Key),
        _ => false,
    };

    /// <summary>Whether there is such a tier: a township, a village alliance or a command centre.</summary>
    public bool IsTier(ActorId actor) => actor.Kind switch
    {
        ActorKind.Township => Townships.ContainsKey(actor.Key),
        ActorKind.VillageAlliance => VillageAlliances.ContainsKey(actor.Key),
        ActorKind.CommandCentre => CommandCentres.ContainsKey(actor.Key),
        _ => false,
    };

    /// <summary>Whether one tier is above another in one territory: no agreement is needed between them.</summary>
    public bool IsSuperior(ActorId centre, ActorId tier) =>
        centre.Kind == ActorKind.CommandCentre && CommandCentres[centre.Key].HasTerritory && centre != tier
        && tier.Kind switch
        {
            ActorKind.Township or ActorKind.VillageAlliance => IsInTerritory(PlaceOf(tier)!, centre),
            ActorKind.CommandCentre when CommandCentres[tier.Key].HasTerritory =>
                IsAbove(centre.Key, CommandCentres[tier.Key].Superior),
            _ => false,
        };

    private bool IsAbove(string centre, string? code) =>
        code is not null && (code == centre || IsAbove(centre, CommandCentres[code].Superior));

    /// <summary>The village alliances of a township, in order of code.</summary>
    public IReadOnlyList<VillageAllianceData> VillageAlliancesOf(string township) =>
        _villageAlliancesOf.GetValueOrDefault(township) ?? [];

    /// <summary>Minutes from order to departure that an offer of a team reckons with: the region's own for its force,
    /// else what is usual.</summary>
    public int TurnoutMinutes(TeamData team) =>
        Data.TurnoutMinutes.TryGetValue(team.Force, out var minutes) ? minutes
        : (Forces.Of(team.Force) ?? Forces.County).TurnoutMinutes;

    /// <summary>Whether a road of the map joins the two seats, open or not.</summary>
    public bool AreNeighbours(string a, string b) => _roads.Contains(new RoadKey(a, b));

    /// <summary>The township whose seat a tier's people start from.</summary>
    /// <exception cref="ArgumentException">The tier has no seat of its own.</exception>
    public string SeatOf(ActorId tier) =>
        PlaceOf(tier) ?? throw new ArgumentException($"{tier} has no seat of its own.", nameof(tier));

    /// <summary>The township where an actor and its people are, by whose border a silent place is cut off; null for an
    /// alliance or the realm, which are nowhere in particular.</summary>
    public string? PlaceOf(ActorId actor) => actor.Kind switch
    {
        ActorKind.Incident or ActorKind.AidRequest => new RequestNumber(actor.Key).Township,
        ActorKind.Township => actor.Key,
        ActorKind.VillageAlliance => VillageAlliances[actor.Key].Township,
        ActorKind.CommandCentre => CommandCentres[actor.Key].Seat,
        ActorKind.RescueTeam => PlaceOf(Teams[actor.Key].Owner),
        ActorKind.Depot => PlaceOf(Depots[actor.Key].Owner),
        _ => null,
    };
}

using System.Collections.Immutable;
using Alliance.Core.Actors;
using Alliance.Core.Hazards;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Geography;

/// <summary>An immutable version of a region: places, roads, forces, stocks and agreements. Every turn of an actor sees
/// one.</summary>
public sealed class Region : ITurnContext
{
    private readonly HashSet<RoadKey> _roads;
    private readonly Dictionary<string, string[]> _alliancesOf;
    private readonly Dictionary<string, VillageAllianceData[]> _villageAlliancesOf;
    private readonly Territories _territories;
    /// <summary>Codes of the townships from which squads and village alliances came by a merger, by their ids and
    /// codes. They stand where they stood.</summary>
    private readonly Dictionary<string, string> _seats;

    /// <summary>Builds a version. Codes must be unique within their kind, and each code must name an existing
    /// place.</summary>
    /// <param name="data">The data of the region file.</param>
    /// <param name="version">Number of the version, from 1.</param>
    /// <param name="cutRoads">The roads that are cut; null for none.</param>
    /// <param name="suspendedAgreements">Ids of the agreements that are suspended; null for none.</param>
    /// <exception cref="ArgumentException">A code is doubled or names nothing.</exception>
    public Region(
        RegionData data, int version = 1,
            IReadOnlySet<RoadKey>? cutRoads = null, IReadOnlySet<string>? suspendedAgreements = null)
        : this(
            data, version, cutRoads is null ? ImmutableSortedSet<RoadKey>.Empty : [.. cutRoads],
            new AgreementBook(data, suspendedAgreements ?? new HashSet<string>()), data.TownshipAlliances, null)
    {
    }

    private Region(
        RegionData data, int version, ImmutableSortedSet<RoadKey> cutRoads, AgreementBook agreements,
        IEnumerable<TownshipAllianceData> alliances, RoadGraph? roads)
    {
        (Data, Version, CutRoads, Agreements) = (data, version, cutRoads, agreements);
        Hazards = HazardCatalogue.Of(data.Hazards);
        Townships = data.Townships.ToDictionary(t => t.Code, StringComparer.Ordinal);
        Teams = data.Teams.ToDictionary(t => t.Id, StringComparer.Ordinal);
        Depots = data.Depots.ToDictionary(d => d.Id, StringComparer.Ordinal);
        VillageAlliances = data.VillageAlliances.ToDictionary(v => v.Code, StringComparer.Ordinal);
        TownshipAlliances =
            alliances.ToDictionary(a => a.Id, a => agreements[a.Id].OfAlliance(a), StringComparer.Ordinal);
        CommandCentres = data.CommandCentres.ToDictionary(c => c.Code, StringComparer.Ordinal);
        Contacts = data.Contacts.ToDictionary(c => c.Of, c => c.People);
        TeamsOf = data.Teams.Where(t => !t.Retired).GroupBy(t => t.Owner)
            .ToDictionary(g => g.Key, g => g.OrderBy(t => t.Id, StringComparer.Ordinal).ToArray());
        DepotsOf = data.Depots.Where(d => !d.Retired).GroupBy(d => d.Owner)
            .ToDictionary(g => g.Key, g => g.OrderBy(d => d.Id, StringComparer.Ordinal).ToArray());
        _roads = data.Roads.Select(r => r.Key).ToHashSet();
        _alliancesOf = ByMember(TownshipAlliances.Values);
        _villageAlliancesOf = data.VillageAlliances.Where(v => !v.Retired).OrderBy(v => v.Code, StringComparer.Ordinal)
            .GroupBy(v => v.Township).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _territories = new Territories(data);
        _seats = SeatsBefore(data.Townships);
        Roads = roads ?? new RoadGraph(data.Townships.Select(t => t.Code), data.Roads, CutRoads);
    }

    // The next version shares all that has not changed.
    private Region(Region last, ImmutableSortedSet<RoadKey> cutRoads, RoadGraph roads, AgreementBook agreements)
    {
        (Data, Version, CutRoads, Roads, Agreements) = (last.Data, last.Version + 1, cutRoads, roads, agreements);
        Hazards = last.Hazards;
        (Townships, Teams, Depots, VillageAlliances, CommandCentres) =
            (last.Townships, last.Teams, last.Depots, last.VillageAlliances, last.CommandCentres);
        Contacts = last.Contacts;
        (TeamsOf, DepotsOf, _roads, _villageAlliancesOf, _territories, _seats) =
            (last.TeamsOf, last.DepotsOf, last._roads, last._villageAlliancesOf, last._territories, last._seats);
        TownshipAlliances = agreements == last.Agreements ? last.TownshipAlliances
            : agreements.Alliances.ToDictionary(id => id, id => agreements[id]
                .OfAlliance(last.TownshipAlliances.GetValueOrDefault(id)), StringComparer.Ordinal);
        _alliancesOf = agreements.Alliances == last.Agreements.Alliances ? last._alliancesOf
            : ByMember(TownshipAlliances.Values);
    }

    /// <summary>The data of the region: those of its file, with the revisions since. Roads that were cut and agreements
    /// that were concluded since stand beside it.</summary>
    public RegionData Data { get; }
    /// <summary>Number of the version, from 1. Every accepted change makes the next.</summary>
    public int Version { get; }
    /// <summary>The roads that are cut.</summary>
    public ImmutableSortedSet<RoadKey> CutRoads { get; }
    /// <summary>All agreements, with the standing of each.</summary>
    public AgreementBook Agreements { get; }
    /// <summary>Ids of the agreements that are suspended.</summary>
    public IReadOnlySet<string> SuspendedAgreements => Agreements.Suspended;
    /// <summary>The kinds of hazard, with the words for them.</summary>
    public HazardCatalogue Hazards { get; }
    /// <summary>Townships by code.</summary>
    public IReadOnlyDictionary<string, TownshipData> Townships { get; }
    /// <summary>Village alliances by code.</summary>
    public IReadOnlyDictionary<string, VillageAllianceData> VillageAlliances { get; }
    /// <summary>Township alliances by id.</summary>
    public IReadOnlyDictionary<string, TownshipAllianceData> TownshipAlliances { get; }
    /// <summary>Command centres by code.</summary>
    public IReadOnlyDictionary<string, CommandCentreData> CommandCentres { get; }
    /// <summary>Rescue teams by id.</summary>
    public IReadOnlyDictionary<string, TeamData> Teams { get; }
    /// <summary>Depots by id.</summary>
    public IReadOnlyDictionary<string, DepotData> Depots { get; }
    /// <summary>The people to call, the first of them first, by the tier, squad or depot for which they
    /// answer.</summary>
    public IReadOnlyDictionary<ActorId, IReadOnlyList<ContactPerson>> Contacts { get; }
    /// <summary>Teams by the tier that owns them, each list in order of id. Retired ones are left out.</summary>
    public IReadOnlyDictionary<ActorId, TeamData[]> TeamsOf { get; }
    /// <summary>Depots by the tier that owns them, each list in order of id. Retired ones are left out.</summary>
    public IReadOnlyDictionary<ActorId, DepotData[]> DepotsOf { get; }
    /// <summary>Travel times over the open roads.</summary>
    public RoadGraph Roads { get; }

    /// <summary>Makes the next version, with a road cut or opened again.</summary>
    public Region WithRoad(RoadKey road, bool open) =>
        new(this, open ? CutRoads.Remove(road) : CutRoads.Add(road), Roads.With(road, open), Agreements);

    /// <summary>Makes the next version, with an agreement suspended, or signed and in force again.</summary>
    public Region WithAgreement(AgreementId agreement, bool inForce) => With(Agreements.With(agreement, inForce));

    /// <summary>Makes the next version, with an agreement on other terms.</summary>
    public Region WithAgreement(AgreementId agreement, AgreementTerms terms) => With(Agreements.With(agreement, terms));

    /// <summary>Makes the next version, with a new agreement. The agreement of a township alliance makes the alliance
    /// too.</summary>
    public Region WithAgreement(AgreementData agreement, bool isAlliance) =>
        With(Agreements.With(agreement, isAlliance));

    /// <summary>Makes the next version, with an agreement terminated for good.</summary>
    public Region WithoutAgreement(AgreementId agreement) => With(Agreements.Without(agreement));

    /// <summary>Makes the next version, with other master data. All that they name must exist.</summary>
    /// <param name="data">The other data.</param>
    /// <param name="splitFrom">The township from which the last of the townships was split off: it joins the
    /// agreements of that one; null for no split.</param>
    public Region With(RegionData data, string? splitFrom = null)
    {
        var agreements = ReferenceEquals(data.Townships, Data.Townships) ? Agreements : Agreements.For(data.Townships);
        if (splitFrom is not null)
            agreements = agreements.Joining(
                new(ActorKind.Township, data.Townships[^1].Code), new(ActorKind.Township, splitFrom));
        return new(
            data, Version + 1, CutRoads, agreements, TownshipAlliances.Values, HasRoadsOf(data) ? Roads : null);
    }

    // What the roads lead to does not change with squads, depots and contacts: the ways that were found stay.
    private bool HasRoadsOf(RegionData data) =>
        ReferenceEquals(data.Roads, Data.Roads) && ReferenceEquals(data.Townships, Data.Townships);

    /// <summary>Returns the code of the township that a place belongs to now: its own, or that of the township that it
    /// was merged into.</summary>
    public string Standing(string township)
    {
        var code = township;
        while (Townships.TryGetValue(code, out var place) && place.MergedInto is { } into) code = into;
        return code;
    }

    /// <summary>Returns the township by whose merger a code has come to name another township; null for a code that
    /// stands, or whose township only got another code.</summary>
    public TownshipData? MergedAway(string township)
    {
        var code = township;
        while (Townships.TryGetValue(code, out var place) && place.MergedInto is { } into)
        {
            if (!IsRecoded(place)) return place;
            code = into;
        }

        return null;
    }

    /// <summary>Tells whether a township goes on under another code. Mergers that were recorded before what is brought
    /// was are told by the name: a township keeps its own.</summary>
    public bool IsRecoded(TownshipData township) =>
        township is { MergedInto: { } into, Brought: null } && Townships.TryGetValue(into, out var next)
        && (next.Name == township.Name || next.Formerly.Contains(new FormerPlace(null, township.Name)));

    private static Dictionary<string, string[]> ByMember(IEnumerable<TownshipAllianceData> alliances) =>
        alliances.OrderBy(a => a.Id, StringComparer.Ordinal)
        .SelectMany(a => a.Members.Select(m => (Member: m, Alliance: a)))
        .GroupBy(p => p.Member)
        .ToDictionary(g => g.Key, g => g.Select(p => p.Alliance.Id).ToArray(), StringComparer.Ordinal);

    private Region With(AgreementBook agreements) => new(this, CutRoads, Roads, agreements);

    /// <summary>Lists the squads of a tier, in order of id. Retired ones are left out.</summary>
    public TeamData[] SquadsOf(ActorId tier) => TeamsOf.GetValueOrDefault(tier) ?? [];

    /// <summary>Lists the depots of a tier, in order of id. Retired ones are left out.</summary>
    public DepotData[] DepotsKeptBy(ActorId tier) => DepotsOf.GetValueOrDefault(tier) ?? [];

    /// <summary>Lists the actors that keep the books of depots of a township under codes that it had before, or under
    /// those of townships that were merged into it, in order of code.</summary>
    /// <param name="township">The code of the township that stands.</param>
    public IReadOnlyList<ActorId> FormerKeepers(string township) =>
        _territories.FormerCodes(township) is { Count: > 0 } codes
            ? [.. codes.Select(c => new ActorId(ActorKind.Township, c)).Where(DepotsOf.ContainsKey)] : [];

    /// <summary>Lists the alliances of the township that a place belongs to now, in order of id.</summary>
    public IReadOnlyList<TownshipAllianceData> AlliancesOf(string township) =>
        _alliancesOf.TryGetValue(Standing(township), out var ids)
            ? Array.ConvertAll(ids, id => TownshipAlliances[id]) : [];

    /// <summary>Lists the command centres above the township that a place belongs to now, the nearest first.</summary>
    public IEnumerable<CommandCentreData> CentresAbove(string township)
    {
        for (var code = Townships[Standing(township)].Superior; code is not null; code = CommandCentres[code].Superior)
            yield return CommandCentres[code];
    }

    /// <summary>Lists the townships that escalate straight to a command centre, in order of code. A centre without a
    /// territory has none.</summary>
    public IReadOnlyList<string> TownshipsUnder(string centre) => _territories.TownshipsUnder(centre);

    /// <summary>Lists the command centres with a territory that escalate straight to a centre, in order of code. A
    /// centre without a territory has none.</summary>
    public IReadOnlyList<string> CentresUnder(string centre) => _territories.CentresUnder(centre);

    /// <summary>Lists all townships in the territory of a command centre, in order of code. A centre without a
    /// territory has none.</summary>
    public IReadOnlyList<string> TownshipsIn(string centre) => _territories.TownshipsIn(centre);

    /// <summary>Lists the command centres whose seat is a township, in order of code.</summary>
    public IReadOnlyList<string> CentresSeatedIn(string township) => _territories.CentresSeatedIn(township);

    /// <summary>Tells whether two codes name one township by now.</summary>
    public bool AreOne(string township, string other) =>
        string.Equals(township, other, StringComparison.Ordinal)
        || string.Equals(Standing(township), Standing(other), StringComparison.Ordinal);

    /// <summary>Tells whether a place lies in the territory of a tier. A place belongs to the township that stands for
    /// it now.</summary>
    public bool IsInTerritory(string place, ActorId tier) => tier.Kind switch
    {
        ActorKind.Township => AreOne(tier.Key, place),
        ActorKind.VillageAlliance => AreOne(VillageAlliances[tier.Key].Township, place),
        ActorKind.CommandCentre =>
            CommandCentres[tier.Key].HasTerritory && CentresAbove(place).Any(c => c.Code == tier.Key),
        _ => false,
    };

    /// <summary>Tells whether the region has such a tier: a township, a village alliance or a command centre.</summary>
    public bool IsTier(ActorId actor) => actor.Kind switch
    {
        ActorKind.Township => Townships.ContainsKey(actor.Key),
        ActorKind.VillageAlliance => VillageAlliances.ContainsKey(actor.Key),
        ActorKind.CommandCentre => CommandCentres.ContainsKey(actor.Key),
        _ => false,
    };

    /// <summary>Tells whether the region has such a tier, squad or depot, retired or not.</summary>
    public bool Has(ActorId actor) => actor.Kind switch
    {
        ActorKind.RescueTeam => Teams.ContainsKey(actor.Key),
        ActorKind.Depot => Depots.ContainsKey(actor.Key),
        _ => IsTier(actor),
    };

    /// <summary>Names a tier, an alliance, a squad or a depot; by its key where it has no name.</summary>
    public string NameOf(ActorId actor) => KnownNameOf(actor) ?? actor.Key;

    /// <summary>Names a tier, an alliance, a squad or a depot; null where it has no name.</summary>
    internal string? KnownNameOf(ActorId actor) => actor.Kind switch
    {
        ActorKind.Township => Townships.GetValueOrDefault(actor.Key)?.Name,
        ActorKind.CommandCentre => CommandCentres.GetValueOrDefault(actor.Key)?.Name,
        ActorKind.VillageAlliance => VillageAlliances.GetValueOrDefault(actor.Key)?.Name,
        ActorKind.TownshipAlliance => TownshipAlliances.GetValueOrDefault(actor.Key)?.Name,
        ActorKind.RescueTeam => Teams.GetValueOrDefault(actor.Key)?.Name,
        ActorKind.Depot => Depots.GetValueOrDefault(actor.Key)?.Name,
        _ => null,
    };

    /// <summary>Tells whether a command centre is above a tier in the same territory. Then they need no
    /// agreement.</summary>
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

    /// <summary>Lists the village alliances of the township that a place belongs to now, in order of code.</summary>
    public IReadOnlyList<VillageAllianceData> VillageAlliancesOf(string township) =>
        _villageAlliancesOf.GetValueOrDefault(Standing(township)) ?? [];

    /// <summary>Tells the minutes from order to departure that an offer of a team counts with. The region may set its
    /// own for a force; else the usual time holds.</summary>
    public int TurnoutMinutes(TeamData team) =>
        Data.TurnoutMinutes.TryGetValue(team.Force, out var minutes) ? minutes
        : (Forces.Of(team.Force) ?? Forces.County).TurnoutMinutes;

    /// <summary>Tells whether a road of the map joins two seats, open or not.</summary>
    public bool AreNeighbours(string a, string b) => _roads.Contains(new RoadKey(a, b));

    /// <summary>Tells the township whose seat a tier's people start from.</summary>
    /// <exception cref="ArgumentException">The tier has no seat of its own.</exception>
    public string SeatOf(ActorId tier) =>
        PlaceOf(tier) ?? throw new ArgumentException($"{tier} has no seat of its own.", nameof(tier));

    /// <summary>Tells the township whose seat a squad starts from: that of its owner, or the one where it stood before
    /// its township was merged.</summary>
    /// <param name="team">The id of the squad.</param>
    /// <param name="owner">The tier that sends it.</param>
    public string StartOf(string team, ActorId owner) =>
        SeatSince(team, SeatOf(owner));

    private string SeatSince(string id, string township) =>
        _seats.TryGetValue(id, out var seat) && AreOne(seat, township) ? seat : township;

    private static Dictionary<string, string> SeatsBefore(IReadOnlyList<TownshipData> townships)
    {
        Dictionary<string, string> seats = new(StringComparer.Ordinal);
        var merged = townships.Where(t => t is { MergedInto: not null, Brought: not null }).ToList();
        foreach (var township in merged)
            foreach (var id in township.Brought!)
                // What came by two mergers stands where it was before the first.
                if (!seats.TryGetValue(id, out var seat) || township.MergedInto == seat) seats[id] = township.Code;
        return seats;
    }

    /// <summary>Tells the township where an actor and its people are. The border of this township decides whether a
    /// silent place is cut off. Null for an alliance and the realm, which have no place.</summary>
    public string? PlaceOf(ActorId actor) => actor.Kind switch
    {
        ActorKind.Incident or ActorKind.AidRequest => Numbers.TownshipOf(actor.Key),
        ActorKind.Township => actor.Key,
        ActorKind.VillageAlliance => SeatSince(actor.Key, VillageAlliances[actor.Key].Township),
        ActorKind.CommandCentre => CommandCentres[actor.Key].Seat,
        ActorKind.RescueTeam => PlaceOf(Teams[actor.Key].Owner) is { } seat ? SeatSince(actor.Key, seat) : null,
        ActorKind.Depot => PlaceOf(Depots[actor.Key].Owner),
        _ => null,
    };
}

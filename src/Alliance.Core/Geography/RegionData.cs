using Alliance.Core.Actors;
using Alliance.Core.Hazards;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;

namespace Alliance.Core.Geography;

/// <summary>The contents of a region file, as plain values.</summary>
public sealed record RegionData
{
    /// <summary>Name of the region.</summary>
    public required string Name { get; init; }
    /// <summary>The quality of each group of facts: official, estimated, approximate or assumed. It is shown with every
    /// result.</summary>
    public required IReadOnlyDictionary<string, string> DataQuality { get; init; }
    /// <summary>Townships of the region.</summary>
    public required IReadOnlyList<TownshipData> Townships { get; init; }
    /// <summary>Roads between the seats of townships.</summary>
    public required IReadOnlyList<RoadData> Roads { get; init; }
    /// <summary>Village alliances of the region.</summary>
    public required IReadOnlyList<VillageAllianceData> VillageAlliances { get; init; }
    /// <summary>Township alliances, with their agreements.</summary>
    public required IReadOnlyList<TownshipAllianceData> TownshipAlliances { get; init; }
    /// <summary>Command centres of the region, with or without a territory.</summary>
    public required IReadOnlyList<CommandCentreData> CommandCentres { get; init; }
    /// <summary>Agreements other than those of the township alliances.</summary>
    public IReadOnlyList<AgreementData> Agreements { get; init; } = [];
    /// <summary>The changes that each response level makes, by kind of tier.</summary>
    public ResponsePlans Responses { get; init; } = ResponsePlans.Default;
    /// <summary>Rescue teams of the region.</summary>
    public required IReadOnlyList<TeamData> Teams { get; init; }
    /// <summary>Depots of the region.</summary>
    public required IReadOnlyList<DepotData> Depots { get; init; }
    /// <summary>Rules that the tiers have settled beside their agreements.</summary>
    public RegionPolicies Policies { get; init; } = new();
    /// <summary>Kinds of hazard that the region adds to the usual ones or puts in their place.</summary>
    public RegionHazards Hazards { get; init; } = new();
    /// <summary>Minutes from order to departure, by code of the force. Holds only the forces for which the region sets
    /// its own.</summary>
    public IReadOnlyDictionary<string, int> TurnoutMinutes { get; init; } = new Dictionary<string, int>();
    /// <summary>The people to call, by the tier, squad or depot for which they answer.</summary>
    public IReadOnlyList<ContactList> Contacts { get; init; } = [];

    /// <summary>Number of actors that it configures, without the realm.</summary>
    public int Count =>
        Townships.Count + VillageAlliances.Count + TownshipAlliances.Count + CommandCentres.Count + Teams.Count
        + Depots.Count;

    /// <summary>Converts the agreements to the clock of a realm, so that they begin and end on the same days.</summary>
    /// <param name="factorPermille">Speed of the realm's clock, in permille of real time.</param>
    /// <param name="later">Time from the start of the clock of this region to the start of the realm.</param>
    /// <returns>The same region on the realm's clock.</returns>
    public RegionData InRealm(Span later, int factorPermille) => this with
    {
        TownshipAlliances = [
            .. TownshipAlliances.Select(a => a with { Terms = a.Terms.InRealm(later, factorPermille) })],
        Agreements = [.. Agreements.Select(a => a with { Terms = a.Terms.InRealm(later, factorPermille) })],
        Depots = [.. Depots.Select(d => d.InRealm(later, factorPermille))],
    };
}

/// <summary>A township or subdistrict (乡镇/街道).</summary>
/// <param name="Code">9-digit statistical division code.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Pinyin">Its name in pinyin.</param>
/// <param name="Kind">Subdistrict, town or township.</param>
/// <param name="Latitude">Latitude of the seat, in millionths of a degree (WGS 84).</param>
/// <param name="Longitude">Longitude of the seat, in millionths of a degree (WGS 84).</param>
/// <param name="Population">Number of residents.</param>
/// <param name="ReserveFloor">Squads that never leave the township for others (保底力量).</param>
/// <param name="Superior">The command centre it escalates to.</param>
public sealed record TownshipData(
    string Code, string Name, string Pinyin, string Kind, int Latitude, int Longitude, int Population, int ReserveFloor,
    string Superior)
{
    /// <summary>Squads or units that it keeps of each kind, by resource kind. They hold even where its reserve floor
    /// would let more go.</summary>
    public IReadOnlyDictionary<ResourceKind, int> KindFloors { get; init; } = new Dictionary<ResourceKind, int>();
    /// <summary>Names and codes that it had before, or that parts of it had.</summary>
    public IReadOnlyList<FormerPlace> Formerly { get; init; } = [];
    /// <summary>Villages and communities of it, as far as they are known.</summary>
    public IReadOnlyList<VillageData> Villages { get; init; } = [];
    /// <summary>Code of the township that it was merged into; null for one that stands. A merged township raises
    /// nothing new. What it has begun, it ends.</summary>
    public string? MergedInto { get; init; }
    /// <summary>What it brought into the township that it was merged into last: squads by id, village alliances by
    /// code, villages by name. They come back with it when the merger is taken back. Null for one that was never
    /// merged, or only got another code.</summary>
    public IReadOnlyList<string>? Brought { get; init; }
}

/// <summary>What a place, a squad, a depot or a village alliance was before it was renamed or merged.</summary>
/// <param name="Code">The former code; null where only the name changed.</param>
/// <param name="Name">The former name; null where only the code changed.</param>
public sealed record FormerPlace(string? Code, string? Name)
{
    /// <summary>Returns what something was before, with more of it.</summary>
    /// <param name="before">What it was before.</param>
    /// <param name="added">More of it. What is known is not added again.</param>
    public static IReadOnlyList<FormerPlace> With(
        IReadOnlyList<FormerPlace> before, params IReadOnlyList<FormerPlace> added) =>
        [.. before, .. added.Where(a => !before.Contains(a))];

    /// <summary>Returns what something was before, once it is renamed.</summary>
    /// <param name="before">What it was before.</param>
    /// <param name="name">Its name so far; empty for something new.</param>
    /// <param name="next">Its next name; null where it keeps its name.</param>
    public static IReadOnlyList<FormerPlace> Renamed(IReadOnlyList<FormerPlace> before, string name, string? next) =>
        next is null || next == name || name.Length == 0 ? before : With(before, new FormerPlace(null, name));
}

/// <summary>A village or a community (村/社区) of a township.</summary>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Code">12-digit statistical division code; null where it is not known.</param>
public sealed record VillageData(string Name, string? Code = null);

/// <summary>A road between the seats of two townships.</summary>
/// <param name="A">Code of one township.</param>
/// <param name="B">Code of the other township.</param>
/// <param name="Minutes">Travel time of a rescue vehicle, in whole minutes, above zero.</param>
public sealed record RoadData(string A, string B, int Minutes)
{
    /// <summary>The key that names the road.</summary>
    public RoadKey Key => new(A, B);
}

/// <summary>Names a road by its two ends. The order of the ends does not matter.</summary>
[GenerateSerializer, Alias("road-key")]
public readonly record struct RoadKey : IComparable<RoadKey>
{
    /// <summary>Names the road between two townships.</summary>
    /// <param name="a">Code of one township.</param>
    /// <param name="b">Code of the other township.</param>
    public RoadKey(string a, string b) => (A, B) = string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);
    /// <summary>Code of the end that comes first in ordinal order.</summary>
    [Id(0)] public string A { get; }
    /// <summary>Code of the other end.</summary>
    [Id(1)] public string B { get; }

    /// <inheritdoc/>
    public int CompareTo(RoadKey other) =>
        string.CompareOrdinal(A, other.A) is var byA and not 0 ? byA : string.CompareOrdinal(B, other.B);
}

/// <summary>A village-level rescue alliance (村级应急救援联盟) of a township's neighbouring villages.</summary>
/// <param name="Code">Its code, unique in the region.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Township">Code of its township.</param>
/// <param name="Villages">Number of its villages.</param>
public sealed record VillageAllianceData(string Code, string Name, string Township, int Villages)
{
    /// <summary>Names that it had before.</summary>
    public IReadOnlyList<FormerPlace> Formerly { get; init; } = [];
    /// <summary>Whether it was retired. It is asked for nothing, and it ends what it has begun.</summary>
    public bool Retired { get; init; }
}

/// <summary>A township rescue alliance (乡镇应急救援联盟): its agreement as data.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Members">Codes of its townships, at least two.</param>
/// <param name="Terms">The terms of its agreement.</param>
public sealed record TownshipAllianceData(string Id, string Name, IReadOnlyList<string> Members, AgreementTerms Terms);

/// <summary>A command centre (综合指挥平台) of a tier, or a regional rescue centre, which has no territory.</summary>
/// <param name="Code">6-digit code, or an id of its own.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Seat">Code of the township where it stands.</param>
/// <param name="Superior">Code of the centre that it escalates to; null at the top.</param>
/// <param name="HasTerritory">False for a regional rescue centre.</param>
/// <param name="ShelterPlaces">People it can house.</param>
/// <param name="ReserveFloor">Squads that it never lends.</param>
/// <param name="Award">Name of the award policy for its decisions.</param>
public sealed record CommandCentreData(
    string Code, string Name, string Seat, string? Superior, bool HasTerritory, int ShelterPlaces, int ReserveFloor,
    string Award = AwardPolicyName.Default)
{
    /// <summary>Squads or units that it keeps of each kind, by resource kind. They hold even where its reserve floor
    /// would let more go.</summary>
    public IReadOnlyDictionary<ResourceKind, int> KindFloors { get; init; } = new Dictionary<ResourceKind, int>();
}

/// <summary>A rescue team: one squad of six to ten people.</summary>
/// <param name="Id">Its id, unique.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Owner">The tier that owns it: village alliance, township or command centre.</param>
/// <param name="Force">One of <c>Forces</c>: volunteer, micro-fire-station, comprehensive, county, regional,
/// professional, aviation or social.</param>
/// <param name="People">Number of people, above zero.</param>
/// <param name="Capabilities">Its capabilities, each with its type.</param>
public sealed record TeamData(
    string Id, string Name, ActorId Owner, string Force, int People, IReadOnlyList<Capability> Capabilities)
{
    /// <summary>Hours that a team can work unsupported, if the region does not say otherwise.</summary>
    public const int UsualEnduranceHours = 12;

    /// <summary>Equipment that it brings: units by kind of durable supply.</summary>
    public IReadOnlyDictionary<ResourceKind, int> Equipment { get; init; } = new Dictionary<ResourceKind, int>();
    /// <summary>Hours that it can work unsupported.</summary>
    public int EnduranceHours { get; init; } = UsualEnduranceHours;
    /// <summary>Names that it had before.</summary>
    public IReadOnlyList<FormerPlace> Formerly { get; init; } = [];
    /// <summary>Whether it was retired. It is not offered again, and it ends the task that it has.</summary>
    public bool Retired { get; init; }
}

/// <summary>A reserve depot (应急物资储备库).</summary>
/// <param name="Id">Its id, unique.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Owner">The tier that owns it: township or command centre.</param>
/// <param name="Stock">Units on hand at the start, by kind of supply; above zero.</param>
public sealed record DepotData(
    string Id, string Name, ActorId Owner, IReadOnlyDictionary<ResourceKind, int> Stock)
{
    /// <summary>Full 7-digit codes (GB/T 38565) of the stock lines for which the region gives one.</summary>
    public IReadOnlyDictionary<ResourceKind, string> Codes { get; init; } = new Dictionary<ResourceKind, string>();
    /// <summary>Whether it is a collection point (物资接收点): goods come in there, are counted and then
    /// lent.</summary>
    public bool IsCollectionPoint { get; init; }
    /// <summary>Stock that is good until a day. What expires first is taken to leave first.</summary>
    public IReadOnlyList<StockLot> Lots { get; init; } = [];
    /// <summary>Names that it had before.</summary>
    public IReadOnlyList<FormerPlace> Formerly { get; init; } = [];
    /// <summary>Whether it was retired. Nothing of it is offered again, and it ends what it has begun.</summary>
    public bool Retired { get; init; }

    /// <summary>Counts the units of a kind that have expired, of those on hand.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="onHand">The units on hand.</param>
    /// <param name="now">The present moment.</param>
    public int Expired(ResourceKind kind, int onHand, Instant now)
    {
        if (Lots.Count == 0) return 0;
        var (dated, good) = (0, 0);
        foreach (var lot in Lots)
            if (lot.Kind == kind)
            {
                dated += lot.Units;
                if (lot.ExpiresAt > now) good += lot.Units;
            }

        return Math.Max(0, Math.Min(onHand, dated) - good);
    }

    /// <summary>Converts its days to the clock of a realm.</summary>
    internal DepotData InRealm(Span later, int factorPermille) => Lots.Count == 0 ? this : this with
    {
        Lots = [.. Lots.Select(l => l with
        {
            ExpiresAt = AgreementTerms.Moved(l.ExpiresAt, later, factorPermille)!.Value,
        })],
    };
}

/// <summary>Units of a kind that are good until a moment.</summary>
/// <param name="Kind">The kind of supply.</param>
/// <param name="Units">Number of units, above zero.</param>
/// <param name="ExpiresAt">The moment from which they are not lent any more.</param>
public readonly record struct StockLot(ResourceKind Kind, int Units, Instant ExpiresAt);

/// <summary>The people to call for a tier, a squad or a depot.</summary>
/// <param name="Of">The tier, squad or depot for which they answer.</param>
/// <param name="People">The people. The first is called first, the next are deputies; none where a list is taken
/// back.</param>
public sealed record ContactList(ActorId Of, IReadOnlyList<ContactPerson> People);

/// <summary>A person to call.</summary>
/// <param name="Name">The name of the person.</param>
/// <param name="Role">The post of the person, such as 站长; null where it is not known.</param>
/// <param name="Telephone">The telephone number, as it is dialled.</param>
public sealed record ContactPerson(string Name, string? Role, string Telephone);

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;

namespace Alliance.Core.Geography;

/// <summary>What a region file says, as plain values.</summary>
public sealed record RegionData
{
    public required string Name { get; init; }
    /// <summary>For each group of facts whether it is official, estimated, approximate or assumed; shown with every
    /// result.</summary>
    public required IReadOnlyDictionary<string, string> DataQuality { get; init; }
    public required IReadOnlyList<TownshipData> Townships { get; init; }
    public required IReadOnlyList<RoadData> Roads { get; init; }
    public required IReadOnlyList<VillageAllianceData> VillageAlliances { get; init; }
    public required IReadOnlyList<TownshipAllianceData> TownshipAlliances { get; init; }
    public required IReadOnlyList<CommandCentreData> CommandCentres { get; init; }
    /// <summary>Agreements other than those of the township alliances.</summary>
    public IReadOnlyList<AgreementData> Agreements { get; init; } = [];
    /// <summary>What a response level changes, by kind of tier.</summary>
    public ResponsePlans Responses { get; init; } = ResponsePlans.Default;
    public required IReadOnlyList<TeamData> Teams { get; init; }
    public required IReadOnlyList<DepotData> Depots { get; init; }
    public RegionPolicies Policies { get; init; } = new();
    /// <summary>Minutes from order to departure of the forces for which the region gives its own.</summary>
    public IReadOnlyDictionary<string, int> TurnoutMinutes { get; init; } = new Dictionary<string, int>();

    /// <summary>Actors that it configures, the realm itself apart.</summary>
    public int Count =>
        Townships.Count + VillageAlliances.Count + TownshipAlliances.Count + CommandCentres.Count + Teams.Count
        + Depots.Count;

    /// <summary>The same region in a realm that began that much later and whose clock runs that fast: its agreements
    /// begin and end on the same days.</summary>
    public RegionData InRealm(Span later, int factorPermille) => this with
    {
        TownshipAlliances = [
            .. TownshipAlliances.Select(a => a with { Terms = a.Terms.InRealm(later, factorPermille) })],
        Agreements = [.. Agreements.Select(a => a with { Terms = a.Terms.InRealm(later, factorPermille) })],
    };
}

/// <summary>A township or subdistrict (乡镇/街道).</summary>
/// <param name="Code">9-digit statistical division code.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Pinyin">Its name in pinyin.</param>
/// <param name="Kind">subdistrict, town or township.</param>
/// <param name="Latitude">Of the seat, in millionths of a degree (WGS 84).</param>
/// <param name="Longitude">Of the seat, in millionths of a degree (WGS 84).</param>
/// <param name="Population">Residents.</param>
/// <param name="ReserveFloor">Squads that never leave the township for others (保底力量).</param>
/// <param name="Superior">The command centre it escalates to.</param>
public sealed record TownshipData(
    string Code, string Name, string Pinyin, string Kind, int Latitude, int Longitude, int Population, int ReserveFloor,
    string Superior)
{
    /// <summary>Of which kinds it keeps so many squads, or so many units, whatever else its reserve floor leaves: by
    /// kind of resource.</summary>
    public IReadOnlyDictionary<ResourceKind, int> KindFloors { get; init; } = new Dictionary<ResourceKind, int>();
}

/// <summary>A road between the seats of two townships.</summary>
/// <param name="A">Township code.</param>
/// <param name="B">Township code.</param>
/// <param name="Minutes">Travel time of a rescue vehicle, whole minutes, above zero.</param>
public sealed record RoadData(string A, string B, int Minutes)
{
    public RoadKey Key => new(A, B);
}

/// <summary>Names a road by its two ends, whichever is named first.</summary>
[GenerateSerializer, Alias("road-key")]
public readonly record struct RoadKey : IComparable<RoadKey>
{
    public RoadKey(string a, string b) => (A, B) = string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);
    [Id(0)] public string A { get; }
    [Id(1)] public string B { get; }

    /// <inheritdoc/>
    public int CompareTo(RoadKey other) =>
        string.CompareOrdinal(A, other.A) is var byA and not 0 ? byA : string.CompareOrdinal(B, other.B);
}

/// <summary>A village-level rescue alliance (村级应急救援联盟) of a township's neighbouring villages.</summary>
public sealed record VillageAllianceData(string Code, string Name, string Township, int Villages);

/// <summary>A township rescue alliance (乡镇应急救援联盟): its agreement as data.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Members">Codes of its townships, at least two.</param>
/// <param name="Terms">What they have agreed.</param>
public sealed record TownshipAllianceData(string Id, string Name, IReadOnlyList<string> Members, AgreementTerms Terms);

/// <summary>A command centre (综合指挥平台) of a tier, or a regional centre, which has no territory.</summary>
/// <param name="Code">6-digit code, or an id of its own.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Seat">Code of the township where it stands.</param>
/// <param name="Superior">Where it escalates to; null at the top.</param>
/// <param name="HasTerritory">False for a regional rescue centre.</param>
/// <param name="ShelterPlaces">People it can house.</param>
/// <param name="ReserveFloor">Teams that it never lends.</param>
/// <param name="Award">Name of the award policy by which it decides.</param>
public sealed record CommandCentreData(
    string Code, string Name, string Seat, string? Superior, bool HasTerritory, int ShelterPlaces, int ReserveFloor,
    string Award = AwardPolicyName.Default)
{
    /// <summary>Of which kinds it keeps so many squads, or so many units, whatever else its reserve floor leaves: by
    /// kind of resource.</summary>
    public IReadOnlyDictionary<ResourceKind, int> KindFloors { get; init; } = new Dictionary<ResourceKind, int>();
}

/// <summary>One squad of six to ten people.</summary>
/// <param name="Id">Unique.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Owner">The tier that owns it: village alliance, township or command centre.</param>
/// <param name="Force">One of <c>Forces</c>: volunteer, micro-fire-station, comprehensive, county, regional,
/// professional, aviation or social.</param>
/// <param name="People">Head-count, above zero.</param>
/// <param name="Capabilities">What it can be asked for, and how good it is at it.</param>
public sealed record TeamData(
    string Id, string Name, ActorId Owner, string Force, int People, IReadOnlyList<Capability> Capabilities)
{
    /// <summary>Hours that a team of which nothing is said can work unsupported.</summary>
    public const int UsualEnduranceHours = 12;

    /// <summary>What it brings, by kind of durable supply.</summary>
    public IReadOnlyDictionary<ResourceKind, int> Equipment { get; init; } = new Dictionary<ResourceKind, int>();
    /// <summary>Hours that it can work unsupported.</summary>
    public int EnduranceHours { get; init; } = UsualEnduranceHours;
}

/// <summary>A reserve depot (应急物资储备库).</summary>
/// <param name="Id">Unique.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Owner">The tier that owns it: township or command centre.</param>
/// <param name="Stock">Units on hand at the start by kind of supply; above zero.</param>
public sealed record DepotData(
    string Id, string Name, ActorId Owner, IReadOnlyDictionary<ResourceKind, int> Stock)
{
    /// <summary>Full 7-digit codes (GB/T 38565) of those stock lines for which the region gives one.</summary>
    public IReadOnlyDictionary<ResourceKind, string> Codes { get; init; } = new Dictionary<ResourceKind, string>();
}

using System.Globalization;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Stories;
using Alliance.Simulation.Regions;
using Calendar = Alliance.Simulation.Regions.Calendar;

namespace Alliance.Host.Regions;

/// <summary>Tells the fields of the entries of a region, in words. Two entries are alike where their fields
/// are.</summary>
/// <param name="calendar">Tells the days of the realm.</param>
/// <param name="regions">The regions that have the names of places and tiers, the first of them first.</param>
internal sealed class RegionFields(Calendar calendar, params IReadOnlyList<RegionData> regions)
{
    private readonly Dictionary<ActorId, string> _names = NamesOf(regions);

    public IEnumerable<RegionField> Of(TownshipData t) =>
    [
        new("name", Same(t.Name)), new("pinyin", Same(t.Pinyin)), new("kind", Same(t.Kind)),
        new("position", Same($"{Degrees(t.Latitude)} {Degrees(t.Longitude)}")),
        new("population", Number(t.Population)), new("reserveFloor", Number(t.ReserveFloor)),
        new("superior", Centre(t.Superior)), new("kindFloors", Counts(t.KindFloors)),
        new("formerly", Former(t.Formerly)),
        new("villages", List(t.Villages.Select(v => Same($"{v.Code} {v.Name}".Trim())))),
        new("mergedInto", Township(t.MergedInto)), new("brought", List((t.Brought ?? []).Select(Same))),
    ];

    public static IEnumerable<RegionField> Of(RoadData r) => [new("minutes", Number(r.Minutes))];

    public IEnumerable<RegionField> Of(VillageAllianceData v) =>
    [
        new("name", Same(v.Name)), new("township", Township(v.Township)), new("villages", Number(v.Villages)),
        new("formerly", Former(v.Formerly)), new(RegionField.Retired, Flag(v.Retired)),
    ];

    public IEnumerable<RegionField> Of(CommandCentreData c) =>
    [
        new("name", Same(c.Name)), new("seat", Township(c.Seat)), new("superior", Centre(c.Superior)),
        new("hasTerritory", Flag(c.HasTerritory)), new("shelterPlaces", Number(c.ShelterPlaces)),
        new("reserveFloor", Number(c.ReserveFloor)), new("award", Same(c.Award)),
        new("kindFloors", Counts(c.KindFloors)),
    ];

    public IEnumerable<RegionField> Of(TeamData t) =>
    [
        new("name", Same(t.Name)), new("owner", Tier(t.Owner)), new("force", Same(t.Force)),
        new("people", Number(t.People)), new("capabilities", List(t.Capabilities.Select(Of))),
        new("equipment", Counts(t.Equipment)), new("enduranceHours", Number(t.EnduranceHours)),
        new("formerly", Former(t.Formerly)), new(RegionField.Retired, Flag(t.Retired)),
    ];

    public IEnumerable<RegionField> Of(DepotData d) =>
    [
        new("name", Same(d.Name)), new("owner", Tier(d.Owner)), new("stock", Counts(d.Stock)),
        new("codes", List(Ordered(d.Codes).Select(c => Joined(Names.Of(c.Kind), c.Value)))),
        new("isCollectionPoint", Flag(d.IsCollectionPoint)), new("lots", List(d.Lots.Select(Of))),
        new("formerly", Former(d.Formerly)), new(RegionField.Retired, Flag(d.Retired)),
    ];

    public static IEnumerable<RegionField> Of(ContactList c) => [new("contacts", List(c.People.Select(Of)))];

    /// <summary>Names a tier, squad or depot with its code.</summary>
    public Telling Tier(ActorId actor) => _names.GetValueOrDefault(actor) is { } name
        ? new($"{name}（{actor.Key}）", $"{name} ({actor.Key})")
        : Same(actor.Key);

    /// <summary>Counts units by kind, in words.</summary>
    public static Telling Counts(IReadOnlyDictionary<ResourceKind, int> counts) =>
        List(Ordered(counts).Select(c => Joined(Names.Of(c.Kind), Text(c.Value))));

    private static Dictionary<ActorId, string> NamesOf(IReadOnlyList<RegionData> regions)
    {
        var names = new Dictionary<ActorId, string>();
        foreach (var region in regions)
        {
            foreach (var t in region.Townships) names.TryAdd(new(ActorKind.Township, t.Code), t.Name);
            foreach (var v in region.VillageAlliances) names.TryAdd(new(ActorKind.VillageAlliance, v.Code), v.Name);
            foreach (var c in region.CommandCentres) names.TryAdd(new(ActorKind.CommandCentre, c.Code), c.Name);
            foreach (var t in region.Teams) names.TryAdd(new(ActorKind.RescueTeam, t.Id), t.Name);
            foreach (var d in region.Depots) names.TryAdd(new(ActorKind.Depot, d.Id), d.Name);
        }

        return names;
    }

    private Telling Of(StockLot lot)
    {
        var day = calendar.DayAt(lot.ExpiresAt).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var kind = Names.Of(lot.Kind);
        return new($"{kind.Zh} {Text(lot.Units)}（有效期至 {day}）", $"{kind.En} {Text(lot.Units)} (good until {day})");
    }

    private static Telling Of(Capability capability)
    {
        var kind = Names.Of(capability.Kind);
        return capability.Type == Capability.LeastType ? kind
            : new($"{kind.Zh}（{Text(capability.Type)} 级）", $"{kind.En} (type {Text(capability.Type)})");
    }

    private static Telling Of(ContactPerson person) => person.Role is { } role
        ? new($"{person.Name}（{role}）{person.Telephone}", $"{person.Name} ({role}) {person.Telephone}")
        : Same($"{person.Name} {person.Telephone}");

    private static Telling Former(IReadOnlyList<FormerPlace> former) =>
        List(former.Select(f => Same($"{f.Code} {f.Name}".Trim())));

    private Telling Township(string? code) =>
        code is null ? RegionField.None : Tier(new ActorId(ActorKind.Township, code));

    private Telling Centre(string? code) =>
        code is null ? RegionField.None : Tier(new ActorId(ActorKind.CommandCentre, code));

    private static Telling Joined(Telling kind, string value) => new($"{kind.Zh} {value}", $"{kind.En} {value}");

    private static Telling List(IEnumerable<Telling> items)
    {
        var all = items.ToList();
        return all.Count == 0 ? RegionField.None
            : new(string.Join('、', all.Select(i => i.Zh)), string.Join(", ", all.Select(i => i.En)));
    }

    private static IEnumerable<(ResourceKind Kind, T Value)> Ordered<T>(IReadOnlyDictionary<ResourceKind, T> values) =>
        values.OrderBy(v => v.Key.Code, StringComparer.Ordinal).Select(v => (v.Key, v.Value));

    private static Telling Flag(bool value) => value ? RegionField.Yes : RegionField.No;

    private static Telling Number(int value) => Same(Text(value));

    private static Telling Same(string text) => new(text, text);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Degrees(int millionths) =>
        (millionths / 1_000_000m).ToString("0.000000", CultureInfo.InvariantCulture);
}

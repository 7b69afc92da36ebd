using Alliance.Core.Resources;

namespace Alliance.Simulation.Regions;

/// <summary>The common properties of squads of one kind. All squads of a pattern share its lists.</summary>
/// <param name="Zh">Their purpose, in Chinese.</param>
/// <param name="Capabilities">Their capabilities.</param>
/// <param name="Equipment">The equipment that each brings.</param>
/// <param name="EnduranceHours">The hours for which each can work without support.</param>
internal sealed record SquadPattern(
    string Zh,
    IReadOnlyList<Capability> Capabilities,
    IReadOnlyDictionary<ResourceKind, int> Equipment,
    int EnduranceHours);

/// <summary>The patterns of squads, modelled on Hengnan. Squads of a higher tier are more capable.</summary>
internal static class SquadPatterns
{
    private const int Day = 24;
    private static readonly ResourceKind LifeJackets = new("life-jackets"),
        Chainsaws = new("chainsaws"),
        Stretchers = new("stretchers"),
        FirePumps = new("fire-pumps"),
        Lighting = new("lighting"),
        Excavators = new("excavators"),
        Apparatus = new("breathing-apparatus"),
        Suits = new("chemical-suits"),
        Drones = new("drones");

    private static readonly Dictionary<ResourceKind, int> Nothing = [];

    public static readonly SquadPattern Volunteers = new("志愿", [new(Catalogue.Evacuation)], Nothing, 12);
    public static readonly SquadPattern MicroFireStation = new(
        "微型消防站",
        [new(Catalogue.FloodRescue), new(Catalogue.StructuralFire, 3)],
        Has((FirePumps, 1), (LifeJackets, 7)),
        8);
    public static readonly SquadPattern FireStation = new(
        "消防救援",
        [new(Catalogue.StructuralFire, 1), new(Catalogue.SearchRescue, 2), new(Catalogue.Hazmat, 3)],
        Has((FirePumps, 2), (Apparatus, 8), (Suits, 4), (Stretchers, 2)),
        Day);
    public static readonly SquadPattern Chemists = new(
        "危化处置", [new(Catalogue.Hazmat, 2)], Has((Apparatus, 8), (Suits, 8)), Day);
    public static readonly SquadPattern Flyers = new(
        "航空救援", [new(Catalogue.Uav, 1), new(Catalogue.SearchRescue, 2)], Has((Drones, 5), (Lighting, 2)), 12);
    public static readonly SquadPattern Social = new(
        "社会救援", [new(Catalogue.SearchRescue, 3), new(Catalogue.Logistics)], Has((Chainsaws, 2), (Stretchers, 2)),
        36);

    /// <summary>The patterns of a township's comprehensive team, by the capability that is drawn.</summary>
    public static IReadOnlyDictionary<ResourceKind, SquadPattern> Township { get; } =
        Catalogue.Capabilities.ToDictionary(k => k, k => Of(k, type: 3, Day));

    /// <summary>The patterns of a county's team.</summary>
    public static IReadOnlyList<SquadPattern> County { get; } = OfCentre(type: 2, hours: 48);
    /// <summary>The patterns of the teams of cities, provinces and regional rescue centres.</summary>
    public static IReadOnlyList<SquadPattern> Upper { get; } = OfCentre(type: 1, hours: 72);

    private static SquadPattern[] OfCentre(int type, int hours) =>
        [
            Of(Catalogue.FloodRescue, type, hours),
            Of(Catalogue.FloodRescue, type, hours),
            Of(Catalogue.Evacuation, type, hours),
            Of(Catalogue.Medical, type, hours),
            Of(Catalogue.Engineering, type, hours),
            Of(Catalogue.Engineering, type, hours),
        ];

    private static SquadPattern Of(ResourceKind kind, int type, int hours)
    {
        // The more capable, the more of everything.
        var more = 4 - type;
        return kind.Code switch
        {
            "flood-rescue" => new(
                "抗洪抢险",
                [new(kind, type), new(Catalogue.Evacuation, type)],
                Has((Catalogue.Boats, more), (LifeJackets, 11 + more)),
                hours),
            "evacuation" => new("转移安置", [new(kind, type)], type == 3 ? Nothing : Has((Lighting, more)), hours),
            "medical" => new("医疗救护", [new(kind, type)], Has((Stretchers, 1 + more)), hours),
            "engineering" => new(
                "工程抢险",
                [new(kind, type), new(Catalogue.Evacuation, type)],
                type == 3 ? Has((Chainsaws, 2)) : Has((Chainsaws, 1 + more), (Excavators, more)),
                hours),
            _ => new(Catalogue.Of(kind)!.Zh, [new(kind, type)], Nothing, hours),
        };
    }

    private static Dictionary<ResourceKind, int> Has(params (ResourceKind Kind, int Count)[] equipment) =>
        equipment.ToDictionary(e => e.Kind, e => e.Count);
}

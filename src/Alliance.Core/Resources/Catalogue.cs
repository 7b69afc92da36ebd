namespace Alliance.Core.Resources;

/// <summary>Lists the kinds that a line may ask for: capabilities, in the manner of NIMS kinds, and supplies.</summary>
public static class Catalogue
{
    /// <summary>Flood rescue (水域救援), a capability.</summary>
    public static readonly ResourceKind FloodRescue = new("flood-rescue");
    /// <summary>Evacuation (转移安置), a capability.</summary>
    public static readonly ResourceKind Evacuation = new("evacuation");
    /// <summary>Medical aid (医疗救护), a capability.</summary>
    public static readonly ResourceKind Medical = new("medical");
    /// <summary>Engineering (工程抢险), a capability.</summary>
    public static readonly ResourceKind Engineering = new("engineering");
    /// <summary>Structural fire (建筑火灾扑救), a capability.</summary>
    public static readonly ResourceKind StructuralFire = new("structural-fire");
    /// <summary>Forest fire (森林火灾扑救), a capability.</summary>
    public static readonly ResourceKind ForestFire = new("forest-fire");
    /// <summary>Search and rescue (搜索救援), a capability.</summary>
    public static readonly ResourceKind SearchRescue = new("search-rescue");
    /// <summary>Hazardous materials (危险化学品处置), a capability.</summary>
    public static readonly ResourceKind Hazmat = new("hazmat");
    /// <summary>Public order (治安维护), a capability.</summary>
    public static readonly ResourceKind PublicOrder = new("public-order");
    /// <summary>Aviation and UAV (航空与无人机), a capability.</summary>
    public static readonly ResourceKind Uav = new("uav");
    /// <summary>Logistics (后勤保障), a capability.</summary>
    public static readonly ResourceKind Logistics = new("logistics");
    /// <summary>Boats (冲锋舟), a durable supply.</summary>
    public static readonly ResourceKind Boats = new("boats");
    /// <summary>Pumps (抽水泵), a durable supply.</summary>
    public static readonly ResourceKind Pumps = new("pumps");
    /// <summary>Tents (帐篷), a durable supply.</summary>
    public static readonly ResourceKind Tents = new("tents");
    /// <summary>Quilts (棉被), a supply that is used up.</summary>
    public static readonly ResourceKind Quilts = new("quilts");
    /// <summary>Drinking water (饮用水), a supply that is used up.</summary>
    public static readonly ResourceKind Water = new("water");

    private static readonly Dictionary<ResourceKind, ResourceDefinition> ByKind = Table().ToDictionary(d => d.Kind);

    /// <summary>All kinds, the capabilities first.</summary>
    public static IReadOnlyList<ResourceDefinition> Definitions { get; } = [.. ByKind.Values];
    /// <summary>The capabilities, asked in people.</summary>
    public static IReadOnlyList<ResourceKind> Capabilities { get; } =
        [.. Definitions.Where(d => !d.IsSupply).Select(d => d.Kind)];
    /// <summary>The supplies, asked in units.</summary>
    public static IReadOnlyList<ResourceKind> Supplies { get; } =
        [.. Definitions.Where(d => d.IsSupply).Select(d => d.Kind)];

    /// <summary>Tells whether a kind is a supply of the catalogue.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsSupply(ResourceKind kind) => Of(kind) is { IsSupply: true };
    /// <summary>Tells whether a kind is a supply whose units come back after use.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsDurable(ResourceKind kind) => Of(kind) is { IsDurable: true };
    /// <summary>Tells whether a kind is in the catalogue.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsKnown(ResourceKind kind) => ByKind.ContainsKey(kind);

    /// <summary>Returns what the catalogue says of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The definition; null for a kind that is not in the catalogue.</returns>
    public static ResourceDefinition? Of(ResourceKind kind) => ByKind.GetValueOrDefault(kind);

    private static IEnumerable<ResourceDefinition> Table() =>
    [
        Capability(FloodRescue, "水域救援", "flood rescue"),
        Capability(Evacuation, "转移安置", "evacuation"),
        Capability(Medical, "医疗救护", "medical aid"),
        Capability(Engineering, "工程抢险", "engineering"),
        Capability(StructuralFire, "建筑火灾扑救", "structural fire"),
        Capability(ForestFire, "森林火灾扑救", "forest fire"),
        Capability(SearchRescue, "搜索救援", "search and rescue"),
        Capability(Hazmat, "危险化学品处置", "hazardous materials"),
        Capability(PublicOrder, "治安维护", "public order"),
        Capability(Uav, "航空与无人机", "aviation and UAV"),
        Capability(Logistics, "后勤保障", "logistics"),
        Durable(Boats, "冲锋舟", "boats", "艘", "boats", SupplyClass.Equipment),
        Durable(Pumps, "抽水泵", "pumps", "台", "pumps", SupplyClass.Equipment),
        Durable(Tents, "帐篷", "tents", "顶", "tents", SupplyClass.BasicLiving),
        Consumed(Quilts, "棉被", "quilts", "床", "quilts", SupplyClass.BasicLiving),
        Consumed(Water, "饮用水", "water", "箱", "cases", SupplyClass.BasicLiving),
        Consumed(new("food"), "方便食品", "food", "箱", "cases", SupplyClass.BasicLiving),
        Durable(new("cots"), "折叠床", "cots", "张", "cots", SupplyClass.BasicLiving),
        Consumed(new("clothing"), "衣物", "clothing", "件", "pieces", SupplyClass.BasicLiving),
        Consumed(new("fuel"), "燃油", "fuel", "升", "litres", SupplyClass.Equipment),
        Durable(new("generators"), "发电机", "generators", "台", "generators", SupplyClass.Equipment),
        Durable(new("lighting"), "应急照明", "lighting", "套", "sets", SupplyClass.Equipment),
        Durable(new("life-jackets"), "救生衣", "life jackets", "件", "jackets", SupplyClass.Equipment),
        Consumed(new("medicine"), "药品", "medicine", "箱", "cases", SupplyClass.Equipment),
        Durable(new("stretchers"), "担架", "stretchers", "副", "stretchers", SupplyClass.Equipment),
        Durable(new("chainsaws"), "油锯", "chainsaws", "台", "chainsaws", SupplyClass.Equipment),
        Durable(new("fire-pumps"), "消防泵", "fire pumps", "台", "pumps", SupplyClass.Equipment),
        Durable(new("breathing-apparatus"), "空气呼吸器", "breathing apparatus", "套", "sets", SupplyClass.Equipment),
        Durable(new("chemical-suits"), "防化服", "chemical suits", "套", "suits", SupplyClass.Equipment),
        Durable(new("drones"), "无人机", "drones", "架", "drones", SupplyClass.Equipment),
        Consumed(new("sandbags"), "沙袋", "sandbags", "条", "bags", SupplyClass.EngineeringMaterial),
        Consumed(new("stone"), "块石", "stone", "吨", "tonnes", SupplyClass.EngineeringMaterial),
        Durable(new("excavators"), "挖掘机", "excavators", "台", "excavators", SupplyClass.EngineeringMaterial),
    ];

    private static ResourceDefinition Capability(ResourceKind kind, string zh, string en) =>
        new(kind, zh, en, "人", "people");

    private static ResourceDefinition Durable(
        ResourceKind kind, string zh, string en, string unitZh, string unitEn, SupplyClass of) =>
        new(kind, zh, en, unitZh, unitEn, of, IsDurable: true);

    private static ResourceDefinition Consumed(
        ResourceKind kind, string zh, string en, string unitZh, string unitEn, SupplyClass of) =>
        new(kind, zh, en, unitZh, unitEn, of);
}

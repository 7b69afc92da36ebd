using Alliance.Core.Stories;

namespace Alliance.Host.Regions;

/// <summary>A field of an entry of a region, in words.</summary>
/// <param name="Name">Its name in the JSON of a region.</param>
/// <param name="Value">Its value in words.</param>
internal readonly record struct RegionField(string Name, Telling Value)
{
    /// <summary>The field that says whether an entry is out of use.</summary>
    public const string Retired = "retired";

    private static readonly Dictionary<string, Telling> Labels = new(StringComparer.Ordinal)
    {
        ["name"] = new("名称", "name"),
        ["pinyin"] = new("拼音", "pinyin"),
        ["kind"] = new("类别", "kind"),
        ["position"] = new("位置", "position"),
        ["population"] = new("人口", "population"),
        ["reserveFloor"] = new("保底力量", "reserve floor"),
        ["superior"] = new("上级", "superior"),
        ["kindFloors"] = new("分类保底", "floors by kind"),
        ["formerly"] = new("曾用名和代码", "former names and codes"),
        ["villages"] = new("村", "villages"),
        ["mergedInto"] = new("并入", "merged into"),
        ["brought"] = new("并入时带去", "brought there"),
        ["minutes"] = new("行车分钟", "minutes"),
        ["township"] = new("所在乡镇", "township"),
        [Retired] = new("停用", "retired"),
        ["seat"] = new("驻地", "seat"),
        ["hasTerritory"] = new("有辖区", "has a territory"),
        ["shelterPlaces"] = new("安置容量", "shelter places"),
        ["award"] = new("分派规则", "award policy"),
        ["owner"] = new("所属", "owner"),
        ["force"] = new("队伍类型", "force"),
        ["people"] = new("人数", "people"),
        ["capabilities"] = new("能力", "capabilities"),
        ["equipment"] = new("装备", "equipment"),
        ["enduranceHours"] = new("自持小时", "endurance in hours"),
        ["stock"] = new("初始库存", "first stock"),
        ["codes"] = new("物资编码", "supply codes"),
        ["isCollectionPoint"] = new("物资接收点", "collection point"),
        ["lots"] = new("批次", "lots"),
        ["contacts"] = new("联系人", "people to call"),
    };

    /// <summary>The value of a field that says no, or has none.</summary>
    public static Telling No { get; } = new("否", "no");
    /// <summary>The value of a field that says yes.</summary>
    public static Telling Yes { get; } = new("是", "yes");
    /// <summary>The value of a field that is empty.</summary>
    public static Telling None { get; } = new("无", "none");

    /// <summary>The name of the field in words.</summary>
    public Telling Label => Labels[Name];

    /// <summary>Whether it says something: it is neither empty nor no.</summary>
    public bool Says => Value != None && Value != No;
}

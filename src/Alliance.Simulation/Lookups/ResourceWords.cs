using Alliance.Core.Resources;

namespace Alliance.Simulation.Lookups;

/// <summary>Holds the words that people use for capabilities and supplies, beside their names in the
/// catalogue.</summary>
internal static class ResourceWords
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["flood-rescue"] = ["水上救援", "水面救援", "抗洪抢险", "抗洪", "water rescue", "swift water rescue"],
        ["evacuation"] = ["转移", "撤离", "疏散", "人员转移", "evacuate"],
        ["medical"] = ["医疗", "救护", "医护", "急救", "卫生救援", "medic", "ambulance", "first aid"],
        ["engineering"] = ["抢险", "道路抢通", "抢修", "工程", "road clearing"],
        ["structural-fire"] = ["灭火", "消防", "火灾扑救", "firefighting"],
        ["forest-fire"] = ["扑火", "森林灭火", "森林扑火", "wildland fire"],
        ["search-rescue"] = ["搜救", "搜寻", "救援", "sar", "search", "rescue"],
        ["hazmat"] = ["危化处置", "危化", "化学品处置", "hazardous material"],
        ["public-order"] = ["治安", "警戒", "秩序维护", "police"],
        ["uav"] = ["航空", "航拍", "aviation"],
        ["logistics"] = ["后勤", "保障"],
        ["boats"] = ["船", "艇", "橡皮艇", "救生艇", "船只", "boat"],
        ["pumps"] = ["水泵", "排水泵", "排涝泵", "pump"],
        ["tents"] = ["救灾帐篷", "tent"],
        ["quilts"] = ["被子", "棉絮", "被褥", "毛毯", "quilt", "blankets"],
        ["water"] = ["水", "矿泉水", "瓶装水", "drinking water", "bottled water"],
        ["food"] = ["食品", "方便面", "干粮", "食物"],
        ["cots"] = ["行军床", "床", "cot", "camp beds"],
        ["clothing"] = ["衣服", "棉衣", "clothes"],
        ["fuel"] = ["柴油", "汽油", "油料", "diesel", "petrol"],
        ["generators"] = ["发电机组", "应急发电机", "generator"],
        ["lighting"] = ["照明", "照明灯", "探照灯", "应急灯", "lights"],
        ["life-jackets"] = ["救生背心", "life jacket", "life vests"],
        ["medicine"] = ["药", "医药", "medicines", "drugs"],
        ["stretchers"] = ["stretcher"],
        ["chainsaws"] = ["电锯", "链锯", "chainsaw"],
        ["fire-pumps"] = ["消防水泵", "fire pump"],
        ["breathing-apparatus"] = ["空呼", "正压式空气呼吸器", "scba"],
        ["chemical-suits"] = ["防护服", "chemical suit", "hazmat suits"],
        ["drones"] = ["drone"],
        ["sandbags"] = ["沙包", "编织袋", "sandbag", "sand bags"],
        ["stone"] = ["石块", "石料", "rocks"],
        ["excavators"] = ["挖机", "勾机", "excavator", "digger"],
    };

    /// <summary>Returns the other words for a kind.</summary>
    public static IReadOnlyList<string> Of(ResourceKind kind) => Words.GetValueOrDefault(kind.Code) ?? [];
}

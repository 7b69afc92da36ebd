namespace Alliance.Core.Hazards;

/// <summary>The kinds of hazard that people of a county meet, with the words that they use for them.</summary>
internal static class UsualHazards
{
    /// <summary>The kinds, by class. Each class ends with one for all that has no kind of its own.</summary>
    public static IReadOnlyList<HazardKind> Kinds { get; } =
        [
            .. Water(), .. Weather(), .. Ground(), .. Fires(), .. Leaks(), .. Traffic(), .. Structures(), .. People(),
            .. Supply(), .. Health(), .. Social(),
        ];

    private static HazardKind[] Water() =>
    [
        Natural("flood", "洪水", "flood",
            "洪涝 洪灾 水灾 水患 汛情 涨水 涨大水 发大水 发水 漫堤 洪水漫堤 江河洪水 暴雨洪涝",
            "river flood, flooding, inundation, high water"),
        Natural("flash-flood", "山洪", "flash flood", "山洪暴发 山洪爆发", "flash flooding, torrent", "flood"),
        Natural("waterlogging", "内涝", "waterlogging",
            "城市内涝 暴雨内涝 城区内涝 积水 街道积水 渍涝 积涝",
            "urban flooding, street flooding, surface water flood, ponding", "flood"),
        Natural("levee-danger", "堤防险情", "levee danger",
            "溃堤 决堤 决口 堤防决口 垮堤 管涌 堤坝管涌",
            "levee breach, levee failure, dike breach, dyke breach, embankment breach, sand boil"),
        Natural("dam-danger", "水库险情", "dam danger",
            "水库大坝险情 大坝险情 水库大坝 溃坝 垮坝 水库溃坝 水库垮坝 山塘险情 山塘垮坝",
            "dam failure, dam break, dam breach, dam burst, reservoir danger"),
        Natural("storm-surge", "风暴潮", "storm surge", "海水倒灌", "tidal surge"),
        Natural("tsunami", "海啸", "tsunami", "", "tidal wave"),
        Natural("drought", "干旱", "drought", "旱灾 旱情 大旱 抗旱 伏旱", "water shortage, dry spell"),
    ];

    private static HazardKind[] Weather() =>
    [
        Natural("rainstorm", "暴雨", "rainstorm",
            "大暴雨 特大暴雨 强降雨 强降水 持续降雨",
            "heavy rain, torrential rain, downpour, cloudburst"),
        Natural("storm", "强对流天气", "severe storm",
            "强对流 风暴 雷雨大风 雷暴 雷暴大风 飑线 狂风暴雨",
            "storm, thunderstorm, squall, severe convection, convective storm"),
        Natural("gale", "大风", "gale", "狂风 强风 阵风 风灾", "strong wind, high wind, windstorm", "storm"),
        Natural("tornado", "龙卷风", "tornado", "龙卷", "twister, waterspout", "storm"),
        Natural("hail", "冰雹", "hail", "雹灾 下冰雹", "hailstorm", "storm"),
        Natural("lightning", "雷击", "lightning", "雷电 闪电 打雷", "lightning strike", "storm"),
        Natural("typhoon", "台风", "typhoon",
            "热带气旋 热带风暴 强热带风暴 超强台风",
            "tropical cyclone, tropical storm, cyclone, hurricane"),
        Natural("ice", "低温雨雪冰冻", "freezing rain and ice",
            "冰冻 冰灾 冻雨 凝冻 雨凇 雨雪冰冻 冰雪 道路结冰 路面结冰 结冰",
            "freezing rain, ice storm, icing, black ice, ice and snow, ice/snow, icy road"),
        Natural("snow", "暴雪", "snowstorm", "雪灾 大雪 积雪 降雪 暴风雪", "snow, heavy snow, blizzard"),
        Natural("cold-wave", "寒潮", "cold wave", "低温 低温冷冻 冷冻 霜冻 冻害", "cold snap, cold spell, frost"),
        Natural("heat", "高温", "heat wave",
            "热浪 酷暑 酷热 高温热浪 高温天气",
            "heat, heatwave, extreme heat, high temperature"),
        Natural("fog", "大雾", "fog", "浓雾 强浓雾 团雾", "dense fog, heavy fog"),
        Natural("sandstorm", "沙尘暴", "sandstorm", "沙尘 扬沙", "dust storm, duststorm"),
    ];

    private static HazardKind[] Ground() =>
    [
        Natural("earthquake", "地震", "earthquake", "余震 强震", "quake, seismic event, aftershock, tremor"),
        Natural("landslide", "滑坡", "landslide",
            "山体滑坡 山体塌方 山体滑塌 塌方 土体滑坡 边坡滑塌 路基滑坡",
            "landslip, slope failure, land slide"),
        Natural("debris-flow", "泥石流", "debris flow", "山洪泥石流", "mudslide, mudflow, mud slide"),
        Natural("rockfall", "崩塌", "rockfall",
            "山体崩塌 落石 滚石 危岩 危岩崩塌 垮山",
            "rock fall, rock slide, rockslide"),
        Natural("ground-collapse", "地面塌陷", "ground collapse",
            "塌陷 地陷 地面沉降 地裂缝 岩溶塌陷 路面塌陷 天坑",
            "sinkhole, subsidence, ground subsidence, cave in"),
        Natural("wildfire", "森林火灾", "wildfire",
            "山火 山林火灾 林火 森林起火 森林草原火灾 草原火灾 荒火 烧山",
            "forest fire, bushfire, grass fire, brush fire, vegetation fire"),
        Natural("pest-outbreak", "病虫害", "pest outbreak",
            "虫灾 蝗灾 蝗虫 红火蚁 生物灾害 农作物病虫害 林业病虫害",
            "locusts, crop pest, plant disease"),
        Natural("other-natural", "其他自然灾害", "other natural disaster",
            "自然灾害",
            "natural disaster, other natural"),
    ];

    private static HazardKind[] Fires() =>
    [
        Accident("fire", "火灾", "fire",
            "起火 着火 失火 火警 房屋火灾 民房火灾 居民楼火灾 建筑火灾 厂房火灾 仓库火灾 房子着火",
            "house fire, building fire, structure fire, structural fire, factory fire, blaze"),
        Accident("vehicle-fire", "车辆火灾", "vehicle fire",
            "车辆起火 汽车起火 汽车自燃 电动车起火",
            "car fire, truck fire", "fire"),
        Accident("explosion", "爆炸", "explosion",
            "爆燃 燃气爆炸 煤气爆炸 锅炉爆炸 粉尘爆炸",
            "blast, detonation, gas explosion"),
        Accident("fireworks", "烟花爆竹爆炸", "fireworks explosion",
            "烟花爆竹事故 烟花爆炸 鞭炮爆炸 鞭炮厂爆炸",
            "fireworks, firecracker explosion", "explosion"),
    ];

    private static HazardKind[] Leaks() =>
    [
        Accident("gas-leak", "燃气泄漏", "gas leak",
            "燃气泄露 煤气泄漏 煤气泄露 天然气泄漏 液化气泄漏 漏气 燃气管道泄漏",
            "gas leakage, gas escape, natural gas leak"),
        Accident("hazmat", "危险化学品事故", "hazardous materials",
            "危化品 危化品事故 危化品泄漏 危化品泄露 危险化学品泄漏 危险化学品 危险品泄漏 化学品泄漏 毒气泄漏 "
                + "有毒气体泄漏 油罐车泄漏 氨气泄漏 氯气泄漏",
            "hazmat, hazardous material, chemical spill, chemical leak, toxic leak, toxic release, "
                + "dangerous goods, tanker spill"),
        Accident("pollution", "环境污染", "environmental pollution",
            "突发环境事件 水污染 水体污染 河流污染 饮用水污染 水源污染 大气污染 油污染",
            "water pollution, oil spill, contamination"),
        Accident("radiation", "辐射事故", "radiation accident",
            "核事故 核与辐射事故 放射源丢失 放射性事故",
            "nuclear accident, radiological accident, radioactive source"),
        Accident("gas-poisoning", "中毒和窒息", "gas poisoning and asphyxiation",
            "中毒窒息 窒息 煤气中毒 一氧化碳中毒 沼气中毒 有限空间 有限空间事故 有限空间作业事故",
            "carbon monoxide, carbon monoxide poisoning, asphyxiation, confined space"),
    ];

    private static HazardKind[] Traffic() =>
    [
        Accident("traffic-accident", "道路交通事故", "traffic accident",
            "交通事故 车祸 撞车 翻车 追尾 连环追尾 客车坠河 客车事故 高速车祸",
            "road accident, road traffic accident, road traffic collision, car crash, car accident, crash, "
                + "bus crash, traffic collision, rta"),
        Accident("rail-accident", "铁路交通事故", "railway accident",
            "铁路事故 火车事故 列车事故 列车脱轨 火车脱轨",
            "train accident, train crash, derailment, rail accident"),
        Accident("vessel-accident", "水上交通事故", "vessel accident",
            "沉船 翻船 船舶事故 船只遇险 船只失控 渡船事故",
            "boat accident, capsizing, shipwreck, ferry accident, ship sinking"),
        Accident("air-accident", "航空器事故", "aircraft accident",
            "坠机 飞机失事 飞机坠毁 直升机坠毁",
            "plane crash, air crash, helicopter crash, aviation accident"),
    ];

    private static HazardKind[] Structures() =>
    [
        Accident("mine-accident", "矿山事故", "mine accident",
            "矿难 煤矿事故 矿井事故 瓦斯爆炸 瓦斯突出 矿井透水 透水 冒顶 尾矿库溃坝",
            "mine, mining accident, mine disaster, mine collapse, mine flooding, colliery accident, "
                + "tailings dam"),
        Accident("building-collapse", "建筑物坍塌", "building collapse",
            "房屋倒塌 房屋垮塌 房屋坍塌 房子倒塌 房子塌了 楼房倒塌 楼房坍塌 建筑坍塌 建筑物倒塌 坍塌 垮塌 倒塌 "
                + "倒房 自建房倒塌",
            "collapsed building, house collapse, structural collapse, structure collapse"),
        Accident("bridge-collapse", "桥梁垮塌", "bridge collapse",
            "桥梁坍塌 桥塌 塌桥 桥断了 断桥 冲毁桥梁",
            "", "building-collapse"),
        Accident("construction-accident", "建筑施工事故", "construction accident",
            "工地事故 施工事故 塔吊倒塌 脚手架坍塌 基坑坍塌 隧道坍塌",
            "construction site accident, crane collapse, tunnel collapse"),
        Accident("industrial-accident", "生产安全事故", "industrial accident",
            "安全生产事故 安全事故 工厂事故 工伤事故 工矿商贸事故 机械伤害",
            "workplace accident, factory accident, work accident"),
        Accident("equipment-accident", "特种设备事故", "special equipment accident",
            "电梯事故 电梯困人 电梯坠落 锅炉事故 游乐设施事故 压力容器",
            "lift accident, elevator accident, trapped in lift, boiler accident, ropeway"),
    ];

    private static HazardKind[] People() =>
    [
        Accident("drowning", "溺水", "drowning",
            "落水 淹溺 溺亡 有人落水 人员落水 学生溺水 儿童溺水 跳河 投河",
            "drown, person in water, man overboard, water rescue"),
        Accident("missing-person", "人员失踪", "missing person",
            "失踪 走失 失联 老人走失 儿童走失 人员走失 人员失联 迷路 山中迷路 驴友被困",
            "missing, lost person, missing people, lost hiker"),
        Accident("trapped-person", "人员被困", "trapped person",
            "被困 困人 有人被困 群众被困 受困",
            "trapped, trapped people, people trapped"),
        Accident("stampede", "踩踏", "stampede", "拥挤踩踏 人群踩踏 踩踏事件", "crowd crush, crush, crowd surge"),
    ];

    private static HazardKind[] Supply() =>
    [
        Accident("power-outage", "大面积停电", "power outage",
            "停电 断电 电网事故 电力中断 供电中断",
            "blackout, power cut, power failure"),
        Accident("water-outage", "供水中断", "water outage",
            "停水 断水 爆管 水管爆裂",
            "water supply failure, burst main"),
        Accident("communications-outage", "通信中断", "communications outage",
            "断网 通讯中断 信号中断 失去通信",
            "network outage, communication failure, loss of communications"),
        Accident("other-accident", "其他事故灾难", "other accident",
            "事故灾难 事故 意外事故",
            "accident, other accidents"),
    ];

    private static HazardKind[] Health() =>
    [
        Health("epidemic", "传染病疫情", "epidemic",
            "疫情 传染病 瘟疫 流感 流感暴发 新冠 新冠疫情 登革热 霍乱 诺如病毒",
            "outbreak, disease outbreak, infectious disease, pandemic, influenza, covid"),
        Health("food-poisoning", "食物中毒", "food poisoning",
            "食品中毒 集体食物中毒 食品安全 食品安全事件 食源性疾病 蘑菇中毒",
            "foodborne illness, food safety"),
        Health("mass-illness", "群体性不明原因疾病", "mass illness of unknown cause",
            "不明原因疾病 群体性癔症 不明原因肺炎",
            "unexplained illness, unknown disease, mass illness"),
        Health("occupational-poisoning", "职业中毒", "occupational poisoning",
            "急性中毒 农药中毒 群体性中毒 中毒",
            "poisoning, pesticide poisoning, acute poisoning"),
        Health("animal-disease", "动物疫情", "animal disease",
            "动物疫病 家畜疫情 非洲猪瘟 猪瘟 禽流感 口蹄疫 狂犬病",
            "african swine fever, swine fever, bird flu, avian influenza, avian flu, foot and mouth disease, "
                + "animal epidemic, livestock disease, rabies"),
        Health("drug-safety", "药品安全事件", "drug safety incident", "药品安全 疫苗事件 假药", "vaccine incident"),
        Health("other-health", "其他公共卫生事件", "other public health incident",
            "公共卫生事件 公共卫生",
            "public health, public health emergency"),
    ];

    private static HazardKind[] Social() =>
    [
        Social("crowd-incident", "群体性事件", "crowd incident",
            "群体事件 群众聚集 聚集事件 聚众 堵路 集体上访 罢工 械斗 骚乱",
            "mass incident, riot, protest, unrest, civil unrest, crowd gathering, demonstration"),
        Social("terror-attack", "恐怖袭击", "terrorist attack",
            "恐怖袭击事件 暴恐 暴恐袭击 爆炸袭击",
            "terrorism, terror attack, bombing, bomb threat"),
        Social("violent-crime", "重大刑事案件", "violent crime",
            "刑事案件 持刀伤人 砍人 砍伤 行凶 伤医 绑架 劫持人质 枪击",
            "stabbing, knife attack, shooting, hostage taking, kidnapping, attack, crime"),
        Social("cyber-incident", "网络安全事件", "cyber incident",
            "网络攻击 信息安全事件 黑客攻击",
            "cyberattack, cyber attack, data breach"),
        Social("economic-incident", "经济安全事件", "economic security incident",
            "金融突发事件 金融事件 挤兑 物资抢购 抢购",
            "bank run, panic buying"),
        Social("foreign-incident", "涉外突发事件", "incident involving foreigners", "涉外事件", "foreign affairs"),
        Social("other-social", "其他社会安全事件", "other social security incident",
            "社会安全事件 社会安全",
            "social security, public security"),
    ];

    private static HazardKind Natural(
        string code, string zh, string en, string zhWords, string enWords, string? broader = null) =>
        Of(HazardClass.Natural, code, zh, en, zhWords, enWords, broader);

    private static HazardKind Accident(
        string code, string zh, string en, string zhWords, string enWords, string? broader = null) =>
        Of(HazardClass.Accident, code, zh, en, zhWords, enWords, broader);

    private static HazardKind Health(string code, string zh, string en, string zhWords, string enWords) =>
        Of(HazardClass.PublicHealth, code, zh, en, zhWords, enWords, null);

    private static HazardKind Social(string code, string zh, string en, string zhWords, string enWords) =>
        Of(HazardClass.SocialSecurity, code, zh, en, zhWords, enWords, null);

    private static HazardKind Of(
        HazardClass of, string code, string zh, string en, string zhWords, string enWords, string? broader) =>
        new(code, of, zh, en)
        {
            Synonyms = [.. Split(zhWords, ' '), .. Split(enWords, ',')], Broader = broader,
            Together = TogetherWith(code),
        };

    /// <summary>Lists the kinds that commonly come with one at one place.</summary>
    private static string[] TogetherWith(string code) => code switch
    {
        "levee-danger" or "dam-danger" or "rainstorm" => ["flood"],
        "typhoon" => ["rainstorm", "gale"],
        "rockfall" or "debris-flow" => ["landslide"],
        "traffic-accident" => ["fire", "hazmat"],
        "explosion" => ["fire", "gas-leak"],
        _ => [],
    };

    private static string[] Split(string words, char by) =>
        words.Split(by, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

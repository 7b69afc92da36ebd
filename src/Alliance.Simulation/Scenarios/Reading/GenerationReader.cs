using Alliance.Core.Resources;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Yaml;
using YamlDotNet.RepresentationModel;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads the parameters of a generated region. Defaults are those of <see cref="GenerationPlan"/>.</summary>
internal static class GenerationReader
{
    private const int MostResidents = 1_000_000, MostVillages = 400, MostShares = 10_000;

    /// <summary>Reads the plan under <c>region: generate:</c>; null, with findings, when it is missing or not
    /// valid.</summary>
    public static GenerationPlan? Read(YamlNode region, Findings findings)
    {
        var before = findings.Count;
        if (MapReader.Open(region, Shapes.GeneratedRegion, findings)?.Map("generate", Shapes.Generate) is not { } map)
            return null;
        var usual = new GenerationPlan();
        CountRange Range(string key, CountRange otherwise, int most, int least = 1) =>
            map.Map(key, Shapes.Range) is not { } range
                ? otherwise
                : new(range.Whole("min", least, most), range.Whole("max", least, most));
        var plan = new GenerationPlan
        {
            Source = map["invented"] is null ? map.TextOrNull("source") : null,
            Invented = map.WholeOr("invented", 0, 1, GenerationPlan.MostInvented),
            Seed = map["seed"] is null ? usual.Seed : (ulong)map.WholeLong("seed", 0, ScenarioReader.LargestSeed),
            SquadPeople = Range("squadPeople", usual.SquadPeople, 50),
            ComprehensivePeople = Range("comprehensivePeople", usual.ComprehensivePeople, 400),
            VillagesPerAlliance = Range("villagesPerAlliance", usual.VillagesPerAlliance, 100),
            VillagesPerTownship = Range("villagesPerTownship", usual.VillagesPerTownship, MostVillages),
            AllianceMembers = Range("allianceMembers", usual.AllianceMembers, 20, least: 2),
            Population = Range("population", usual.Population, MostResidents),
            ReserveFloor = Range("reserveFloor", usual.ReserveFloor, 20, least: 0),
            DepotPermille = map.WholeOr("depotPermille", usual.DepotPermille, 0, 1_000),
            StockPermille = Range("stockPermille", usual.StockPermille, 100_000),
            KilometresPerHour = map.WholeOr("kilometresPerHour", usual.KilometresPerHour, 1, 120),
            Capabilities = map.Map("capabilities", Shapes.CapabilityShares) is { } shares
                ? Shares(shares)
                : usual.Capabilities,
        };
        Check(map, plan, findings);
        return findings.Count == before ? plan : null;
    }

    private static Dictionary<ResourceKind, int> Shares(MapReader map) =>
        Catalogue
            .Capabilities.Where(k => map[k.Code] is not null)
            .ToDictionary(
                k => k, k => map.Whole(k.Code, 1, MostShares, "write a share above zero, or leave the capability out"));

    private static void Check(MapReader map, GenerationPlan plan, Findings findings)
    {
        foreach (var key in Shapes.Generate.Keys)
            if (
                map[key] is YamlMappingNode
                && key != "capabilities"
                && RangeOf(plan, key) is { } range
                && range.Max < range.Min)
                findings.Add(map[key]!, $"max is {range.Max}, below min {range.Min}", "exchange the two");
        if (map["capabilities"] is { } shares && plan.Capabilities.Count == 0)
            findings.Add(shares, "no squad could do anything", "name at least one capability with its share");
        if (map["source"] is { } both && map["invented"] is not null)
            findings.Add(both, "the region has a source and is invented as well", "leave one of the two out");
        if (map["source"] is null && map["invented"] is null)
            findings.Add(
                map.Node,
                "there is no source",
                $"add source: {GenerationPlan.China}, or the code of a province, prefecture or county; "
                    + "or invented: with a number of townships");
        if (plan.Source is { } source && !RegionGenerator.IsSource(source))
            findings.Add(map["source"]!, NoSource(source), SourceHint(source));
    }

    /// <summary>Returns the error for an unknown source.</summary>
    public static string NoSource(string source) => $"no division has the code {source}";

    /// <summary>Returns the hint for an unknown source.</summary>
    public static string SourceHint(string source) =>
        source.Length > 0 && source.All(char.IsAsciiDigit) && source.Length is 2 or 4 or 6
            ? $"the codes of provinces are {string.Join(", ", RegionGenerator.Provinces)}; "
                + "prefectures have four digits, counties six"
            : $"write {GenerationPlan.China}, or the code of a province (43), a prefecture (4304) or a county (430422)";

    private static CountRange? RangeOf(GenerationPlan plan, string key) => key switch
    {
        "squadPeople" => plan.SquadPeople,
        "comprehensivePeople" => plan.ComprehensivePeople,
        "villagesPerAlliance" => plan.VillagesPerAlliance,
        "villagesPerTownship" => plan.VillagesPerTownship,
        "allianceMembers" => plan.AllianceMembers,
        "population" => plan.Population,
        "reserveFloor" => plan.ReserveFloor,
        "stockPermille" => plan.StockPermille,
        _ => null,
    };
}

using Alliance.Core.Hazards;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads what a region adds to the catalogue of hazards, or puts in its place.</summary>
internal static class HazardsReader
{
    public static RegionHazards Read(MapReader region, Findings findings)
    {
        if (region.Map("hazards", Shapes.Hazards) is not { } map) return new();
        var codes = new DeclaredNames("kind of hazard", findings);
        var words = new DeclaredNames("word for a hazard", findings);
        var kinds = map.Maps("kinds", Shapes.HazardKind).Select(k => Kind(k, codes, words)).ToList();
        var hazards = new RegionHazards { Usual = map["usual"] is null || map.Flag("usual"), Kinds = kinds };
        if (findings.Count == 0) CheckBroader(map, hazards, findings);
        return hazards;
    }

    private static HazardKind Kind(MapReader map, DeclaredNames codes, DeclaredNames words)
    {
        var code = map.Identifier("code");
        codes.Declare(code, map["code"]);
        var of = HazardClasses.ByName.GetValueOrDefault(
            map.OneOf("class", [.. HazardClasses.ByName.Keys]), HazardClass.Natural);
        var kind = new HazardKind(code, of, map.Text("zh"), map.Text("en"))
        {
            Synonyms = [.. map.Items("synonyms").Select(s => map.TextOf(s, "a synonym") ?? "").Where(s => s != "")],
            Broader = map.TextOrNull("broader"),
            Together = [.. map.Items("together").Select(s => map.TextOf(s, "a kind") ?? "").Where(s => s != "")],
            Official = map.TextOrNull("official"),
        };
        string[] all = [kind.Code, kind.Zh, kind.En, .. kind.Synonyms];
        foreach (var word in all.Select(FoldedText.Of).Distinct(StringComparer.Ordinal)) words.Declare(word, map.Node);
        return kind;
    }

    private static void CheckBroader(MapReader map, RegionHazards hazards, Findings findings)
    {
        var known = HazardCatalogue.Of(hazards).Kinds.Select(k => k.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var kind in map.Maps("kinds", Shapes.HazardKind).Where(k => k["broader"] is not null))
            DeclaredNames.Check("kind of hazard", known, kind.Text("broader"), kind["broader"], findings);
        foreach (var kind in map.Maps("kinds", Shapes.HazardKind).Where(k => k["together"] is not null))
            foreach (var other in kind.Items("together"))
                if (kind.TextOf(other, "a kind") is { } code)
                    DeclaredNames.Check("kind of hazard", known, code, other, findings);
    }
}

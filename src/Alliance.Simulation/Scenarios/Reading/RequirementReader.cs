using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads the requirements of a need beyond kind and quantity.</summary>
internal static class RequirementReader
{
    private static readonly string[] Keys =
        ["minimumType", "minimumPeople", "enduranceHours", "equipment", "substitutes"];

    /// <summary>Reads the requirement; null where the map has none of its keys.</summary>
    public static Requirement? Read(MapReader map, ResourceKind kind, Findings findings)
    {
        if (!Array.Exists(Keys, k => map[k] is not null)) return null;
        var before = findings.Count;
        var requirement = new Requirement
        {
            MinimumType = map["minimumType"] is null
                ? Capability.LeastType
                : map.Whole("minimumType", 1, Capability.LeastType),
            MinimumPeople = map.Whole("minimumPeople", 0, 100),
            EnduranceHours = map.Whole("enduranceHours", 0, Requirement.MostHours),
            Equipment = [.. ForceReader.Equipment(map).Select(e => new EquipmentCount(e.Key, e.Value))],
            Substitutes = [.. Substitutes(map, findings)],
        };
        if (findings.Count == before && requirement.Fault(kind) is { } fault)
            findings.Add(
                map[Array.Find(Keys, k => k == fault.Field) ?? "resource"]!,
                $"{fault.Field} does not fit",
                fault.Mend.TrimEnd('.'));
        return requirement;
    }

    private static IEnumerable<ResourceKind> Substitutes(MapReader map, Findings findings)
    {
        var known = Catalogue.Definitions.Select(d => d.Kind.Code).ToArray();
        foreach (var item in map.Items("substitutes", atLeast: 1))
        {
            if (map.TextOf(item, "a substitute") is not { } code) continue;
            if (known.Contains(code)) yield return new ResourceKind(code);
            else findings.Add(item, $"nothing of the catalogue is called {code}", Nearest.Hint(code, known));
        }
    }
}

using Alliance.Core.Geography;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads the effects of response levels. A missing key has its default.</summary>
internal static class ResponseReader
{
    /// <summary>The levels by their names in files.</summary>
    public static readonly Dictionary<string, ResponseLevel> Levels = new(StringComparer.Ordinal)
    {
        ["none"] = ResponseLevel.None,
        ["IV"] = ResponseLevel.IV,
        ["III"] = ResponseLevel.III,
        ["II"] = ResponseLevel.II,
        ["I"] = ResponseLevel.I,
    };

    /// <summary>The causes of a raised level by their names in files.</summary>
    public static readonly Dictionary<string, ResponseCause> Causes = new(StringComparer.Ordinal)
    {
        ["own-incident"] = ResponseCause.OwnIncident, ["risk"] = ResponseCause.Risk,
    };

    private const int All = 1_000, MostSquads = 1_000, MostMinutes = 24 * 60;

    public static ResponsePlans Read(MapReader region, Findings findings)
    {
        if (region.Map("responses", Shapes.Responses) is not { } map) return ResponsePlans.Default;
        return new()
        {
            Township = Steps(map, "township", ResponsePlans.Default.Township, findings),
            County = Steps(map, "county", ResponsePlans.Default.County, findings),
            Centre = Steps(map, "centre", ResponsePlans.Default.Centre, findings),
            CallInMinutes = map.WholeOr("callInMinutes", 0, 0, MostMinutes),
        };
    }

    private static ResponseStep[] Steps(
        MapReader map, string key, IReadOnlyList<ResponseStep> byDefault, Findings findings)
    {
        ResponseStep[] steps = [.. byDefault];
        var seen = new HashSet<ResponseLevel>();
        foreach (var step in map.Maps(key, Shapes.ResponseStep))
        {
            var level = Levels.GetValueOrDefault(step.OneOf("level", Levels.Keys));
            if (!seen.Add(level)) findings.Add(step.Node, $"level {step.Text("level")} is there twice", "join the two");
            var former = steps[(int)level];
            steps[(int)level] = new(
                level, step.WholeOr("floorRaise", former.FloorRaise, 0, MostSquads),
                step.WholeOr("drawDeeper", former.DrawDeeper, 0, MostSquads),
                step.WholeOr("approvalPermille", former.ApprovalPermille, 0, All),
                step.WholeOr("standbyPermille", former.StandbyPermille, 0, All));
        }

        return steps;
    }
}

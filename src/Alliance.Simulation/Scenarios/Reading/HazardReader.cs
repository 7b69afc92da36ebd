using Alliance.Core.Actors;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Scenarios.Yaml;
using YamlDotNet.RepresentationModel;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads hazards with their needs and curves.</summary>
/// <param name="findings">Receives the errors.</param>
/// <param name="place">Reads a township under a key, and checks it.</param>
/// <param name="kind">Reads a kind of hazard under a key, and checks it.</param>
/// <param name="end">The time by which every need must be over.</param>
internal sealed class HazardReader(
    Findings findings, Func<MapReader, string, string> place, Func<MapReader, string, string> kind, Span end)
{
    private const int MostNeeded = 1_000_000;
    private static readonly string[] Resources = [.. Catalogue.Definitions.Select(d => d.Kind.Code)];
    /// <summary>The grades of an incident, as a scenario names them.</summary>
    public static readonly string[] Grades = ["ordinary", "large", "major", "specially-major"];

    /// <summary>The priorities of a need, as a scenario names them.</summary>
    public static readonly string[] Priorities = ["life-saving", "urgent", "routine"];

    public List<HazardData> Read(MapReader scenario) =>
        [.. scenario.Maps("hazards", Shapes.Hazard, atLeast: 1).Select(Hazard)];

    private HazardData Hazard(MapReader map)
    {
        var before = findings.Count;
        var start = map.Moment("start");
        var startIsKnown = map["start"] is not null && findings.Count == before;
        var needs = new List<NeedData>();
        foreach (var needMap in map.Maps("needs", Shapes.Need, atLeast: 1))
        {
            var need = Need(needMap, startIsKnown ? start : Instant.Start);
            if (need.Resource.Code != "" && needs.Any(n => n.Resource == need.Resource))
                findings.Add(
                    needMap["resource"]!, $"the hazard needs {need.Resource} twice", "join the two into one curve");
            needs.Add(need);
        }

        return new(
            place(map, "place"), start, map.Text("name"), kind(map, "kind"), needs,
            map["grade"] is null ? null : Grade(map));
    }

    private static EventGrade Grade(MapReader map) => map.OneOf("grade", Grades) switch
    {
        "specially-major" => EventGrade.SpeciallyMajor,
        "major" => EventGrade.Major,
        "large" => EventGrade.Large,
        _ => EventGrade.Ordinary,
    };

    private NeedData Need(MapReader map, Instant start)
    {
        var priority = map.OneOf("priority", Priorities) switch
        {
            "life-saving" => Priority.LifeSaving,
            "urgent" => Priority.Urgent,
            _ => Priority.Routine,
        };
        var resource = new ResourceKind(map.OneOf("resource", Resources));
        return new(resource, priority, Curve(map, start))
        {
            Requirement = RequirementReader.Read(map, resource, findings),
        };
    }

    private NeedCurve Curve(MapReader need, Instant start)
    {
        var points = new List<CurvePoint>();
        MapReader? last = null;
        var before = findings.Count;
        foreach (var map in need.Maps("curve", Shapes.CurvePoint))
        {
            var point = new CurvePoint(
                map.Time("at"), map.Whole("quantity", 0, MostNeeded, "write how many are needed from then on"));
            if (
                findings.Count == before
                && last?["at"] is not null
                && map["at"] is { } at
                && point.At.Milliseconds <= points[^1].At.Milliseconds)
                findings.Add(
                    at,
                    $"the curve is not in order: {TimeText.Format(point.At)} follows {TimeText.Format(points[^1].At)}",
                    "write its points by rising time");
            points.Add(point);
            last = map;
        }

        if (findings.Count == before) CheckEnds(need, points, last, start);
        return new(points);
    }

    private void CheckEnds(MapReader need, List<CurvePoint> points, MapReader? last, Instant start)
    {
        if (need["curve"] is YamlSequenceNode list && list.Children.Count < 2)
            findings.Add(
                list,
                $"the curve has {list.Children.Count} points",
                "write at least when the need begins and when it is over");
        else if (last?["quantity"] is { } quantity && points[^1].Quantity != 0)
            findings.Add(
                quantity,
                $"the curve ends with {points[^1].Quantity}",
                "end it with quantity 0, or the run never comes to rest");
        else if (last?["at"] is { } at && (start + points[^1].At) > Instant.Start + end)
            findings.Add(
                at,
                $"the need is over at {TimeText.Format(start + points[^1].At - Instant.Start)}, after the hazardHours",
                "shorten the curve or raise hazardHours");
    }
}

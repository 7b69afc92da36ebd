using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Yaml;
using Alliance.Simulation.Storms;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads storms with their paths.</summary>
/// <param name="findings">Receives the errors.</param>
/// <param name="end">The time by which all effects of storms must be over.</param>
internal sealed class StormReader(Findings findings, Span end)
{
    private const int MostKilometres = 5_000, MostHours = 24 * 30, MostShares = 1_000_000;

    public List<StormData> Read(MapReader scenario) =>
        [.. scenario.Maps("storms", Shapes.Storm, atLeast: 1).Select(Storm)];

    private StormData Storm(MapReader map)
    {
        var before = findings.Count;
        var storm = new StormData(
            map.Text("name"), map.OneOf("kind", [.. StormTemplates.Kinds.Keys]), Path(map),
            map.Whole("widthKm", 1, MostKilometres), map.Whole("hours", 1, MostHours),
            map.Whole("struckPermille", 0, 1_000))
        {
            Intensity = map.Map("intensity", Shapes.Intensity) is { } shares
                ? Intensity(shares)
                : StormData.UsualIntensity,
            DelayMinutes = map.WholeOr("delayMinutes", StormData.UsualDelayMinutes, 0, 24 * 60),
            RoadsCutPermille = map.WholeOr("roadsCutPermille", 60, 0, 1_000),
            SilentPermille = map.WholeOr("silentPermille", 10, 0, 1_000),
            Seed = map["seed"] is null ? null : (ulong)map.WholeLong("seed", 0, ScenarioReader.LargestSeed),
        };
        if (findings.Count == before && map["hours"] is { } hours && storm.Path.Count > 0) CheckEnd(storm, hours);
        return storm;
    }

    private void CheckEnd(StormData storm, YamlDotNet.RepresentationModel.YamlNode at)
    {
        var over = storm.Path[^1].At + Span.FromMinutes(storm.DelayMinutes) + Span.FromHours(storm.Hours);
        if (over > Instant.Start + end)
            findings.Add(
                at,
                $"the storm is over at {TimeText.Format(over - Instant.Start)} "
                    + "(the end of its path, delayMinutes and hours), after the hazardHours",
                "shorten it, or raise hazardHours");
    }

    private List<StormPoint> Path(MapReader storm)
    {
        var points = new List<StormPoint>();
        var before = findings.Count;
        foreach (var map in storm.Maps("path", Shapes.StormPoint, atLeast: 2))
        {
            var point = new StormPoint(map.Moment("at"), new Point(map.Degrees("lat", 90), map.Degrees("lon", 180)));
            if (findings.Count == before && points.Count > 0 && point.At <= points[^1].At && map["at"] is { } at)
                findings.Add(
                    at,
                    $"the path is not in order: {TimeText.Format(point.At - Instant.Start)} "
                        + $"follows {TimeText.Format(points[^1].At - Instant.Start)}",
                    "write its points by rising time");
            points.Add(point);
        }

        return points;
    }

    private Dictionary<EventGrade, int> Intensity(MapReader map)
    {
        var shares = new Dictionary<EventGrade, int>
        {
            [EventGrade.Ordinary] = map.WholeOr("ordinary", 0, 0, MostShares),
            [EventGrade.Large] = map.WholeOr("large", 0, 0, MostShares),
            [EventGrade.Major] = map.WholeOr("major", 0, 0, MostShares),
            [EventGrade.SpeciallyMajor] = map.WholeOr("specially-major", 0, 0, MostShares),
        };
        if (shares.Values.Sum() == 0)
            findings.Add(map.Node, "it strikes with no intensity at all", "give one of them a share above zero");
        return shares;
    }
}

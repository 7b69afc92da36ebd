using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Lookups;
using Alliance.Simulation.Radios;
using Alliance.Simulation.Scenarios.Yaml;
using Alliance.Simulation.Storms;
using YamlDotNet.RepresentationModel;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads a scenario against its region.</summary>
/// <param name="region">The region; null when it could not be read. Then no code is checked.</param>
/// <param name="regionIsWhole">Whether the region has no errors. If it has, missing roads are not reported.</param>
/// <param name="findings">Receives the errors.</param>
internal sealed class ScenarioReader(RegionData? region, bool regionIsWhole, Findings findings)
{
    /// <summary>The largest seed, 2^53 - 1: every JSON reader keeps integers up to it exactly.</summary>
    public const long LargestSeed = 9_007_199_254_740_991;
    private const int MostMilliseconds = 600_000;
    private const int MostHours = 24 * 366;
    private readonly HashSet<string>? _places = region?.Townships.Select(t => t.Code).ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns the node that names the region file or describes how to generate the region; null where there
    /// is none.</summary>
    public static YamlNode? RegionNode(YamlNode root) =>
        root is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode("region"), out var node)
            ? node
            : null;

    /// <summary>Reads when a scenario begins; null where it does not state a valid time.</summary>
    public static DateTimeOffset? Start(YamlNode root) =>
        root is YamlMappingNode map
        && map.Children.TryGetValue(new YamlScalarNode("start"), out var node)
        && node is YamlScalarNode { Value: { } text }
            ? MomentText.Read(text, default, BareTime.Refused).Moment
            : null;

    /// <summary>Reads the scenario as far as possible, without its digest; null when there is no scenario or no
    /// region.</summary>
    public static Scenario? Read(YamlNode root, RegionData? region, bool regionIsWhole, Findings findings) =>
        MapReader.Open(root, Shapes.Scenario, findings) is { } map
            ? new ScenarioReader(region, regionIsWhole, findings).Scenario(map)
            : null;

    private Scenario? Scenario(MapReader map)
    {
        if (map["region"] is not YamlMappingNode) map.Text("region");
        var before = findings.Count;
        var hours = map.Whole("hazardHours", 1, MostHours);
        var hazardEnd = map["hazardHours"] is not null && findings.Count == before ? hours : MostHours;
        var scenario = new Scenario
        {
            Name = map.Text("name"),
            Region = region!,
            HazardHours = hours,
            Seed = (ulong)map.WholeLong("seed", 0, LargestSeed),
            Lookahead = new Span(
                map.Whole(
                    "lookaheadMs",
                    1,
                    MostMilliseconds,
                    $"write milliseconds from 1 to {MostMilliseconds}: it is the width of a window of virtual time, "
                        + "and in a window of no width nothing can happen")),
            Jitter = new Span(map.Whole("jitterMs", 0, MostMilliseconds)),
            Policy = map.OneOf("policy", [.. NegotiationPolicy.All]),
            Start = StartOf(map),
            Levels = [.. map.Maps("levels", Shapes.LevelChange).Select(Level)],
            Orders = [.. map.Maps("orders", Shapes.FloorOrder).Select(Order)],
            Radio = map.Map("radio", Shapes.Radio) is { } radio ? Radio(radio) : new(0, []),
            Roads = RoadClosures(map),
            Crew = map.Map("crew", Shapes.Crew) is { } crew
                ? Crew(crew)
                : new(new Dictionary<string, MinutesRange>(), default, 0),
            DutyDesk = map.Map("dutyDesk", Shapes.DutyDesk) is { } desk ? DutyDesk(desk) : new(default, 0),
            Reporting = ReportingReader.Read(map, Minutes),
            Hazards = new HazardReader(findings, Place, KindOfHazard, Span.FromHours(hazardEnd)).Read(map),
            Digest = "",
        };
        var storms = new StormReader(findings, Span.FromHours(hazardEnd)).Read(map);
        if (map["hazards"] is null && map["storms"] is null)
            findings.Add(
                map.Node,
                "hazards is missing",
                "add what strikes, place by place, or storms that strike what lies in their path");
        return region is null ? null
            : findings.Count > 0 ? scenario
            : StormExpansion.Of(scenario, storms);
    }

    private DateTimeOffset? StartOf(MapReader map)
    {
        if (map["start"] is not { } node || map.TextOf(node, "start") is not { } text)
            return null;
        var reading = MomentText.Read(text, default, BareTime.Refused);
        if (reading.Moment is null)
            findings.Add(node, $"start {text} is no moment", "write it like 2026-06-19T06:00+08:00");
        return reading.Moment;
    }

    private LevelChange Level(MapReader map) =>
        new(
            Tier(map, "tier"),
            map.Moment("at"),
            ResponseReader.Levels.GetValueOrDefault(map.OneOf("level", ResponseReader.Levels.Keys)),
            map["cause"] is null
                ? ResponseCause.OwnIncident
                : ResponseReader.Causes.GetValueOrDefault(map.OneOf("cause", ResponseReader.Causes.Keys)),
            map.Text("basis"));

    private ActorId Tier(MapReader map, string key)
    {
        var code = map.Text(key);
        if (region is null)
            return default;
        if (LookupIndex.Of(region).Named(code, LookupKind.Township, LookupKind.CommandCentre) is [{ Entry: var tier }])
            return new ActorId(
                tier.Kind == LookupKind.Township ? ActorKind.Township : ActorKind.CommandCentre, tier.Code);
        DeclaredNames.Check(
            "township or command centre", [.. _places!, .. region.CommandCentres.Select(c => c.Code)], code, map[key],
            findings);
        return new ActorId(_places!.Contains(code) ? ActorKind.Township : ActorKind.CommandCentre, code);
    }

    private ScenarioOrder Order(MapReader map)
    {
        var (at, until) = Interval(map, "at", "until");
        var centre = map.Text("centre");
        if (region is not null)
            DeclaredNames.Check(
                "command centre with a territory",
                [.. region.CommandCentres.Where(c => c.HasTerritory).Select(c => c.Code)],
                centre,
                map["centre"],
                findings);
        List<string> townships = [];
        foreach (var item in map.Items("townships"))
        {
            if (map.TextOf(item, "a township") is { } text) townships.Add(Township(text, item));
        }

        return new(centre, townships, map.Whole("floor", 0, 1000), at, until, map.Text("reason"));
    }

    private RadioData Radio(MapReader map)
    {
        var outages = new List<Outage>();
        foreach (var outage in map.Maps("outages", Shapes.Outage))
        {
            var (from, to) = Interval(outage, "from", "to");
            outages.Add(new(Place(outage, "place"), from, to));
        }

        return new(
            map.Whole(
                "lossPermille",
                0,
                RadioSetup.MaxLossPermille,
                $"write attempts lost of a thousand, from 0 to {RadioSetup.MaxLossPermille}: "
                    + "an assured message is sent until it arrives"),
            outages);
    }

    private List<RoadClosure> RoadClosures(MapReader scenario)
    {
        var closures = new List<RoadClosure>();
        foreach (var map in scenario.Maps("roads", Shapes.RoadClosure))
        {
            var (a, b) = (Place(map, "a"), Place(map, "b"));
            var (cut, open) = Interval(map, "cut", "open");
            var closure = new RoadClosure(new RoadKey(a, b), cut, open);
            CheckRoad(map, closure.Road, a);
            if (closures.Any(c => c.Road == closure.Road && c.Cut < open && cut < c.Open))
                findings.Add(map.Node, "the road is cut already at that time", "join the two closures into one");
            closures.Add(closure);
        }

        return closures;
    }

    private void CheckRoad(MapReader map, RoadKey road, string a)
    {
        if (
            region is null
            || !regionIsWhole
            || !_places!.Contains(road.A)
            || !_places!.Contains(road.B)
            || region.Roads.Any(r => r.Key == road))
            return;
        var ends = region.Roads.Where(r => r.A == a || r.B == a).Select(r => r.A == a ? r.B : r.A);
        findings.Add(
            map.Node,
            $"no road of the region joins {road.A} and {road.B}",
            $"roads from {a} lead to {string.Join(", ", ends)}");
    }

    private CrewData Crew(MapReader map)
    {
        var minutes = new Dictionary<string, MinutesRange>(StringComparer.Ordinal);
        if (map.Map("mobiliseMinutes", Shapes.MobiliseMinutes) is { } forces)
            foreach (var force in Forces.All)
                minutes[force.Code] = forces[force.Code] is null
                    ? new MinutesRange(force.TurnoutMinutes / 2, force.TurnoutMinutes * 3 / 2)
                    : Minutes(forces, force.Code);
        return new(
            minutes,
            Span.FromHours(map.Whole("shiftHours", 1, 1000)),
            map.Whole("breakdownPermille", 0, 1000),
            map["silentPermille"] is null ? 0 : map.Whole("silentPermille", 0, 1000),
            map["lateReports"] is null ? 0 : map.Whole("lateReports", 0, 1000));
    }

    private DutyDeskData DutyDesk(MapReader map) =>
        new(
            Minutes(map, "approvalMinutes"),
            map.Whole("asleepPermille", 0, 1000),
            map["recallPermille"] is null ? 0 : map.Whole("recallPermille", 0, 1000));

    private MinutesRange Minutes(MapReader parent, string key)
    {
        if (parent.Map(key, Shapes.Minutes) is not { } map) return default;
        var before = findings.Count;
        var range = new MinutesRange(map.Whole("min", 0, 24 * 60), map.Whole("max", 0, 24 * 60));
        if (findings.Count == before && map["min"] is not null && map["max"] is { } max && range.Max < range.Min)
            findings.Add(max, $"max is {range.Max}, below min {range.Min}", "exchange the two");
        return range;
    }

    private (Instant From, Instant To) Interval(MapReader map, string from, string to)
    {
        var before = findings.Count;
        var interval = (From: map.Moment(from), To: map.Moment(to));
        if (findings.Count == before && map[from] is not null && map[to] is { } end && interval.To <= interval.From)
            findings.Add(
                end,
                $"{to} is not after {from}",
                $"write a time after {TimeText.Format(interval.From - Instant.Start)}");
        return interval;
    }

    private string Place(MapReader map, string key) => Township(map.Text(key), map[key]);

    /// <summary>Reads a township as people write it. It returns the code, or the text with a finding.</summary>
    private string Township(string text, YamlNode? at)
    {
        if (text == "" || at is null || _places is null || _places.Contains(text)) return text;
        var index = LookupIndex.Of(region!);
        switch (index.Named(text, LookupKind.Township, LookupKind.Village))
        {
            case [{ Entry.Place: { } code }]: return code;
            case []:
                findings.Add(
                    at, $"no township has the code {text}", text.All(char.IsAsciiDigit) ? Nearest.Hint(text, _places)
                        : LookupReasons.Hint(index, text, LookupKind.Township, LookupKind.Village));
                return text;
            case var several:
                findings.Add(
                    at, $"{text} names several places",
                    $"write the code of {string.Join(" or ", several.Select(h => h.Entry))}");
                return text;
        }
    }

    /// <summary>Reads a kind of hazard as people write it, by the region's catalogue.</summary>
    private string KindOfHazard(MapReader map, string key)
    {
        var word = map.Text(key);
        if (word == "" || region is null) return word;
        var index = LookupIndex.Of(region);
        if (index.Named(word, LookupKind.Hazard) is [{ } kind, ..]) return kind.Entry.Code;
        findings.Add(map[key]!, $"{key} {word} is unknown", LookupReasons.Hint(index, word, LookupKind.Hazard));
        return word;
    }
}

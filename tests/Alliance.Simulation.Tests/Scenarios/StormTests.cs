using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Storms;

namespace Alliance.Simulation.Tests.Scenarios;

public sealed class StormTests
{
    private const string Generated = "region:\n  generate: { source: 430422, seed: 5 }";
    private const string Storm = """
        storms:
          - name: 过境
            kind: rain
            path: [{ at: 1h, lat: 26.6, lon: 112.2 }, { at: 9h, lat: 26.9, lon: 113.2 }]
            widthKm: 80
            hours: 10
            struckPermille: 900
        """;

    private static string Path(string name) => System.IO.Path.Combine(Files.Scenarios, name);

    [Fact]
    public void A_band_passes_who_lies_in_it_when_it_is_nearest_and_nobody_beside_it()
    {
        var storm = new StormData(
            "雨", "rain", [Point(2, 27_000_000, 112_000_000), Point(12, 27_000_000, 114_000_000)], 100, 10, 1_000);
        Assert.InRange(
            StormTrack.Passage(storm, new(27_300_000, 113_000_000))!.Value.Milliseconds,
            6.9 * 3_600_000,
            7.1 * 3_600_000);
        Assert.Equal(2 * 3_600_000, StormTrack.Passage(storm, new(27_000_000, 111_700_000))!.Value.Milliseconds);
        Assert.Null(StormTrack.Passage(storm, new(27_600_000, 113_000_000)));
        Assert.Null(StormTrack.Passage(storm, new(27_000_000, 111_000_000)));
    }

    [Theory]
    [InlineData("synthetic-200.yaml", 200)]
    [InlineData("hunan-ice-storm.yaml", 1_940)]
    public void A_storm_strikes_after_it_has_come_and_is_over_within_the_hazard_hours(string file, int townships)
    {
        var scenario = ScenarioLoader.Load(Path(file)).Value!;
        Assert.Equal(townships, scenario.Region.Townships.Count);
        Assert.InRange(scenario.Hazards.Count, 30, townships);
        var end = Instant.Start + Span.FromHours(scenario.HazardHours);
        Assert.All(scenario.Hazards, h => Assert.All(h.Needs, n =>
            {
                Assert.Equal(0, n.Curve.Points[^1].Quantity);
                Assert.True(n.Curve.Points.Count >= 2);
                Assert.True(h.Start + n.Curve.Points[^1].At <= end);
                Assert.All(n.Curve.Points.Zip(n.Curve.Points.Skip(1)), p =>
                    Assert.True(p.First.At.Milliseconds < p.Second.At.Milliseconds));
            }));
        Assert.True(scenario.Hazards.Select(h => h.Grade).Distinct().Count() >= 3);
        var roads = scenario.Region.Roads.Select(r => r.Key).ToHashSet();
        Assert.NotEmpty(scenario.Roads);
        Assert.All(scenario.Roads, r => Assert.True(roads.Contains(r.Road) && r.Cut < r.Open));
        Assert.Distinct(scenario.Roads.Select(r => r.Road));
        Assert.NotEmpty(scenario.Radio.Outages);
        Assert.All(scenario.Levels.GroupBy(l => l.Tier), g => Assert.Equal(ResponseLevel.None, g.Last().Level));
        Assert.Contains(scenario.Levels, l => l.Tier.Kind == ActorKind.CommandCentre && l.Level >= ResponseLevel.III);
    }

    [Fact]
    public void The_same_file_makes_the_same_storm_and_another_seed_another()
    {
        var file = Path("synthetic-200.yaml");
        Assert.Equal(Places(ScenarioLoader.Load(file)), Places(ScenarioLoader.Load(file)));
        Assert.NotEqual(Places(ScenarioLoader.Load(file)), Places(ScenarioLoader.Load(file, ["seed=9"])));
        Assert.Equal(ScenarioLoader.Load(file).Value!.Digest, ScenarioLoader.Load(file, ["seed=9"]).Value!.Digest);
        Assert.NotEqual(
            ScenarioLoader.Load(file).Value!.Digest,
            ScenarioLoader.Load(file, ["region.generate.seed=9"]).Value!.Digest);
        static List<string> Places(Loaded<Scenario> loaded) =>
            [.. loaded.Value!.Hazards.Select(h => $"{h.Place} {h.Start} {h.Grade}")];
    }

    [Fact]
    public void A_storm_stands_beside_what_is_written_and_what_is_written_holds()
    {
        using var files = new Files();
        files.Region = TextOf(new GenerationPlan { Source = "430422", Seed = 5 });
        files.Scenario =
            files
                .Scenario.Replace(
                    "  - { a: 430422001, b: 430422002, cut: 90m, open: 1h45m }", "", StringComparison.Ordinal)
                .Replace(
                    "dutyDesk:",
                    "levels:\n  - { tier: 430422, at: 3h, level: II, basis: 县里决定 }\ndutyDesk:",
                    StringComparison.Ordinal)
                .Replace("roads:\n", "", StringComparison.Ordinal)
            + "\n"
            + Storm;
        var scenario = files.Load().Value!;
        Assert.Empty(files.Errors());
        Assert.Equal("洪水", scenario.Hazards[0].Name);
        Assert.True(scenario.Hazards.Count > 10);
        Assert.Equal("县里决定", Assert.Single(scenario.Levels, l => l.Tier.Key == "430422").Basis);
        Assert.Single(scenario.Radio.Outages, o => o.Place == "430422001" && o.From.Milliseconds == 3_600_000);
        Assert.All(scenario.Hazards.Skip(1), h => Assert.StartsWith("过境", h.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kind: rain", "kind: hail", "scenario.yaml:39:11: kind hail is unknown; known are rain, flood, ice")]
    [InlineData(
        "at: 9h",
        "at: 1h",
        "scenario.yaml:40:53: the path is not in order: 1h follows 1h; write its points by rising time")]
    [InlineData(
        "hours: 10",
        "hours: 40",
        "scenario.yaml:42:12: the storm is over at 51h (the end of its path, delayMinutes and hours), "
            + "after the hazardHours; shorten it, or raise hazardHours")]
    [InlineData(
        "hours: 10",
        "hours: 10\n    intensity: { large: 0 }",
        "scenario.yaml:43:16: it strikes with no intensity at all; give one of them a share above zero")]
    [InlineData(
        "widthKm: 80", "widthKm: 0", "scenario.yaml:41:14: widthKm is 0, below 1; write a whole number from 1 to 5000")]
    [InlineData(
        "lat: 26.6",
        "lat: 126.6",
        "scenario.yaml:40:27: lat 126.6 is no position; write degrees from -90 to 90 with at most six decimals")]
    public void A_bad_storm_is_told_with_its_place_and_the_mend(string old, string text, string error)
    {
        using var files = new Files();
        files.Scenario = files.Scenario + "\n" + Storm.Replace(old, text, StringComparison.Ordinal);
        Assert.Equal([error], files.Errors());
    }

    [Theory]
    [InlineData(
        "generate: { source: 439999, seed: 5 }",
        "scenario.yaml:3:23: no division has the code 439999; the codes of provinces are 11, 12, 13,")]
    [InlineData(
        "generate: { source: hunan }",
        "scenario.yaml:3:23: no division has the code hunan; write china, or the code of a province (43), "
            + "a prefecture (4304) or a county (430422)")]
    [InlineData("generate: { seed: 5 }", "scenario.yaml:3:13: there is no source; add source: china,")]
    [InlineData(
        "generate: { source: 43, invented: 9 }",
        "scenario.yaml:3:23: the region has a source and is invented as well; leave one of the two out")]
    [InlineData(
        "generate: { invented: 0 }",
        "scenario.yaml:3:25: invented is 0, below 1; write a whole number from 1 to 90000")]
    [InlineData(
        "generate: { source: 430422, squadPeople: { min: 9, max: 6 } }",
        "scenario.yaml:3:44: max is 6, below min 9; exchange the two")]
    [InlineData(
        "generate: { source: 430422, capabilities: {} }",
        "scenario.yaml:3:45: no squad could do anything; name at least one capability with its share")]
    [InlineData(
        "generat: { source: 430422 }", "scenario.yaml:3:3: generate is missing; add it to this generatedRegion")]
    public void A_plan_that_cannot_be_carried_out_is_told_with_its_place_and_the_mend(string plan, string error)
    {
        using var files = new Files();
        files.Scenario = files.Scenario.Replace("region: region.yaml", $"region:\n  {plan}", StringComparison.Ordinal);
        Assert.Contains(files.Errors(), e => e.StartsWith(error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_scenario_may_be_of_a_generated_region_and_storms_alone()
    {
        using var files = new Files();
        files.Scenario = files
            .Scenario[..files.Scenario.IndexOf("hazards:", StringComparison.Ordinal)]
            .Replace("region: region.yaml", Generated, StringComparison.Ordinal)
            .Replace("  - { a: 430422001, b: 430422002, cut: 90m, open: 1h45m }\n", "", StringComparison.Ordinal)
            .Replace("roads:\n", "", StringComparison.Ordinal);
        Assert.Equal(
            "scenario.yaml:1:1: hazards is missing; add what strikes, place by place, "
                + "or storms that strike what lies in their path",
            Assert.Single(files.Errors()));
        files.Scenario += Storm;
        Assert.Empty(files.Errors());
        Assert.Equal(23, files.Load().Value!.Region.Townships.Count);
        Assert.All(files.Load().Value!.Hazards, h => Assert.NotNull(h.Grade));
    }

    private static StormPoint Point(int hour, int latitude, int longitude) =>
        new(Instant.Start + Span.FromHours(hour), new(latitude, longitude));

    private static string TextOf(GenerationPlan plan)
    {
        var text = new StringWriter();
        RegionWriter.Write(RegionGenerator.Generate(plan), text);
        return text.ToString();
    }
}

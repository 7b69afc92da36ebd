using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Radios;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Storms;

/// <summary>Replaces the storms of a scenario by their effects: hazards, cut roads, silent radios and response
/// levels.</summary>
/// <remarks>After loading, the scenario has no storms.</remarks>
internal static class StormExpansion
{
    private const long Minute = 60_000;

    /// <summary>Adds the effects of storms to a scenario. Entries of the file have precedence for the same road or
    /// tier.</summary>
    public static Scenario Of(Scenario scenario, IReadOnlyList<StormData> storms)
    {
        if (storms.Count == 0)
            return scenario;
        var strikes = storms
            .SelectMany((storm, i) => Strikes(storm, i, scenario))
            .OrderBy(s => s.Hazard.Start)
            .ThenBy(s => s.Hazard.Place, StringComparer.Ordinal)
            .ToList();
        return scenario with
        {
            Hazards = [.. scenario.Hazards, .. strikes.Select(s => s.Hazard)],
            Roads =
            [
                .. scenario.Roads,
                .. storms.SelectMany((storm, i) => Cuts(storm, i, strikes, scenario)).DistinctBy(c => c.Road),
            ],
            Radio = scenario.Radio with
            {
                Outages = [.. scenario.Radio.Outages, .. strikes.Select(s => Silence(s, scenario)).OfType<Outage>()],
            },
            Levels =
            [
                .. scenario.Levels,
                .. StormLevels.Of(strikes, scenario.Region, scenario.Levels.Select(l => l.Tier).ToHashSet()),
            ],
        };
    }

    private static IEnumerable<Strike> Strikes(StormData storm, int index, Scenario scenario)
    {
        foreach (var township in scenario.Region.Townships)
        {
            if (StormTrack.Passage(storm, new Point(township.Latitude, township.Longitude)) is not { } passage)
                continue;
            var random = Chance(storm, index, township.Code, "strikes", scenario);
            if (!random.Chance(storm.StruckPermille)) continue;
            var start = passage + Span.FromMinutes(random.Between(0, storm.DelayMinutes));
            var grade = Grade(storm, random);
            var needs = StormTemplates.Needs(storm.Kind, grade, township.Population, storm.Hours);
            var (kind, zh) = StormTemplates.Kinds[storm.Kind];
            yield return new(
                storm,
                index,
                new HazardData(township.Code, start, $"{storm.Name}{township.Name}{zh}", kind, needs, grade));
        }
    }

    private static EventGrade Grade(StormData storm, RandomStream random)
    {
        var left = random.Between(1, storm.Intensity.Values.Sum());
        foreach (var grade in Enum.GetValues<EventGrade>())
            if ((left -= storm.Intensity.GetValueOrDefault(grade)) <= 0) return grade;
        return EventGrade.Ordinary;
    }

    /// <summary>Draws the roads that are cut, among roads between two places in the storm's way of which at least one
    /// is struck.</summary>
    private static IEnumerable<RoadClosure> Cuts(StormData storm, int index, List<Strike> strikes, Scenario scenario)
    {
        var struck = strikes.Where(s => s.Index == index).ToDictionary(s => s.Hazard.Place, StringComparer.Ordinal);
        var written = scenario.Roads.Select(r => r.Road).ToHashSet();
        foreach (var road in scenario.Region.Roads)
        {
            var first = struck.GetValueOrDefault(road.A) ?? struck.GetValueOrDefault(road.B);
            if (first is null || written.Contains(road.Key)) continue;
            var random = Chance(storm, index, $"{road.Key.A}-{road.Key.B}", "roads", scenario);
            if (!random.Chance(storm.RoadsCutPermille)) continue;
            // By tens of minutes: news of roads goes out together.
            var cut = Tens(first.Hazard.Start.Milliseconds + random.Between(0, storm.Hours * 30L) * Minute);
            yield return new(
                road.Key, cut, Tens(cut.Milliseconds + random.Between(120, Math.Max(180, storm.Hours * 40L)) * Minute));
        }
    }

    private static Outage? Silence(Strike strike, Scenario scenario)
    {
        var random = Chance(strike.Storm, strike.Index, strike.Hazard.Place, "silence", scenario);
        if (!random.Chance(strike.Storm.SilentPermille)) return null;
        var from = Tens(strike.Hazard.Start.Milliseconds + random.Between(0, 180) * Minute);
        return new(strike.Hazard.Place, from, Tens(from.Milliseconds + random.Between(60, 360) * Minute));
    }

    private static Instant Tens(long milliseconds) => new(milliseconds / (10 * Minute) * 10 * Minute);

    private static RandomStream Chance(StormData storm, int index, string where, string purpose, Scenario scenario) =>
        new(storm.Seed ?? scenario.Seed, new ActorId(ActorKind.Incident, where), $"storm {index} {purpose}");
}

/// <summary>The strike of one storm on one township.</summary>
/// <param name="Storm">The storm.</param>
/// <param name="Index">The index of the storm in the scenario.</param>
/// <param name="Hazard">The hazard that it causes there.</param>
internal sealed record Strike(StormData Storm, int Index, HazardData Hazard)
{
    public Instant End => Hazard.Start + Span.FromHours(Storm.Hours);
}

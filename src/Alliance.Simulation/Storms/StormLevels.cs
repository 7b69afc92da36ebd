using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Scenarios;

namespace Alliance.Simulation.Storms;

/// <summary>Computes the response levels that tiers set during storms. Townships decide by severity, and centres by the
/// share of struck townships. Levels fall when all strikes are over.</summary>
internal static class StormLevels
{
    /// <summary>The share of struck townships from which a level is raised, in permille. A county's first strike is
    /// enough for the lowest level.</summary>
    private static readonly (int Permille, ResponseLevel Level)[] OfCounty =
        [(0, ResponseLevel.IV), (200, ResponseLevel.III), (450, ResponseLevel.II)],
        OfUpper = [(50, ResponseLevel.IV), (150, ResponseLevel.III), (350, ResponseLevel.II)];
    private static readonly Span Decision = Span.FromMinutes(30);

    /// <summary>Returns the changes of levels in order of time.</summary>
    /// <param name="strikes">The strikes in order of time.</param>
    /// <param name="region">The region.</param>
    /// <param name="written">The tiers whose levels are written in the scenario file. They get no others.</param>
    public static IEnumerable<LevelChange> Of(
        IReadOnlyList<Strike> strikes, RegionData region, IReadOnlySet<ActorId> written)
    {
        var superiors = region.Townships.ToDictionary(t => t.Code, t => t.Superior, StringComparer.Ordinal);
        var centres = region.CommandCentres.ToDictionary(c => c.Code, StringComparer.Ordinal);
        IEnumerable<string> Above(string? code)
        {
            for (; code is not null; code = centres[code].Superior)
                if (centres[code].HasTerritory) yield return code;
        }

        var sizes = superiors.Values.SelectMany(Above).CountBy(c => c).ToDictionary(StringComparer.Ordinal);
        var counties = superiors.Values.ToHashSet(StringComparer.Ordinal);
        var townships = strikes.GroupBy(s => s.Hazard.Place, StringComparer.Ordinal).SelectMany(OfTownship);
        var upper = strikes
            .SelectMany(s => Above(superiors[s.Hazard.Place]).Select(c => (Centre: c, Strike: s)))
            .GroupBy(p => p.Centre, p => p.Strike, StringComparer.Ordinal)
            .SelectMany(g =>
                OfCentre(
                    g.Key, [.. g.DistinctBy(s => s.Hazard.Place)], g.Max(s => s.End), sizes[g.Key],
                    isCounty: counties.Contains(g.Key)));
        return townships.Concat(upper).Where(l => !written.Contains(l.Tier)).OrderBy(l => l.At).ThenBy(l => l.Tier);
    }

    private static IEnumerable<LevelChange> OfTownship(IGrouping<string, Strike> strikes)
    {
        var (tier, hardest) = (new ActorId(ActorKind.Township, strikes.Key), strikes.Max(s => s.Hazard.Grade));
        var level =
            hardest >= EventGrade.Major ? ResponseLevel.II
            : hardest == EventGrade.Large ? ResponseLevel.III
            : ResponseLevel.IV;
        yield return new(
            tier, strikes.Min(s => s.Hazard.Start) + Decision, level, ResponseCause.OwnIncident, "本乡镇受灾");
        yield return new(tier, strikes.Max(s => s.End), ResponseLevel.None, ResponseCause.OwnIncident, "险情解除");
    }

    private static IEnumerable<LevelChange> OfCentre(
        string code, Strike[] strikes, Instant end, int townships, bool isCounty)
    {
        var (tier, level) = (new ActorId(ActorKind.CommandCentre, code), ResponseLevel.None);
        for (var i = 0; i < strikes.Length; i++)
        {
            var reached = (isCounty ? OfCounty : OfUpper)
                .LastOrDefault(step => (i + 1) * 1_000 >= step.Permille * townships)
                .Level;
            if (reached <= level)
                continue;
            // Strikes of one time are decided on once.
            if (i + 1 < strikes.Length && strikes[i + 1].Hazard.Start == strikes[i].Hazard.Start) continue;
            level = reached;
            yield return new(
                tier, strikes[i].Hazard.Start + Decision, level, ResponseCause.OwnIncident, $"辖区内{i + 1}个乡镇受灾");
        }

        if (level != ResponseLevel.None)
            yield return new(tier, end + Decision, ResponseLevel.None, ResponseCause.OwnIncident, "响应终止");
    }
}

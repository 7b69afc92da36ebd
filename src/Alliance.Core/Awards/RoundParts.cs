using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>Cuts a round into parts that do not compete: they share no squad, no stock and no limit that could
/// bind.</summary>
internal static class RoundParts
{
    /// <summary>Cuts the lines of a round into parts. Lines and parts keep their order.</summary>
    public static IEnumerable<IReadOnlyList<RoundLine>> Of(IReadOnlyList<RoundLine> lines, AwardRound round)
    {
        if (lines.Count == 1) return [lines];
        var parts = Enumerable.Range(0, lines.Count).ToArray();
        Dictionary<(ActorId, ResourceKind?), int> firstWith = [];
        for (var i = 0; i < lines.Count; i++)
            foreach (var c in lines[i].Candidates)
                JoinBy((c.Resource, c.Resource.Kind == ActorKind.Depot ? c.KindFor(lines[i].Kind) : null), i);
        foreach (var (lender, limit) in round.Lenders)
            if (lines.SelectMany(l => l.Candidates).Where(c => c.Lender == lender && CountsAtLender(c))
                .DistinctBy(c => c.Resource).Count() > limit.Squads)
                JoinAll(l => l.Candidates.Any(c => c.Lender == lender && CountsAtLender(c)));
        if (SquadsThat(lines, (_, c) => round.Caps.Adds(c)) > round.Caps.SquadsInAll) JoinAll(l => !l.Kind.IsSupply);
        foreach (var (place, left) in round.Caps.SquadsFor)
            if (SquadsThat(lines, (l, c) => l.Place == place && round.Caps.Adds(c, place)) > left)
                JoinAll(l => l.Place == place && !l.Kind.IsSupply);
        return Enumerable.Range(0, lines.Count).GroupBy(Root).Select(g => g.Select(i => lines[i]).ToList());

        int Root(int i)
        {
            while (parts[i] != i) i = parts[i];
            return i;
        }

        void Join(int a, int b) => parts[Math.Max(Root(a), Root(b))] = Math.Min(Root(a), Root(b));

        void JoinBy((ActorId, ResourceKind?) what, int i)
        {
            if (!firstWith.TryAdd(what, i)) Join(firstWith[what], i);
        }

        void JoinAll(Func<RoundLine, bool> isOne)
        {
            int? first = null;
            for (var i = 0; i < lines.Count; i++)
                if (isOne(lines[i])) Join(first ??= i, i);
        }
    }

    private static bool CountsAtLender(Candidate candidate) =>
        candidate.Resource.Kind == ActorKind.RescueTeam && candidate.Displaces is null;

    private static int SquadsThat(IReadOnlyList<RoundLine> lines, Func<RoundLine, Candidate, bool> count) =>
        lines.SelectMany(l => l.Candidates.Where(c => count(l, c))).DistinctBy(c => c.Resource).Count();
}

using Alliance.Core.Actors;
using Alliance.Core.Awards;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Fuzz;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Tests.Awards;

/// <summary>Makes rounds, by hand or by dice, small enough that every allocation can be tried.</summary>
internal static class Rounds
{
    public static LineId LineId(int number) => new(new RequestNumber($"430422{number:000}-01-R01"), 1);

    public static RoundLine Line(int number, int remainder, params Candidate[] candidates) =>
        Line(number, Priority.Urgent, remainder, candidates);

    public static RoundLine Line(int number, Priority priority, int remainder, params Candidate[] candidates) => new(
        LineId(number), TestRegions.Code(number), candidates.Length > 0
            && candidates[0].Resource.Kind == ActorKind.Depot ? Catalogue.Boats : Catalogue.FloodRescue,
        PriorityPolicy.Weight(priority, default, 0), remainder, PriorityPolicy.TargetMinutes(priority),
        Instant.Start + Span.FromHours(8), candidates);

    public static Candidate Squad(int township, int squad, int minutes, int people = 8) =>
        new(TestRegions.Town(township), TestRegions.Squad(township, squad), people, minutes);

    public static Candidate Stock(int township, int units, int onShelf, int minutes) =>
        new(TestRegions.Town(township), TestRegions.Depot(township), units, minutes, OnShelf: onShelf);

    public static AwardRound Of(params RoundLine[] lines) =>
        new(lines, lines.SelectMany(l => l.Candidates).Select(c => c.Lender).Distinct()
        .ToDictionary(l => l, _ => new RoundLender(int.MaxValue, default)));

    public static AwardRound With(this AwardRound round, int township, RoundLender limit) =>
        round with { Lenders = new Dictionary<ActorId, RoundLender>(
            round.Lenders) { [TestRegions.Town(township)] = limit } };

    /// <summary>The same, its agreement capped over all members together.</summary>
    public static AwardRound Capped(this AwardRound round, int inAll = int.MaxValue, int each =
        int.MaxValue, params (ActorId Squad, int Place)[] counted) => round with
    {
        Caps = new RoundCaps
        {
            SquadsInAll = inAll,
            SquadsFor = round.Lines.Select(l => l.Place).Distinct().ToDictionary(p => p, _ => each),
            Counted = counted.ToLookup(c => c.Squad, c => TestRegions.Code(c.Place)),
        },
    };

    /// <summary>Whether what is chosen keeps the caps over all members together.</summary>
    public static bool KeepsCaps(AwardRound round, IEnumerable<(RoundLine Line, Candidate Candidate)> chosen)
    {
        var squads = chosen.Where(c => c.Candidate.Resource.Kind == ActorKind.RescueTeam).ToList();
        return squads.Count(s => round.Caps.Adds(s.Candidate)) <= round.Caps.SquadsInAll
            && squads.Where(s => round.Caps.Adds(s.Candidate, s.Line.Place)).GroupBy(s => s.Line.Place)
            .All(g => g.Count() <= round.Caps.Left(g.Key));
    }

    /// <summary>Lines that contend: few squads, most of them offered to several lines, lenders that can spare fewer
    /// than they offer.</summary>
    public static AwardRound Contested(Dice dice, int mostLines = 4, int mostTowns = 3)
    {
        var towns = dice.Between(2, mostTowns);
        var stock = dice.Percent(25);
        var squads = (from town in Enumerable.Range(1, towns) from squad in Enumerable.Range(
            1, dice.Between(1, 2)) select (town, squad, People: dice.Between(5, 10))).ToList();
        var shelves = Enumerable.Range(1, towns).ToDictionary(t => t, _ => dice.Between(1, 3));
        List<RoundLine> lines = [];
        for (var n = dice.Between(2, mostLines); n > 0; n--)
        {
            var remainder = dice.Between(1, stock ? 4 : 20);
            Candidate[] candidates = stock
                ? [.. shelves.Where(_ => dice.Percent(80))
                    .Select(s => Stock(s.Key, Math.Min(s.Value, remainder), s.Value, 10 * dice.Between(1, 4)))]
                : [.. squads.Where(_ => dice.Percent(75))
                    .Select(s => Squad(s.town, s.squad, 10 * dice.Between(1, 9), s.People))];
            var line = Line(n, (Priority)dice.Between(0, 2), remainder, candidates);
            lines.Add(line with
            {
                Place = TestRegions.Code(dice.Between(1, 2)),
                Kind = stock ? Catalogue.Boats : Catalogue.FloodRescue,
                Weight = dice.Percent(30) ? PriorityPolicy.Weight(
                    Priority.Routine, Span.FromMinutes(60 * dice.Between(0, 9)), 60) : line.Weight,
                NeededBy = Instant.Start + Span.FromHours(dice.Between(4, 6)),
            });
        }

        return new AwardRound(
            lines,
            Enumerable.Range(1, towns).ToDictionary(TestRegions.Town, _ => new RoundLender(
                dice.Between(1, 3), new Share(dice.Between(0, 9) * 1000, dice.Between(0, 5) * 10_000))))
            .Capped(dice.Percent(20) ? dice.Between(1, 4) : int.MaxValue,
                dice.Percent(20) ? dice.Between(1, 2) : int.MaxValue);
    }

    /// <summary>Every allocation that keeps all limits, each with its score; for people whole squads, for stock every
    /// split.</summary>
    public static IEnumerable<(RoundScore Score, string Allocation)> All(AwardRound round)
    {
        var offers = round.Lines.SelectMany(l => l.Candidates.Select(c => (Line: l, Candidate: c))).ToList();
        var taken = new int[offers.Count];
        return Next(0);

        IEnumerable<(RoundScore, string)> Next(int i)
        {
            if (i == offers.Count)
            {
                if (Keeps()) yield return (Score(), string.Join(",", taken));
                yield break;
            }

            var (line, candidate) = offers[i];
            var step = candidate.Resource.Kind == ActorKind.Depot ? 1 : candidate.Quantity;
            for (taken[i] = 0; taken[i] <= candidate.Quantity; taken[i] += step)
                foreach (var one in Next(i + 1)) yield return one;
            taken[i] = 0;
        }

        bool Keeps()
        {
            var chosen =
                offers.Select((o, i) => (o.Line, o.Candidate, Taken: taken[i])).Where(o => o.Taken > 0).ToList();
            var squads = chosen.Where(o => o.Candidate.Resource.Kind == ActorKind.RescueTeam).ToList();
            return squads.DistinctBy(s => s.Candidate.Resource).Count() == squads.Count
                && KeepsCaps(round, chosen.Select(c => (c.Line, c.Candidate)))
                && squads.GroupBy(s => s.Candidate.Lender).All(g => g.Count() <= round.Lenders[g.Key].Squads)
                && chosen.Except(squads).GroupBy(o => (o.Candidate.Resource, o.Line.Kind))
                .All(g => g.Sum(o => o.Taken) <= g.Max(o => o.Candidate.OnShelf))
                && chosen.Except(squads).GroupBy(o => o.Line.Id)
                .All(g => g.Sum(o => o.Taken) <= g.First().Line.Remainder);
        }

        RoundScore Score() => RoundScore.Of(new AwardDecision([.. round.Lines.Select(line => new LineAward(
            line,
            [.. offers.Select((o, i) => (o.Line, o.Candidate, Taken: taken[i]))
                .Where(o => o.Line.Id == line.Id && o.Taken > 0)
                .Select(o => new Judged(o.Candidate with { Quantity = o.Taken }, AwardReason.Optimum))],
            []))]));
    }

    /// <summary>What was taken, offer by offer, in the order of the round's lines and candidates.</summary>
    public static string Allocation(AwardRound round, AwardDecision decision) =>
        string.Join(",", round.Lines.SelectMany(line =>
        line.Candidates.Select(c => decision.Lines.Single(a => a.Line.Id == line.Id).Won.SingleOrDefault(
            w => w.Candidate.Resource == c.Resource)?.Candidate.Quantity ?? 0)));

    public static AwardRound Shuffled(AwardRound round, Dice dice) => round with
    {
        Lines = dice.Shuffled(round.Lines.Select(l => l with { Candidates = dice.Shuffled(l.Candidates) })),
    };
}

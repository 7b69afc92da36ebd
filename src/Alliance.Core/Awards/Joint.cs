using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>The award policy <c>joint</c>. It decides all lines of a round together, exactly. The costs are integers,
/// in stages (<see cref="RoundScore"/>); the value of each stage is a constraint of the next. Lines that do not compete
/// with each other are solved apart, which does not change the optimum.</summary>
public sealed class Joint : AwardPolicy
{
    /// <summary>Most competing offers in one problem. Above it nearest-first decides that part, and the decision says
    /// that it is not exact: an exact answer that comes too late is of no use. The alliance of a county has some
    /// dozens. Below it the search is bounded in steps, far above any need seen so far. An answer that is not proven
    /// then is marked too.</summary>
    public const int MostOffers = 500;

    private static readonly NearestFirst Simple = new();

    /// <inheritdoc/>
    public override string Name => AwardPolicyName.Joint;

    /// <inheritdoc/>
    public override AwardDecision Decide(AwardRound round)
    {
        var (chosen, exact) = (new Dictionary<LineId, List<Candidate>>(), true);
        var order = Greedy.InOrder(round.Lines).ToList();
        foreach (var part in RoundParts.Of(order, round))
        {
            var simple = Simple.Decide(round with { Lines = part });
            var model = IsWithoutChoice(part, simple) || part.Sum(l => l.Candidates.Count) > MostOffers ? null
                : new JointModel(part, round, simple);
            var solved = model?.Solve();
            exact &= model?.IsProven ?? IsWithoutChoice(part, simple);
            foreach (var award in simple.Lines)
                chosen[award.Line.Id] = solved?[award.Line.Id] ?? [.. award.Won.Select(w => w.Candidate)];
        }

        return new AwardDecision(Judge(order, chosen, round), exact);
    }

    /// <summary>Tells whether a single line needs everything that is offered, so that there is nothing to
    /// choose.</summary>
    private static bool IsWithoutChoice(IReadOnlyList<RoundLine> part, AwardDecision simple) =>
        part.Count == 1 && simple.Lines[0].Lost.Count == 0
        && simple.Lines[0].Won.Sum(w => w.Candidate.Quantity) <= part[0].Remainder;

    private static List<LineAward> Judge(
        List<RoundLine> order, Dictionary<LineId, List<Candidate>> chosen, AwardRound round)
    {
        var book = new RoundBook(round);
        foreach (var line in order)
            foreach (var candidate in chosen[line.Id]) book.TakeUnits(line, candidate, candidate.Quantity);
        return order.ConvertAll(line => Judge(line, chosen[line.Id], book));
    }

    private static LineAward Judge(RoundLine line, List<Candidate> won, RoundBook book)
    {
        var covered = won.Sum(c => c.Quantity) >= line.Remainder;
        var lost = Greedy.Soonest(line).Where(c => !won.Exists(w => w.Resource == c.Resource))
            .Select(c => book.Lost(line, c, AwardReason.Covered));
        return new LineAward(
            line,
            [.. won.Select(c => new Judged(c, AwardReason.Optimum))],
            [.. lost.Select(j => covered && j.Why is AwardReason.LenderSpent or AwardReason.AgreementSpent
                or AwardReason.BorrowerSpent ? j with { Why = AwardReason.Covered } : j)]);
    }
}

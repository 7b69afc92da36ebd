using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>The award policy <c>fair-share</c>. It takes free resources before resources that another line would lose.
/// It takes the kind asked for before accepted substitutes, in order of preference. Among candidates that are alike,
/// the member that has lent the least share of what it could lend gives first. It gives its soonest squad or stock.
/// Every squad taken counts towards the shares at once. Members of the same share: the soonest first, then by
/// hash.</summary>
public sealed class FairShare : Greedy
{
    /// <inheritdoc/>
    public override string Name => AwardPolicyName.FairShare;

    /// <inheritdoc/>
    public override bool LooksAtShares => true;

    /// <inheritdoc/>
    internal override LineAward Decide(RoundLine line, RoundBook book)
    {
        var (open, left) = (line.Remainder, Soonest(line));
        var before = left.Select(c => c.Lender).Distinct().ToDictionary(l => l, book.ShareOf);
        List<Judged> won = [];
        while (open > 0 && Next(line, left, book) is { } next)
        {
            left.Remove(next);
            var share = book.ShareOf(next.Lender);
            var taken = book.Take(line, next, open);
            won.Add(new Judged(taken, AwardReason.LeastShare, share));
            open -= taken.Quantity;
        }

        return new LineAward(line, won, [.. left
            .Select(c => book.Lost(
                line, c, MoreLent(c, won) ? AwardReason.MoreShareLent : AwardReason.Covered, before[c.Lender]))
            .OrderBy(j => RoundScore.ConcessionOf(j.Candidate)).ThenBy(j => book.ShareOf(j.Candidate.Lender))]);

        bool MoreLent(Candidate candidate, List<Judged> won) =>
            won.Count > 0 && RoundScore.ConcessionOf(candidate) == RoundScore.ConcessionOf(won[^1].Candidate)
            && before[candidate.Lender].CompareTo(won[^1].Share!.Value) > 0;
    }

    /// <summary>Finds the next candidate: of those that can be taken and concede least, the first whose lender's share
    /// is least.</summary>
    private static Candidate? Next(RoundLine line, List<Candidate> left, RoundBook book)
    {
        Candidate? best = null;
        foreach (var candidate in left)
        {
            if (book.WhyNot(line, candidate) is not null) continue;
            if (best is not null && RoundScore.ConcessionOf(candidate) > RoundScore.ConcessionOf(best)) break;
            if (best is null || book.ShareOf(candidate.Lender).CompareTo(book.ShareOf(best.Lender)) < 0)
                best = candidate;
        }

        return best;
    }
}

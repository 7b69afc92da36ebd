using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>The award policy <c>fair-share</c>: what is free before what another line would lose, what was asked before
/// accepted substitutes in order of preference; among those alike the member that has lent the least share of what it
/// could lend gives first, its soonest squad or stock; every squad taken counts towards the shares at once. Members of
/// the same share: the soonest, then by hash.</summary>
public sealed class FairShare : Greedy
{
    /// <inheritdoc/>
    public override string Name => AwardPolicyName.FairShare;

    /// <inheritdoc/>
    public override bool LooksAtShares => true;

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

    /// <summary>Of those that can be taken and concede least, the first in order among those whose lender's share is
    /// least.</summary>
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

using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>The common part of policies that decide one line after the other: the most pressing first, then the line
/// whose time ends first, ties by hash.</summary>
public abstract class Greedy : AwardPolicy
{
    /// <inheritdoc/>
    public sealed override AwardDecision Decide(AwardRound round)
    {
        var book = new RoundBook(round);
        return new AwardDecision([.. InOrder(round.Lines).Select(line => Decide(line, book))]);
    }

    /// <summary>Orders lines in a total order that does not depend on the order of arrival.</summary>
    internal static IEnumerable<RoundLine> InOrder(IReadOnlyList<RoundLine> lines) => lines.Count == 1 ? lines : lines
        .OrderByDescending(l => l.Weight).ThenBy(l => l.NeededBy).ThenBy(l => CandidateHash.Of(l.Id)).ThenBy(l => l.Id);

    /// <summary>Orders candidates: free resources before those that another line would lose, the kind asked for before
    /// substitutes, then by arrival at the scene, ties by hash.</summary>
    internal static List<Candidate> Soonest(RoundLine line) =>
        [.. line.Candidates.OrderBy(RoundScore.ConcessionOf).ThenBy(c => c.Minutes)
            .ThenBy(c => CandidateHash.Of(line.Id, c.Resource)).ThenBy(c => c.Resource)];

    /// <summary>Decides one line with the resources that are left of the round.</summary>
    internal abstract LineAward Decide(RoundLine line, RoundBook book);
}

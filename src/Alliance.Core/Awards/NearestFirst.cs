using Alliance.Core.Policies;

namespace Alliance.Core.Awards;

/// <summary>The award policy <c>nearest-first</c>. It decides line by line. It takes free resources before those that
/// another line would lose, and the kind asked for before accepted substitutes in order of preference. Among these it
/// takes the soonest at the scene.</summary>
public sealed class NearestFirst : Greedy
{
    /// <inheritdoc/>
    public override string Name => AwardPolicyName.NearestFirst;

    /// <inheritdoc/>
    internal override LineAward Decide(RoundLine line, RoundBook book)
    {
        var (open, ranked) = (line.Remainder, Soonest(line));
        List<Judged> won = [], lost = [];
        foreach (var candidate in ranked)
        {
            if (open > 0 && book.WhyNot(line, candidate) is null)
            {
                var taken = book.Take(line, candidate, open);
                won.Add(new Judged(taken, AwardReason.Soonest));
                open -= taken.Quantity;
            }
            else lost.Add(open > 0 ? book.Lost(line, candidate, AwardReason.Covered)
                : new Judged(candidate, AwardReason.Covered));
        }

        return new LineAward(line, won, lost);
    }
}

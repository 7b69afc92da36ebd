using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>How good a decision is, stage by stage: less is better, and an earlier stage decides before a later
/// one.</summary>
/// <param name="Unmet">People, or units, unmet, each weighed by its line's effective priority.</param>
/// <param name="Concessions">What is not quite what was asked: for each squad that a less pressing line would lose more
/// than for all substitutes of a round together, and for each substitute its place in the requester's order of
/// preference.</param>
/// <param name="Lateness">People-minutes, or unit-minutes, beyond the target times.</param>
/// <param name="Travel">Minutes to the scenes, over all that is sent.</param>
/// <param name="Hashes">Sum of the 32-bit hashes of (request, line, candidate) over all that is sent.</param>
/// <param name="StockHashes">Of supplies, the same weighed by the units taken: settles which depot gives how
/// much.</param>
[GenerateSerializer, Alias("award.score")]
public readonly record struct RoundScore(
    long Unmet, long Concessions, long Lateness, long Travel, long Hashes, long StockHashes) : IComparable<RoundScore>
{
    /// <inheritdoc/>
    public int CompareTo(RoundScore other) =>
        Unmet != other.Unmet ? Unmet.CompareTo(other.Unmet)
        : Concessions != other.Concessions ? Concessions.CompareTo(other.Concessions)
        : Lateness != other.Lateness ? Lateness.CompareTo(other.Lateness)
        : Travel != other.Travel ? Travel.CompareTo(other.Travel)
        : Hashes != other.Hashes ? Hashes.CompareTo(other.Hashes)
        : StockHashes.CompareTo(other.StockHashes);

    /// <summary>Above the places of as many substitutes as a round may have offers, in a catalogue of some
    /// dozens.</summary>
    private const long Displaced = 100_000;

    /// <summary>What a candidate adds to <see cref="Concessions"/>: zero for a free one of the kind asked. No policy
    /// takes one that concedes more where one that concedes less would do.</summary>
    internal static long ConcessionOf(Candidate candidate) =>
        (candidate.Displaces is null ? 0 : Displaced) + (candidate.Substitute?.Preference ?? 0);

    /// <summary>The score of a decision.</summary>
    public static RoundScore Of(AwardDecision decision)
    {
        RoundScore score = default;
        foreach (var award in decision.Lines)
        {
            var unmet = award.Line.Remainder;
            foreach (var won in award.Won)
            {
                var (candidate, hash) = (won.Candidate, CandidateHash.Of(award.Line.Id, won.Candidate.Resource));
                unmet -= candidate.Quantity;
                score = new RoundScore(
                    score.Unmet,
                    score.Concessions + ConcessionOf(candidate),
                    score.Lateness + (long)candidate.Quantity * award.Line.LateBy(candidate),
                    score.Travel + candidate.Minutes,
                    score.Hashes + hash,
                    score.StockHashes + (candidate.Resource.Kind == ActorKind.Depot ? CandidateHash.PerUnit(hash)
                        * candidate.Quantity : 0));
            }

            score = score with { Unmet = score.Unmet + (long)Math.Max(0, unmet) * award.Line.Weight };
        }

        return score;
    }
}

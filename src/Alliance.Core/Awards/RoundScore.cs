using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>The quality of a decision, stage by stage. Less is better, and an earlier stage decides before a later
/// one.</summary>
/// <param name="Unmet">Unmet people or units, each weighted by its line's effective priority.</param>
/// <param name="Concessions">Deviations from the request. A squad that a less pressing line would lose counts more than
/// all substitutes of a round together. A substitute counts its place in the requester's order of preference.</param>
/// <param name="Lateness">Person-minutes or unit-minutes after the target times.</param>
/// <param name="Travel">Minutes to the scenes, summed over everything that is sent.</param>
/// <param name="Hashes">Sum of the 32-bit hashes of (request, line, candidate) over everything that is sent.</param>
/// <param name="StockHashes">The same sum for supplies, weighted by the units taken. It settles how much each depot
/// gives.</param>
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

    /// <summary>Cost of one displacement. It exceeds the summed places of all substitutes that the offers of a round
    /// may have, in a catalogue of some dozens of kinds.</summary>
    private const long Displaced = 100_000;

    /// <summary>Tells how much a candidate adds to <see cref="Concessions"/>: zero for a free one of the kind asked
    /// for. No policy takes one that concedes more where one that concedes less would do.</summary>
    internal static long ConcessionOf(Candidate candidate) =>
        (candidate.Displaces is null ? 0 : Displaced) + (candidate.Substitute?.Preference ?? 0);

    /// <summary>Computes the score of a decision.</summary>
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

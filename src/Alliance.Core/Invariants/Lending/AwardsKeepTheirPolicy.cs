using Alliance.Core.Awards;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants.Lending;

/// <summary>Checks that an award keeps the promise of its policy. In one decision a squad goes to one line only. Line
/// by line, no substitute and no resource of another line is taken where a free squad of the kind asked for would do.
/// Joint leaves no more unmet than nearest-first would on the same inputs. Under fair-share the chosen member has the
/// least share among members with a capable offer, by the sum of the ledger's own records.</summary>
internal sealed class AwardsKeepTheirPolicy(RegionHistory regions) : InvariantFold
{
    private readonly Dictionary<ActorId, (int Decision, Dictionary<ActorId, long> Gone)> _decisions = [];
    private readonly SharesLent _shares = new(regions);

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        _shares.On(entry);
        if (entry.Body is not Awarded award) return;
        var tier = entry.Actor;
        if (!_decisions.TryGetValue(tier, out var decision) || decision.Decision != award.Decision.Number)
            _decisions[tier] = decision = (award.Decision.Number, []);
        foreach (var chosen in award.Chosen)
            if (chosen.Resource.Kind == ActorKind.RescueTeam && !decision.Gone.TryAdd(chosen.Resource, entry.Number))
                Violate(InvariantCatalogue.Award, $"{tier} awards {chosen.Resource} to two lines in one decision.",
                    decision.Gone[chosen.Resource], entry.Number);
        if (award.Policy == AwardPolicyName.Joint && award.Decision.Unmet > award.Decision.UnmetNearestFirst)
            Violate(InvariantCatalogue.Award,
                $"{tier} leaves {award.Decision.Unmet} unmet; nearest-first would have left "
                    + $"{award.Decision.UnmetNearestFirst}.", entry.Number);
        if (award.Policy == AwardPolicyName.FairShare && _shares.AreKnown(tier)) Lost(award, entry);
        for (var i = 0; i < award.Chosen.Length; i++)
        {
            if (award.Policy != AwardPolicyName.Joint) Conceded(award, award.Chosen[i], entry);
            if (award.Policy == AwardPolicyName.FairShare && _shares.AreKnown(tier)) Won(award, i, entry);
            _shares.Award(award.Line, award.Chosen[i], entry);
        }

        _shares.AwardUnnamed(tier, award.ChosenCount - award.Chosen.Length);
    }

    private void Conceded(Awarded award, Candidate chosen, in JournalEntry entry)
    {
        foreach (var (other, verdict) in award.NextRanked.Zip(award.Lost))
            if (CouldHaveGiven(verdict) && RoundScore.ConcessionOf(other) < RoundScore.ConcessionOf(chosen))
                Violate(InvariantCatalogue.Award,
                    $"{entry.Actor} takes {chosen.Resource}, which is held for another line or a substitute, before "
                        + $"{other.Resource}.", entry.Number);
    }

    private static bool CouldHaveGiven(AwardVerdict verdict) =>
        verdict.Why is AwardReason.Covered or AwardReason.MoreShareLent;

    /// <summary>Checks the shares of candidates that were not chosen. The record has them from before the line was
    /// decided.</summary>
    private void Lost(Awarded award, in JournalEntry entry)
    {
        foreach (var (candidate, verdict) in award.NextRanked.Zip(award.Lost)) Says(
            candidate.Lender, verdict.Share, award, entry);
    }

    /// <summary>Checks that no other member that could have given had lent less, whether it lost or was chosen later.
    /// Members that would have conceded more are left out, whatever they had lent.</summary>
    private void Won(Awarded award, int place, in JournalEntry entry)
    {
        var chosen = award.Chosen[place];
        Says(chosen.Lender, award.Won[place].Share, award, entry);
        if (!_shares.Counts(chosen.Lender, award.Line, entry)) return;
        var share = _shares.Of(chosen.Lender, entry);
        foreach (var (other, verdict) in award.NextRanked.Zip(award.Lost))
            if (CouldHaveGiven(verdict)) Less(other, chosen, share, entry);
        foreach (var later in award.Chosen.Skip(place + 1)) Less(later, chosen, share, entry);
    }

    private void Less(Candidate other, Candidate chosen, Share share, in JournalEntry entry)
    {
        if (RoundScore.ConcessionOf(other) > RoundScore.ConcessionOf(chosen)
            || _shares.Of(other.Lender, entry) is var theirs && theirs.CompareTo(share) >= 0) return;
        Violate(InvariantCatalogue.Award,
            $"{entry.Actor} takes from {chosen.Lender}, which has lent {share.Permille} ‰; {other.Lender} with "
                + $"{theirs.Permille} ‰ had an offer.", entry.Number);
    }

    private void Says(ActorId lender, Share? said, Awarded award, in JournalEntry entry)
    {
        if (!_shares.Counts(lender, award.Line, entry) || _shares.Of(lender, entry) is var share && said == share)
            return;
        Violate(InvariantCatalogue.Award,
            $"{entry.Actor} says that {lender} has lent {said?.Lent} of {said?.Lendable}; its records add up to "
                + $"{share.Lent} of {share.Lendable}.", entry.Number);
    }
}

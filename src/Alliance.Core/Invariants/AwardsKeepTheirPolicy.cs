using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Policies;

namespace Alliance.Core.Invariants;

/// <summary>An award does what its policy promises: within one decision a squad goes to one line only; joint leaves no more unmet than nearest-first would have on the same
/// inputs; under fair-share the chosen member's share before it is the least among members with a capable offer, and grows with each squad taken.</summary>
internal sealed class AwardsKeepTheirPolicy : InvariantFold
{
    private readonly Dictionary<ActorId, (int Decision, Dictionary<ActorId, long> Gone, Dictionary<ActorId, Share> Shares)> _decisions = [];

    public override void On(in JournalEntry entry)
    {
        if (entry.Body is not Awarded award) return;
        var tier = entry.Actor;
        if (!_decisions.TryGetValue(tier, out var decision) || decision.Decision != award.Decision.Number)
            _decisions[tier] = decision = (award.Decision.Number, [], []);
        foreach (var chosen in award.Chosen)
            if (chosen.Resource.Kind == ActorKind.RescueTeam && !decision.Gone.TryAdd(chosen.Resource, entry.Number))
                Violate(InvariantCatalogue.Award, $"{tier} awards {chosen.Resource} to two lines in one decision.", decision.Gone[chosen.Resource], entry.Number);
        if (award.Policy == Joint.PolicyName && award.Decision.Unmet > award.Decision.UnmetNearestFirst)
            Violate(InvariantCatalogue.Award, $"{tier} leaves {award.Decision.Unmet} unmet; nearest-first would have left {award.Decision.UnmetNearestFirst}.", entry.Number);
        if (award.Policy != FairShare.PolicyName) return;
        Check(award, decision.Shares, entry);
        // What is only counted cannot be followed further.
        if (award.ChosenCount > award.Chosen.Length) decision.Shares.Clear();
    }

    private void Check(Awarded award, Dictionary<ActorId, Share> shares, in JournalEntry entry)
    {
        for (var i = 0; i < award.Lost.Length; i++) shares.TryAdd(award.NextRanked[i].Lender, award.Lost[i].Share!.Value);
        for (var i = 0; i < award.Won.Length; i++)
        {
            var (lender, share) = (award.Chosen[i].Lender, award.Won[i].Share!.Value);
            if (shares.TryGetValue(lender, out var known) && known != share)
                Violate(InvariantCatalogue.Award, $"{entry.Actor} says that {lender} has lent {share.Lent}; before, and since, it was {known.Lent}.", entry.Number);
            shares[lender] = share;
            foreach (var (other, why) in award.NextRanked.Zip(award.Lost))
                if (other.Displaces is null && why.Why is AwardReason.Covered or AwardReason.MoreShareLent && shares[other.Lender].CompareTo(share) < 0)
                    Violate(InvariantCatalogue.Award, $"{entry.Actor} takes from {lender}, which has lent {share.Permille} ‰; {other.Lender} with {shares[other.Lender].Permille} ‰ had an offer.", entry.Number);
            foreach (var later in award.Chosen.Skip(i + 1))
                if (shares.TryGetValue(later.Lender, out var theirs) && (later.Displaces is null || award.Chosen[i].Displaces is not null) && theirs.CompareTo(share) < 0)
                    Violate(InvariantCatalogue.Award, $"{entry.Actor} takes from {lender} before {later.Lender}, which had lent less.", entry.Number);
            shares[lender] = share.After(LoanPolicy.PlannedPersonMinutes(award.Chosen[i]));
        }
    }
}

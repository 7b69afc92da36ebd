using Alliance.Core.Actors;
using Alliance.Core.Awards;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>Makes the round that a tier's policy decides on. It holds the lines due, the offers for them that are not
/// promised or requisitioned elsewhere, and what each lender can give in all.</summary>
internal sealed class RoundsOfTier(TierState state, LedgerHandler ledger)
{
    /// <summary>Makes the round of the lines that are due.</summary>
    public AwardRound Of(List<Search> due, AwardPolicy policy, Turn turn)
    {
        var (squads, stock) = (OfferBook.SquadsRequisitioned(state), StockRequisitioned());
        var ageing = TierPolicy.Of(turn.Self, turn.Region).AgeingMinutes;
        var lines = due.ConvertAll(search => LineOf(
            search, turn.Region.Standing(search.Demand.Place), squads, stock, ageing, turn.Now));
        Dictionary<ActorId, RoundLender> lenders = [];
        foreach (var search in due)
            foreach (var offer in search.Offers)
            {
                var spare = search.Spare.GetValueOrDefault(offer.Lender, int.MaxValue);
                if (!lenders.TryGetValue(offer.Lender, out var known))
                    lenders.Add(offer.Lender, new RoundLender(Math.Min(spare, UnderCap(offer.Lender, turn)),
                        policy.LooksAtShares ? ledger.ShareOf(offer.Lender, turn) : default));
                else if (spare < known.Squads) lenders[offer.Lender] = known with { Squads = spare };
            }

        return new AwardRound(lines, lenders) { Caps = AllianceCaps.Of(state, due, turn) };
    }

    private static RoundLine LineOf(
        Search search, string place, HashSet<ActorId> squads, Dictionary<(ActorId, ResourceKind), int> stock,
        int ageingMinutes, Instant now)
    {
        var demand = search.Demand;
        var waited = now - demand.Since;
        List<Candidate> candidates = new(search.Offers.Count);
        foreach (var offer in search.Offers)
        {
            if (offer.Resource.Kind != ActorKind.Depot)
            {
                if (offer.Displaces is not null || !squads.Contains(offer.Resource)) candidates.Add(offer);
                continue;
            }

            var onShelf = Math.Max(offer.OnShelf, offer.Quantity)
                - stock.GetValueOrDefault((offer.Resource, offer.KindFor(demand.Kind)));
            if (onShelf > 0)
                candidates.Add(offer with { OnShelf = onShelf, Quantity = Math.Min(offer.Quantity, onShelf) });
        }

        return new RoundLine(
            demand.Line, place, demand.Kind, PriorityPolicy.Weight(demand.Priority, waited, ageingMinutes),
            search.Remainder,
            PriorityPolicy.TargetMinutes(demand.Priority) - (int)(waited.Milliseconds / 60_000), demand.NeededBy,
            candidates);
    }

    /// <summary>Returns stock that awaits its lender's answer. No other line gets it for now.</summary>
    private Dictionary<(ActorId, ResourceKind), int> StockRequisitioned()
    {
        Dictionary<(ActorId, ResourceKind), int> stock = [];
        foreach (var search in state.Searches.Values)
            foreach (var candidate in search.Pending.Values.Where(c => c.Resource.Kind == ActorKind.Depot))
                stock[Shelf(search, candidate)] =
                    stock.GetValueOrDefault(Shelf(search, candidate)) + candidate.Quantity;
        return stock;
    }

    private static (ActorId, ResourceKind) Shelf(Search search, Candidate candidate) =>
        (candidate.Resource, candidate.KindFor(search.Demand.Kind));

    /// <summary>Returns the squads that the agreement still admits of one member, as the tier that awards counts
    /// them.</summary>
    private int UnderCap(ActorId lender, Turn turn)
    {
        if (turn.Self.Kind != ActorKind.TownshipAlliance) return int.MaxValue;
        var pending = state.Searches.Values.Sum(
            s => s.Pending.Values.Count(c => c.Lender == lender && c.Resource.Kind == ActorKind.RescueTeam));
        return turn.Region.TownshipAlliances[turn.Self.Key].Terms.MaxTeamsPerMember - ledger.SquadsOut(lender)
            - pending;
    }
}

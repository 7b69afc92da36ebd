using Alliance.Core.Actors;
using Alliance.Core.Policies;
using Alliance.Core.Resources;

namespace Alliance.Core.Negotiation;

/// <summary>Keeps what is offered to a tier true to what it has awarded since: a squad that one line was promised is nobody else's, and what a lender can spare in all is
/// spent by every line.</summary>
internal static class OfferBook
{
    /// <summary>A candidate was awarded: its lender can spare one squad less.</summary>
    public static void Take(TierState state, Candidate candidate) => Spare(state, candidate, -1);

    /// <summary>A requisition was given up: as before.</summary>
    public static void Return(TierState state, Candidate candidate) => Spare(state, candidate, 1);

    /// <summary>Of a line that was decided, the offers that did not win, in their order.</summary>
    public static void Rank(Search search, LineAward award)
    {
        search.Offers.RemoveAll(o => award.Line.Candidates.Any(c => c.Resource == o.Resource));
        search.Offers.InsertRange(0, award.Lost.Select(l => l.Candidate));
    }

    /// <summary>Promised: it is offered to no line any more, save as what would give way; of stock, the rest is.</summary>
    public static void Spend(TierState state, ResourceKind kind, Candidate candidate, int quantity)
    {
        foreach (var search in state.Searches.Values)
            for (var i = search.Offers.Count - 1; i >= 0; i--)
            {
                var offer = search.Offers[i];
                if (offer.Resource != candidate.Resource || offer.Displaces is not null || (offer.Resource.Kind == ActorKind.Depot && offer.KindFor(search.Demand.Kind) != kind)) continue;
                var left = offer.Resource.Kind == ActorKind.Depot ? offer.OnShelf - quantity : 0;
                if (left > 0) search.Offers[i] = offer with { OnShelf = left, Quantity = Math.Min(offer.Quantity, left) };
                else search.Offers.RemoveAt(i);
            }
    }

    /// <summary>Refused: what was offered of it is not there for any line; but approval denied to one is not denied to others.</summary>
    public static void Refuse(TierState state, ResourceKind kind, Candidate candidate, DeclineCode code)
    {
        if (code is not (DeclineCode.FloorReached or DeclineCode.LendCapReached)) Return(state, candidate);
        if (code == DeclineCode.AuthorityNotGranted) return;
        foreach (var search in state.Searches.Values)
            search.Offers.RemoveAll(o => o.Resource == candidate.Resource && (o.Resource.Kind != ActorKind.Depot || o.KindFor(search.Demand.Kind) == kind));
    }

    private static void Spare(TierState state, Candidate candidate, int squads)
    {
        if (candidate.Resource.Kind != ActorKind.RescueTeam || candidate.Displaces is not null) return;
        foreach (var search in state.Searches.Values)
            if (search.Spare.TryGetValue(candidate.Lender, out var spare) && spare != int.MaxValue) search.Spare[candidate.Lender] = spare + squads;
    }
}

using Alliance.Core.Awards;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>Keeps the offers of a tier in step with what it has awarded since. A squad that one line was promised is
/// offered to no other line. Every line draws on what a lender can spare in all.</summary>
internal static class OfferBook
{
    /// <summary>Enters a lender's offer to a line.</summary>
    public static void Enter(Search search, ActorId lender, Candidate[] candidates, int squads, bool hasMore)
    {
        search.Offers.AddRange(candidates);
        search.Spare[lender] = squads;
        if (hasMore) search.HaveMore.Add(lender);
    }

    /// <summary>Clears the offers to a line, because another round begins.</summary>
    public static void Clear(Search search)
    {
        search.Offers.Clear();
        search.Spare.Clear();
        search.HaveMore.Clear();
    }

    /// <summary>Returns lenders that have more for a line than they offered and can still spare some of it. None of
    /// their offers is left that another line has not taken.</summary>
    public static List<ActorId> WithMore(TierState state, Search search)
    {
        if (search.HaveMore.Count == 0) return [];
        var taken = SquadsRequisitioned(state);
        return [.. search.HaveMore.Where(lender => search.Spare[lender] > 0
            && !search.Offers.Exists(o => o.Lender == lender && !taken.Contains(o.Resource)))];
    }

    /// <summary>Returns squads that were asked of their lenders and not answered yet. No other line gets them for
    /// now.</summary>
    public static HashSet<ActorId> SquadsRequisitioned(TierState state) =>
        [.. state.Searches.Values.SelectMany(s => s.Pending.Values).Where(c => c.Resource.Kind != ActorKind.Depot)
            .Select(c => c.Resource)];

    /// <summary>Books an award: the lender can spare one squad less.</summary>
    public static void Take(TierState state, Candidate candidate) => Spare(state, candidate, -1);

    /// <summary>Books a requisition that was given up: the lender can spare one squad more.</summary>
    public static void Return(TierState state, Candidate candidate) => Spare(state, candidate, 1);

    /// <summary>Puts the offers that did not win back in their order, for a line that was decided.</summary>
    public static void Rank(Search search, LineAward award)
    {
        search.Offers.RemoveAll(o => award.Line.Candidates.Any(c => c.Resource == o.Resource));
        search.Offers.InsertRange(0, award.Lost.Select(l => l.Candidate));
    }

    /// <summary>Removes a promised resource from the offers to every line, save where it would give way. Of stock, the
    /// rest is still offered.</summary>
    public static void Spend(TierState state, ResourceKind kind, Candidate candidate, int quantity)
    {
        foreach (var search in state.Searches.Values)
            for (var i = search.Offers.Count - 1; i >= 0; i--)
            {
                var offer = search.Offers[i];
                if (offer.Resource != candidate.Resource || offer.Displaces is not null
                    || (offer.Resource.Kind == ActorKind.Depot && offer.KindFor(search.Demand.Kind) != kind)) continue;
                var left = offer.Resource.Kind == ActorKind.Depot ? offer.OnShelf - quantity : 0;
                if (left > 0)
                    search.Offers[i] = offer with { OnShelf = left, Quantity = Math.Min(offer.Quantity, left) };
                else search.Offers.RemoveAt(i);
            }
    }

    /// <summary>Removes a refused resource from the offers to every line. A denial of approval concerns one line
    /// only.</summary>
    public static void Refuse(TierState state, Search refused, Candidate candidate, DeclineCode code)
    {
        var kind = candidate.KindFor(refused.Demand.Kind);
        // A lender whose squad went elsewhere may have others. After any other refusal it is not asked for the line
        // again in this ring.
        if (code != DeclineCode.AlreadyCommitted) refused.HaveMore.Remove(candidate.Lender);
        if (code is not (DeclineCode.FloorReached or DeclineCode.LendCapReached)) Return(state, candidate);
        if (code == DeclineCode.AuthorityNotGranted) return;
        foreach (var search in state.Searches.Values)
            search.Offers.RemoveAll(o => o.Resource == candidate.Resource
                && (o.Resource.Kind != ActorKind.Depot || o.KindFor(search.Demand.Kind) == kind));
    }

    private static void Spare(TierState state, Candidate candidate, int squads)
    {
        if (candidate.Resource.Kind != ActorKind.RescueTeam || candidate.Displaces is not null) return;
        foreach (var search in state.Searches.Values)
            if (search.Spare.TryGetValue(candidate.Lender, out var spare) && spare != int.MaxValue)
                search.Spare[candidate.Lender] = spare + squads;
    }
}

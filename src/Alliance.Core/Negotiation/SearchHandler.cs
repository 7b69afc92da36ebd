using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>Runs the searches of a tier: rounds of calls and offers over the lines put to it.
/// <see cref="AwardHandler"/> decides on them. The tier owns the round; the request owns its lines.</summary>
internal sealed class SearchHandler(TierState state, CallRounds rounds, AwardHandler awards)
{
    /// <summary>Opens the search for a line.</summary>
    public void Open(Solicit message, Turn turn)
    {
        var demand = message.Demand;
        if (state.Searches.ContainsKey(demand.Line)) return;
        var search = new Search { Demand = demand, Requester = turn.From };
        state.Searches.Add(demand.Line, search);
        turn.Record(new SearchOpened(demand));
        if (turn.Now > demand.NeededBy) rounds.Close(search, "too late", turn);
        else rounds.CallNextRing(search, turn);
    }

    /// <summary>Enters an offer of a called lender.</summary>
    public void OnOffer(Offer offer, Turn turn)
    {
        if (!TryAnswer(offer.Line, offer.Round, turn.From, out var search)) return;
        OfferBook.Enter(search, turn.From, offer.Candidates, offer.Squads, offer.HasMore);
        turn.Record(new OfferReceived(offer.Line, offer.Round, turn.From, offer.Candidates));
        DecideWhenAnswered(search, turn);
    }

    /// <summary>Notes that a called lender declined.</summary>
    public void OnDecline(Decline decline, Turn turn)
    {
        if (!TryAnswer(decline.Line, decline.Round, turn.From, out var search)) return;
        turn.Record(new OfferDeclined(decline.Line, decline.Round, turn.From, decline.Code));
        DecideWhenAnswered(search, turn);
    }

    /// <summary>Treats lenders that have not answered in time as declined.</summary>
    public void OnAnswersDue(AnswersDue due, Turn turn)
    {
        if (!state.Searches.TryGetValue(due.Line, out var search) || search.Round != due.Round
            || search.Waiting.Count == 0) return;
        foreach (var silent in search.Waiting)
            turn.Record(new OfferDeclined(due.Line, due.Round, silent, DeclineCode.Timeout));
        search.Waiting.Clear();
        DecideWhenAnswered(search, turn);
    }

    /// <summary>Goes on with a line whose terms have changed. For more, the rings are called from the first again once
    /// the offers are used up. For less, surplus requisitions are taken back.</summary>
    public void OnAmend(AmendSearch amend, Turn turn)
    {
        if (!state.Searches.TryGetValue(amend.Line, out var search)) return;
        search.Demand = search.Demand with { Remainder = search.Demand.Remainder + amend.Change,
            Priority = amend.Priority, NeededBy = amend.NeededBy, NotBefore = amend.NotBefore };
        turn.Record(new SearchAmended(search.Demand, amend.Change));
        search.Offers.RemoveAll(c => turn.Now + Span.FromMinutes(c.Minutes) > amend.NeededBy);
        awards.GiveUpSurplus(search, "amended", turn);
        if (amend.Change > 0) search.Ring = -1;
        if (search.Remainder <= 0 && search.Pending.Count == 0) rounds.Close(search, "covered", turn);
        else if (search.Waiting.Count > 0) rounds.Call(search, turn);
        awards.GoOn(search.Decision, turn);
    }

    /// <summary>Stops the search for a line that is no longer wanted.</summary>
    public void OnStop(StopSearch stop, Turn turn)
    {
        if (!state.Searches.TryGetValue(stop.Line, out var search)) return;
        awards.GiveUpAll(search, stop.Reason, turn);
        rounds.Close(search, stop.Reason, turn);
        awards.GoOn(search.Decision, turn);
    }

    /// <summary>Asks again for open calls and gives the lenders their full time. After a crash their answers may be
    /// lost.</summary>
    public void OnRestored(Turn turn)
    {
        foreach (var search in state.Searches.Values.Where(s => s.Waiting.Count > 0)) rounds.Call(search, turn);
    }

    private bool TryAnswer(LineId line, int round, ActorId lender, out Search search) =>
        state.Searches.TryGetValue(line, out search!) && search.Round == round && search.Waiting.Remove(lender);

    private void DecideWhenAnswered(Search search, Turn turn)
    {
        if (search.Waiting.Count > 0) return;
        CallRounds.Answered(search, turn);
        awards.OnAnswered(search, turn);
    }
}

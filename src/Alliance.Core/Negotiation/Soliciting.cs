using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Policies;
using Alliance.Core.Requests;
using Alliance.Core.Responses;

namespace Alliance.Core.Negotiation;

/// <summary>The asking side of a tier: rounds of calls and offers over the lines put to it; <see cref="Awarding"/> decides on them. The tier owns the round; the request
/// owns its lines.</summary>
internal sealed class Soliciting(TierState state, Lending lending, Awarding awarding, Directing directing)
{
    /// <summary>A ring is asked again this often at the most: a lender that offers what it then refuses cannot hold a line for ever.</summary>
    private const int MostAskedAgain = 5;

    /// <summary>Squads beyond those that would cover a line that are asked for when a ring is asked again: so lines that met before are offered different ones.</summary>
    private const int AlternatesAgain = 2;

    /// <summary>Told when a line has its first answer, or a later one: a commitment, or the end of the search.</summary>
    public required Action<LineId, Turn> Answered { get; init; }

    /// <summary>Takes a line up.</summary>
    public void Open(Solicit message, Turn turn)
    {
        var demand = message.Demand;
        if (state.Searches.ContainsKey(demand.Line)) return;
        var search = new Search { Demand = demand, Requester = turn.From };
        state.Searches.Add(demand.Line, search);
        turn.Record(new SearchOpened(demand));
        if (turn.Now > demand.NeededBy) Close(search, "too late", turn);
        else CallNextRing(search, turn);
    }

    public void OnOffer(Offer offer, Turn turn)
    {
        if (!TryAnswer(offer.Line, offer.Round, turn.From, out var search)) return;
        OfferBook.Enter(search, turn.From, offer.Candidates, offer.Squads, offer.HasMore);
        turn.Record(new OfferReceived(offer.Line, offer.Round, turn.From, offer.Candidates));
        DecideWhenAnswered(search, turn);
    }

    public void OnDecline(Decline decline, Turn turn)
    {
        if (!TryAnswer(decline.Line, decline.Round, turn.From, out var search)) return;
        turn.Record(new OfferDeclined(decline.Line, decline.Round, turn.From, decline.Code));
        DecideWhenAnswered(search, turn);
    }

    /// <summary>Who has not answered by now counts as a decline.</summary>
    public void OnAnswersDue(AnswersDue due, Turn turn)
    {
        if (!state.Searches.TryGetValue(due.Line, out var search) || search.Round != due.Round || search.Waiting.Count == 0) return;
        foreach (var silent in search.Waiting) turn.Record(new OfferDeclined(due.Line, due.Round, silent, DeclineCode.Timeout));
        search.Waiting.Clear();
        DecideWhenAnswered(search, turn);
    }

    /// <summary>What the line asks has changed: the search goes on with it. For more, the rings are called from the first again once what was offered is used up;
    /// for less, requisitions that are too many are taken back.</summary>
    public void OnAmend(AmendSearch amend, Turn turn)
    {
        if (!state.Searches.TryGetValue(amend.Line, out var search)) return;
        search.Demand = search.Demand with { Remainder = search.Demand.Remainder + amend.Change, Priority = amend.Priority, NeededBy = amend.NeededBy };
        turn.Record(new SearchAmended(search.Demand, amend.Change));
        search.Offers.RemoveAll(c => turn.Now + Span.FromMinutes(c.Minutes) > amend.NeededBy);
        awarding.GiveUpSurplus(search, "amended", turn);
        if (amend.Change > 0) search.Ring = -1;
        if (search.Remainder <= 0 && search.Pending.Count == 0) Close(search, "covered", turn);
        else if (search.Waiting.Count > 0) Call(search, turn);
        awarding.GoOn(search.Decision, turn);
    }

    public void OnStop(StopSearch stop, Turn turn)
    {
        if (!state.Searches.TryGetValue(stop.Line, out var search)) return;
        awarding.GiveUpAll(search, stop.Reason, turn);
        Close(search, stop.Reason, turn);
        awarding.GoOn(search.Decision, turn);
    }

    /// <summary>After a crash the answers to open calls may be lost: asks again and gives them their full time.</summary>
    public void OnRestored(Turn turn)
    {
        foreach (var search in state.Searches.Values.Where(s => s.Waiting.Count > 0)) Call(search, turn);
    }

    public void CallNextRing(Search search, Turn turn)
    {
        search.Decision = 0;
        if (AskAgain(search, turn)) return;
        var rings = Ladder.Rings(turn.Self, search.Demand, turn.Region);
        search.AskedAgain = 0;
        while (++search.Ring < rings.Length)
        {
            if (rings[search.Ring].Count == 0) continue;
            CallRound(search, rings[search.Ring], turn);
            return;
        }

        Close(search, "rings exhausted", turn);
    }

    /// <summary>Lenders whose offers went to other lines, and who have more, are asked again before anybody further away is. Where decisions wait for their points,
    /// which would hold the line up for each of them, alternates were offered from the first.</summary>
    private bool AskAgain(Search search, Turn turn)
    {
        if (TierPolicy.Of(turn.Self, turn.Region).DecisionInterval.Milliseconds > 0) return false;
        var again = search.AskedAgain < MostAskedAgain ? OfferBook.WithMore(state, search) : [];
        if (again.Count == 0) return false;
        search.AskedAgain++;
        CallRound(search, again, turn);
        return true;
    }

    private void CallRound(Search search, IReadOnlyCollection<ActorId> lenders, Turn turn)
    {
        OfferBook.Clear(search);
        search.Round++;
        search.Waiting.AddRange(lenders);
        turn.Record(new OffersCalled(search.Demand.Line, search.Round, [.. lenders]));
        Call(search, turn);
    }

    private void Call(Search search, Turn turn)
    {
        var policy = TierPolicy.Of(turn.Self, turn.Region);
        var answerBy = policy.AnswerBy(turn.Now, search.Demand.Priority);
        var alternates = search.AskedAgain > 0 ? AlternatesAgain : policy.Alternates;
        var call = new CallForOffers(search.Demand with { Remainder = search.Remainder }, search.Round, null, answerBy, Alternates: alternates);
        turn.At(AnswersKey(search), answerBy, new AnswersDue(search.Demand.Line, search.Round));
        foreach (var lender in search.Waiting)
            if (lender != turn.Self)
                turn.Send(lender, call with { Agreement = Awarding.AgreementWith(lender, search, turn), Mandate = directing.For(lender, turn) });
        if (search.Waiting.Remove(turn.Self)) AnswerOwnCall(search, call with { Agreement = Awarding.AgreementWith(turn.Self, search, turn) }, turn);
    }

    private void AnswerOwnCall(Search search, CallForOffers call, Turn turn)
    {
        var (candidates, code, hasMore) = lending.Answer(call, turn.Self, turn);
        if (candidates.Length > 0) OfferBook.Enter(search, turn.Self, candidates, lending.Spare(call, turn.Self, turn), hasMore);
        turn.Record(candidates.Length > 0
            ? new OfferReceived(search.Demand.Line, search.Round, turn.Self, candidates)
            : new OfferDeclined(search.Demand.Line, search.Round, turn.Self, code));
        DecideWhenAnswered(search, turn);
    }

    private bool TryAnswer(LineId line, int round, ActorId lender, out Search search) =>
        state.Searches.TryGetValue(line, out search!) && search.Round == round && search.Waiting.Remove(lender);

    private void DecideWhenAnswered(Search search, Turn turn)
    {
        if (search.Waiting.Count > 0) return;
        turn.Cancel(AnswersKey(search));
        awarding.OnAnswered(search, turn);
    }

    public void Close(Search search, string reason, Turn turn)
    {
        state.Searches.Remove(search.Demand.Line);
        turn.Cancel(AnswersKey(search));
        turn.Record(new SearchClosed(search.Demand.Line, search.Promised, search.Demand.Remainder, reason));
        Answered(search.Demand.Line, turn);
        turn.Send(search.Requester, new SearchEnded(search.Demand.Line, search.Promised, search.Demand.Remainder));
    }

    private static string AnswersKey(Search search) => $"answers/{search.Demand.Line}";
}

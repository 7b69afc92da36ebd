using Alliance.Core.Actors;
using Alliance.Core.Policies;
using Alliance.Core.Requests;
using Alliance.Core.Responses;

namespace Alliance.Core.Negotiation;

/// <summary>The asking side of a tier: rounds of calls, offers, awards and requisitions over the lines put to it. The tier owns the round; the request
/// owns its lines.</summary>
internal sealed class Soliciting(TierState state, Lending lending, Directing directing)
{
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
        search.Offers.AddRange(offer.Candidates);
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
        if (!state.Searches.TryGetValue(due.Line, out var search) || search.Round != due.Round) return;
        foreach (var silent in search.Waiting) turn.Record(new OfferDeclined(due.Line, due.Round, silent, DeclineCode.Timeout));
        search.Waiting.Clear();
        DecideWhenAnswered(search, turn);
    }

    /// <summary>Decides over all lines that are ready, the most pressing first.</summary>
    public void OnDecisionDue(Turn turn)
    {
        state.DecisionAt = null;
        foreach (var search in state.Searches.Values.Where(s => s.Ready).OrderBy(s => s.Demand.Priority).ThenBy(s => s.Demand.Line).ToList())
            Decide(search, turn);
    }

    /// <summary>A lender does supply: passed on to the request, or answered with a release if its time was over.</summary>
    public void OnGranted(ActorId lender, RequisitionGranted granted, Turn turn)
    {
        if (!state.Searches.TryGetValue(granted.Line, out var search) || !search.Pending.Remove(granted.Commitment, out var candidate))
        {
            turn.Record(new CommitmentLate(granted.Line, granted.Commitment, lender));
            GiveUp(lender, granted.Line, granted.Commitment, "late", turn);
            return;
        }

        turn.Cancel(RequisitionKey(granted.Commitment));
        search.Promised += granted.Quantity;
        search.PassedOn.Add(granted.Commitment, granted.Quantity);
        turn.Record(new CommitmentPassedOn(granted.Line, granted.Commitment, lender, granted.Quantity));
        turn.Send(search.Requester, new Commitment(
            granted.Line, granted.Commitment, lender, candidate.Resource, granted.Quantity, granted.Eta, granted.AcceptBy, candidate.Substitute,
            AgreementWith(lender, search, turn)));
        GoOnWhenAnswered(search, turn);
    }

    public void OnRefused(ActorId lender, RequisitionRefused refused, Turn turn)
    {
        if (!state.Searches.TryGetValue(refused.Line, out var search)) return;
        // What was granted and passed on can still give way to a more pressing line.
        if (search.PassedOn.Remove(refused.Commitment, out var promised)) search.Promised -= promised;
        else if (!search.Pending.Remove(refused.Commitment)) return;
        turn.Cancel(RequisitionKey(refused.Commitment));
        turn.Record(new RequisitionDeclined(refused.Line, search.Round, refused.Commitment, lender, refused.Code));
        if (search.Waiting.Count == 0 && !search.Ready) GoOnWhenAnswered(search, turn);
    }

    /// <summary>A requisition without an answer is taken back; a commitment that still comes is released.</summary>
    public void OnRequisitionDue(RequisitionDue due, Turn turn)
    {
        if (!state.Searches.TryGetValue(due.Line, out var search) || !search.Pending.Remove(due.Commitment, out var candidate)) return;
        turn.Record(new RequisitionDeclined(due.Line, search.Round, due.Commitment, candidate.Lender, DeclineCode.Timeout));
        GiveUp(candidate.Lender, due.Line, due.Commitment, "no answer in time", turn);
        GoOnWhenAnswered(search, turn);
    }

    /// <summary>What the line asks has changed: the search goes on with it. For more, the rings are called from the first again once what was offered is used up;
    /// for less, requisitions that are too many are taken back.</summary>
    public void OnAmend(AmendSearch amend, Turn turn)
    {
        if (!state.Searches.TryGetValue(amend.Line, out var search)) return;
        search.Demand = search.Demand with { Remainder = search.Demand.Remainder + amend.Change, Priority = amend.Priority, NeededBy = amend.NeededBy };
        turn.Record(new SearchAmended(search.Demand, amend.Change));
        search.Offers.RemoveAll(c => turn.Now + Span.FromMinutes(c.Minutes) > amend.NeededBy);
        foreach (var (commitment, candidate) in search.Pending.Reverse().ToList())
        {
            if (search.Remainder + candidate.Quantity > 0) continue;
            search.Pending.Remove(commitment);
            turn.Cancel(RequisitionKey(commitment));
            GiveUp(candidate.Lender, amend.Line, commitment, "amended", turn);
        }

        if (amend.Change > 0) search.Ring = -1;
        if (search.Remainder <= 0 && search.Pending.Count == 0) Close(search, "covered", turn);
        else if (search.Waiting.Count > 0) Call(search, turn);
    }

    public void OnStop(StopSearch stop, Turn turn)
    {
        if (!state.Searches.TryGetValue(stop.Line, out var search)) return;
        foreach (var (commitment, candidate) in search.Pending)
        {
            turn.Cancel(RequisitionKey(commitment));
            GiveUp(candidate.Lender, stop.Line, commitment, stop.Reason, turn);
        }

        Close(search, stop.Reason, turn);
    }

    /// <summary>After a crash the answers to open calls may be lost: asks again and gives them their full time.</summary>
    public void OnRestored(Turn turn)
    {
        foreach (var search in state.Searches.Values.Where(s => s.Waiting.Count > 0)) Call(search, turn);
    }

    private void CallNextRing(Search search, Turn turn)
    {
        var rings = Ladder.Rings(turn.Self, search.Demand, turn.Region);
        search.Offers.Clear();
        while (++search.Ring < rings.Length)
        {
            if (rings[search.Ring].Count == 0) continue;
            search.Round++;
            search.Waiting.AddRange(rings[search.Ring]);
            turn.Record(new OffersCalled(search.Demand.Line, search.Round, [.. search.Waiting]));
            Call(search, turn);
            return;
        }

        Close(search, "rings exhausted", turn);
    }

    private void Call(Search search, Turn turn)
    {
        var answerBy = TierPolicy.Of(turn.Self.Kind).AnswerBy(turn.Now, search.Demand.Priority);
        var call = new CallForOffers(search.Demand with { Remainder = search.Remainder }, search.Round, null, answerBy);
        turn.At(AnswersKey(search), answerBy, new AnswersDue(search.Demand.Line, search.Round));
        foreach (var lender in search.Waiting)
            if (lender != turn.Self)
                turn.Send(lender, call with { Agreement = AgreementWith(lender, search, turn), Mandate = directing.For(lender, turn) });
        if (search.Waiting.Remove(turn.Self)) AnswerOwnCall(search, call with { Agreement = AgreementWith(turn.Self, search, turn) }, turn);
    }

    private void AnswerOwnCall(Search search, CallForOffers call, Turn turn)
    {
        var (candidates, code) = lending.Answer(call, turn.Self, turn);
        search.Offers.AddRange(candidates);
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
        var decision = TierPolicy.Of(turn.Self.Kind).NextDecision(turn.Now);
        search.Ready = true;
        if (decision == turn.Now) Decide(search, turn);
        else if (state.DecisionAt is null) turn.At("decision", (state.DecisionAt = decision).Value, new DecisionDue());
    }

    private void Decide(Search search, Turn turn)
    {
        search.Ready = false;
        var ranked = NearestFirst.Rank(search.Demand.Line, search.Offers);
        var chosen = Choose(ranked, search.Remainder);
        if (chosen.Count == 0)
        {
            CallNextRing(search, turn);
            return;
        }

        var nextRanked = ranked.Where(c => !chosen.Exists(x => x.Resource == c.Resource)).ToArray();
        turn.Record(new Awarded(search.Demand.Line, search.Round, NearestFirst.Name, search.Remainder,
            [.. chosen.Take(RecordedCandidates)], [.. nextRanked.Take(RecordedCandidates)], ranked.Count));
        search.Offers.Clear();
        search.Offers.AddRange(nextRanked);
        var requisitions = chosen.ConvertAll(candidate => (Commitment: NextCommitment(search, turn), candidate));
        foreach (var (commitment, candidate) in requisitions) search.Pending.Add(commitment, candidate);
        foreach (var (commitment, candidate) in requisitions) Requisition(search, commitment, candidate, turn);
    }

    /// <summary>Inputs of a decision that a record names one by one; the rest is counted.</summary>
    private const int RecordedCandidates = 8;

    /// <summary>Whole squads, or units, in rank order until the remainder is covered.</summary>
    private static List<Candidate> Choose(List<Candidate> ranked, int remainder)
    {
        List<Candidate> chosen = [];
        foreach (var candidate in ranked)
        {
            if (remainder <= 0) break;
            var taken = candidate.Resource.Kind == ActorKind.Depot && candidate.Quantity > remainder
                ? candidate with { Quantity = remainder }
                : candidate;
            chosen.Add(taken);
            remainder -= taken.Quantity;
        }

        return chosen;
    }

    /// <summary>Counted over the whole tier: a line that is put to it again must not meet its former numbers.</summary>
    private string NextCommitment(Search search, Turn turn) => $"{search.Demand.Line}-{turn.Self.Key}-{++state.Requisitions}";

    private void Requisition(Search search, string commitment, Candidate candidate, Turn turn)
    {
        turn.Record(new Requisitioned(search.Demand.Line, commitment, candidate.Lender, candidate.Resource, candidate.Quantity));
        var agreement = AgreementWith(candidate.Lender, search, turn);
        var answerBy = turn.Now + PromisePolicy.RequisitionAnswer;
        if (Lending.ApprovalWanted(search.Demand, agreement, turn.Region))
            answerBy += Span.FromMinutes(turn.Region.Agreements[agreement!].Terms.ApprovalMinutes);
        turn.At(RequisitionKey(commitment), answerBy, new RequisitionDue(search.Demand.Line, commitment));
        var requisition = new Requisition(search.Demand, commitment, candidate.Resource, candidate.Quantity, agreement, answerBy,
            directing.For(candidate.Lender, turn), candidate.Substitute);
        if (candidate.Lender != turn.Self) turn.Send(candidate.Lender, requisition);
        else if (lending.Take(requisition, turn.Self, turn) is { } code)
            OnRefused(turn.Self, new RequisitionRefused(search.Demand.Line, commitment, code), turn);
    }

    private void GoOnWhenAnswered(Search search, Turn turn)
    {
        if (search.Remainder <= 0 && search.Pending.Count == 0) Close(search, "covered", turn);
        else if (search.Pending.Count == 0) Decide(search, turn);
    }

    private void Close(Search search, string reason, Turn turn)
    {
        state.Searches.Remove(search.Demand.Line);
        turn.Cancel(AnswersKey(search));
        turn.Record(new SearchClosed(search.Demand.Line, search.Promised, search.Demand.Remainder, reason));
        turn.Send(search.Requester, new SearchEnded(search.Demand.Line, search.Promised, search.Demand.Remainder));
    }

    private void GiveUp(ActorId lender, LineId line, string commitment, string reason, Turn turn)
    {
        if (lender == turn.Self) lending.GiveUp(commitment, reason, turn);
        else turn.Send(lender, new TakeBack(line, commitment, reason));
    }

    private static string? AgreementWith(ActorId lender, Search search, Turn turn) =>
        Ladder.AgreementWith(lender, turn.Self, search.Demand.Place, turn.Region, turn.Now);

    private static string AnswersKey(Search search) => $"answers/{search.Demand.Line}";
    private static string RequisitionKey(string commitment) => $"requisition/{commitment}";
}

using Alliance.Core.Actors;
using Alliance.Core.Awards;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Reports;
using Alliance.Core.Responses;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>Decides the awards of a tier. It awards all lines that are due at a decision point together. Once the
/// answers to the requisitions are in, it decides again over those lines that are still open.</summary>
internal sealed class AwardHandler(
    TierState state, CallRounds calls, LedgerHandler ledger, ResponseHandler responses, ReportHandler reports)
{
    /// <summary>The time that lines wait for the answers of others: 30 seconds. Answers to requisitions that wait for
    /// no approval come within seconds.</summary>
    private static readonly Span WaitForOthers = new(30_000);

    /// <summary>The number of inputs of a decision that a record names one by one. The rest is counted, unless the
    /// region's policies want all.</summary>
    private const int RecordedCandidates = 8;

    private readonly RoundsOfTier _rounds = new(state, ledger);

    /// <summary>Decides on a line whose called lenders have all answered or had their time, at once or at the next
    /// decision point.</summary>
    public void OnAnswered(Search search, Turn turn)
    {
        search.Ready = true;
        var policy = TierPolicy.Of(turn.Self, turn.Region);
        if (policy.DecisionInterval.Milliseconds == 0) Decide([search], turn);
        else if (state.DecisionAt is null)
            turn.At("decision", (state.DecisionAt = policy.NextDecision(turn.Now)).Value, new DecisionDue());
    }

    /// <summary>Decides over all lines that are ready.</summary>
    public void OnDecisionDue(Turn turn)
    {
        state.DecisionAt = null;
        Decide([.. state.Searches.Values.Where(s => s.Ready)], turn);
    }

    /// <summary>Decides again over the open lines of a decision when the time for the answers is over.</summary>
    public void OnRoundDue(RoundDue due, Turn turn)
    {
        if (state.RoundsDue.Remove(due.Decision)) Decide(WaitingIn(due.Decision), turn);
    }

    /// <summary>Passes a grant on to the request. A grant that comes too late is answered with a release.</summary>
    public void OnGranted(RequisitionGranted granted, Turn turn)
    {
        var lender = turn.From;
        if (!state.Searches.TryGetValue(granted.Line, out var search)
            || !search.Pending.Remove(granted.Commitment, out var candidate))
        {
            turn.Record(new CommitmentLate(granted.Line, granted.Commitment, lender));
            GiveUp(lender, granted.Line, granted.Commitment, "late", turn);
            return;
        }

        turn.Cancel(RequisitionKey(granted.Commitment));
        search.Promised += granted.Quantity;
        search.PassedOn.Add(granted.Commitment, granted.Quantity);
        OfferBook.Spend(state, candidate.KindFor(search.Demand.Kind), candidate, granted.Quantity);
        turn.Record(new CommitmentPassedOn(granted.Line, granted.Commitment, lender, granted.Quantity));
        reports.OnAnswered(granted.Line, turn);
        ledger.Enter(search.Demand, granted.Commitment, candidate with { Quantity = granted.Quantity },
            AgreementWith(lender, search, turn), turn);
        turn.Send(search.Requester, new Commitment(
            granted.Line, granted.Commitment, lender, candidate.Resource, granted.Quantity, granted.Eta,
            granted.AcceptBy, candidate.Substitute,
            AgreementWith(lender, search, turn)));
        GoOn(search, turn);
    }

    /// <summary>Books a refusal and goes on with the line.</summary>
    public void OnRefused(RequisitionRefused refused, Turn turn)
    {
        var lender = turn.From;
        ledger.OnTakenBack(refused, turn);
        if (!state.Searches.TryGetValue(refused.Line, out var search)) return;
        // What was granted and passed on can still give way to a more pressing line.
        var gaveWay = search.PassedOn.Remove(refused.Commitment, out var promised);
        if (gaveWay) search.Promised -= promised;
        else if (!search.Pending.Remove(refused.Commitment, out var candidate)) return;
        else OfferBook.Refuse(state, search, candidate, refused.Code);
        turn.Cancel(RequisitionKey(refused.Commitment));
        turn.Record(new RequisitionDeclined(refused.Line, search.Round, refused.Commitment, lender, refused.Code));
        GoOn(search, turn);
    }

    /// <summary>Takes back a requisition that had no answer in time. A commitment that still comes is
    /// released.</summary>
    public void OnRequisitionDue(RequisitionDue due, Turn turn)
    {
        if (!state.Searches.TryGetValue(due.Line, out var search)
            || !search.Pending.Remove(due.Commitment, out var candidate)) return;
        turn.Record(
            new RequisitionDeclined(due.Line, search.Round, due.Commitment, candidate.Lender, DeclineCode.Timeout));
        OfferBook.Refuse(state, search, candidate, DeclineCode.Timeout);
        GiveUp(candidate.Lender, due.Line, due.Commitment, "no answer in time", turn);
        GoOn(search, turn);
    }

    /// <summary>Gives up the requisitions of a line that is no longer sought. Call <see cref="GoOn(int, Turn)"/> once
    /// its search is closed.</summary>
    public void GiveUpAll(Search search, string reason, Turn turn)
    {
        foreach (var (commitment, candidate) in search.Pending) GiveUpOne(search, commitment, candidate, reason, turn);
    }

    /// <summary>Gives up requisitions beyond what a line still asks, the latest first.</summary>
    public void GiveUpSurplus(Search search, string reason, Turn turn)
    {
        foreach (var (commitment, candidate) in search.Pending.Reverse().ToList())
        {
            if (search.Remainder + candidate.Quantity > 0) continue;
            search.Pending.Remove(commitment);
            GiveUpOne(search, commitment, candidate, reason, turn);
        }
    }

    /// <summary>Decides again over all open lines of a decision when their answers are in. Lines do not wait for an
    /// answer that a person has to approve. For the other answers they wait half a minute at most.</summary>
    public void GoOn(int decision, Turn turn)
    {
        if (decision == 0) return;
        var waiting = WaitingIn(decision);
        if (waiting.Count > 0 && state.Searches.Values.Any(s => s.Decision == decision && IsAnsweredAtOnce(s, turn)))
        {
            if (state.RoundsDue.TryAdd(decision, turn.Now + WaitForOthers))
                turn.At(RoundKey(decision), state.RoundsDue[decision], new RoundDue(decision));
            return;
        }

        if (state.RoundsDue.Remove(decision)) turn.Cancel(RoundKey(decision));
        if (waiting.Count > 0) Decide(waiting, turn);
    }

    private void GoOn(Search search, Turn turn)
    {
        if (search.Remainder <= 0 && search.Pending.Count == 0 && search.Waiting.Count == 0 && !search.Ready)
            calls.Close(search, "covered", turn);
        GoOn(search.Decision, turn);
    }

    private List<Search> WaitingIn(int decision) =>
        [.. state.Searches.Values.Where(s => s.Decision == decision && s.WaitsForOthers)];

    private static bool IsAnsweredAtOnce(Search search, Turn turn) =>
        search.Pending.Values.Any(
            c => !LendingHandler.ApprovalWanted(search.Demand, AgreementWith(c.Lender, search, turn), turn.Region));

    private void Decide(List<Search> due, Turn turn)
    {
        if (due.Count == 0) return;
        var policy = AwardPolicy.Of(TierPolicy.Of(turn.Self, turn.Region).Award);
        var round = _rounds.Of(due, policy, turn);
        var decision = policy.Decide(round);
        var basis = BasisOf(++state.Decisions, policy, round, decision);
        foreach (var search in due) (search.Ready, search.Decision) = (false, basis.Number);
        List<(Search Search, CommitmentId Commitment, Candidate Candidate)> requisitions = [];
        foreach (var award in decision.Lines)
        {
            var search = state.Searches[award.Line.Id];
            if (award.Line.Candidates.Count > 0) Record(search, award, policy, basis, turn);
            OfferBook.Rank(search, award);
            foreach (var won in award.Won)
            {
                var commitment = NextCommitment(search, turn);
                search.Pending.Add(commitment, won.Candidate);
                OfferBook.Take(state, won.Candidate);
                requisitions.Add((search, commitment, won.Candidate));
            }
        }

        foreach (var search in due.Where(s => s.Pending.Count == 0 && s.Offers.Count == 0).ToList())
            calls.CallNextRing(search, turn);
        foreach (var (search, commitment, candidate) in requisitions) Requisition(search, commitment, candidate, turn);
        foreach (var search in due.Where(s => s.Decision == basis.Number && s.WaitsForOthers && IsAlone(s, turn))
            .ToList()) calls.CallNextRing(search, turn);
    }

    /// <summary>Tells whether no line that a line was decided with has an answer to come soon.</summary>
    private bool IsAlone(Search search, Turn turn) =>
        !state.Searches.Values.Any(s => s.Decision == search.Decision && IsAnsweredAtOnce(s, turn));

    private static AwardBasis BasisOf(int number, AwardPolicy policy, AwardRound round, AwardDecision decision)
    {
        var unmet = RoundScore.Of(decision).Unmet;
        var nearest = policy is NearestFirst || unmet == 0 && round.Lines.Count == 1 ? unmet
            : RoundScore.Of(AwardPolicy.Of(AwardPolicyName.NearestFirst).Decide(round)).Unmet;
        return new AwardBasis(number, round.Lines.Count, unmet, nearest, decision.IsExact);
    }

    private static void Record(Search search, LineAward award, AwardPolicy policy, AwardBasis basis, Turn turn)
    {
        var named = turn.Region.Data.Policies.RecordsAllInputs ? int.MaxValue : RecordedCandidates;
        var (won, lost) = (award.Won.Take(named).ToArray(), award.Lost.Take(named).ToArray());
        turn.Record(new Awarded(
            search.Demand.Line, search.Round, policy.Name, search.Remainder, Array.ConvertAll(won, j => j.Candidate),
            Array.ConvertAll(lost, j => j.Candidate),
            award.Line.Candidates.Count, award.Won.Count, Array.ConvertAll(won, Verdict),
            Array.ConvertAll(lost, Verdict), award.Line.Weight, basis));
    }

    private static AwardVerdict Verdict(Judged judged) => new(judged.Why, judged.Share, judged.GoneTo);

    /// <summary>Returns the next commitment number. It counts over the whole tier, because a line that is put to it
    /// again must not get its former numbers.</summary>
    private CommitmentId NextCommitment(Search search, Turn turn) =>
        CommitmentId.Of(search.Demand.Line, turn.Self.Key, ++state.Requisitions);

    private void Requisition(Search search, CommitmentId commitment, Candidate candidate, Turn turn)
    {
        turn.Record(new Requisitioned(
            search.Demand.Line, commitment, candidate.Lender, candidate.Resource, candidate.Quantity));
        var agreement = AgreementWith(candidate.Lender, search, turn);
        var answerBy = turn.Now + PromisePolicy.RequisitionAnswer;
        if (LendingHandler.ApprovalWanted(search.Demand, agreement, turn.Region))
            answerBy += Span.FromMinutes(turn.Region.Agreements[agreement!].Terms.ApprovalMinutes);
        turn.At(RequisitionKey(commitment), answerBy, new RequisitionDue(search.Demand.Line, commitment));
        var requisition =
            new Requisition(search.Demand, commitment, candidate.Resource, candidate.Quantity, agreement, answerBy,
            responses.For(candidate.Lender, turn), candidate.Substitute);
        turn.Send(candidate.Lender, requisition);
    }

    private void GiveUpOne(Search search, CommitmentId commitment, Candidate candidate, string reason, Turn turn)
    {
        turn.Cancel(RequisitionKey(commitment));
        OfferBook.Return(state, candidate);
        turn.Record(new RequisitionGivenUp(search.Demand.Line, commitment, candidate.Lender, reason));
        GiveUp(candidate.Lender, search.Demand.Line, commitment, reason, turn);
    }

    private static void GiveUp(ActorId lender, LineId line, CommitmentId commitment, string reason, Turn turn) =>
        turn.Send(lender, new TakeBack(line, commitment, reason));

    /// <summary>Returns the agreement under which this tier asks a lender for a line; null within one
    /// territory.</summary>
    internal static AgreementId? AgreementWith(ActorId lender, Search search, Turn turn) =>
        Ladder.AgreementWith(lender, turn.Self, search.Demand.Place, turn.Region, turn.Now);

    private static string RequisitionKey(CommitmentId commitment) => $"requisition/{commitment}";
    private static string RoundKey(int decision) => $"round/{decision}";
}

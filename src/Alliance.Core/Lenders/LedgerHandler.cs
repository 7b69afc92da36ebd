using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>Keeps the ledger of a tier. It has an entry for each commitment that leaves its lender's own territory. An
/// entry is closed when its outcome is known and its request is settled.</summary>
internal sealed class LedgerHandler(TierState state)
{
    private Ledger Ledger => state.Ledger;

    /// <summary>Enters what a lender supplies. Its planned person-minutes count from now on.</summary>
    public void Enter(Demand demand, CommitmentId commitment, Candidate candidate, AgreementId? agreement, Turn turn)
    {
        if (!LendableResources.IsLent(candidate.Lender, demand.Place, turn.Region)) return;
        var (pair, kind) = (new LedgerPair(candidate.Lender, Borrower(demand.Place, turn)),
            candidate.KindFor(demand.Kind));
        var (planned, terms) = (LoanPolicy.PlannedPersonMinutes(candidate),
            agreement is null ? null : turn.Region.Agreements[agreement].Terms);
        Enter(commitment, new LedgerEntry
        {
            Line = demand.Line, Pair = pair, Resource = candidate.Resource, Kind = kind, Quantity = candidate.Quantity,
            PlannedPersonMinutes = planned, AwardedAt = turn.Now,
            Cost = SharingOf(terms), BorrowerPermille = PermilleOf(terms),
        }, agreement, turn);
        Ledger.Book(pair.Lender, turn.Now, planned, turn.Now);
    }

    private void Enter(CommitmentId commitment, LedgerEntry entry, AgreementId? agreement, Turn turn)
    {
        Ledger.Open.Add(commitment, entry);
        turn.Record(new LedgerEntered(entry.Line, commitment, entry.Pair.Lender, entry.Pair.Borrower, entry.Kind,
            entry.Quantity, entry.PlannedPersonMinutes, agreement, entry.BorrowerPermille, entry.Cost));
    }

    private static CostSharing SharingOf(AgreementTerms? terms) => terms?.Cost ?? CostSharing.None;
    private static int PermilleOf(AgreementTerms? terms) => terms?.CostOfRequester ?? 0;

    /// <summary>Corrects an entry when fewer units are lent than were promised.</summary>
    public void OnReduced(LoanReduced reduced, Turn turn)
    {
        if (!Ledger.Open.TryGetValue(reduced.Commitment, out var entry) || entry.Returned is not null) return;
        entry.Quantity = reduced.Quantity;
        turn.Record(new LedgerReduced(reduced.Line, reduced.Commitment, reduced.Quantity));
    }

    /// <summary>Books what came of a loan, and closes the entries of its request when they are all over.</summary>
    public void OnReturned(LoanReturned returned, Turn turn)
    {
        if (!Ledger.Open.TryGetValue(returned.Commitment, out var entry) || entry.Returned is not null) return;
        entry.Returned =
            new LoanOutcome(returned.PersonMinutes, returned.Lent, returned.Units, returned.Owed, returned.Points);
        if (returned.Owed > 0)
            Ledger.Owed[returned.Commitment] = new OwedLoan { Pair = entry.Pair, Kind = entry.Kind,
                Units = returned.Owed, BorrowerPermille = entry.BorrowerPermille };
        Ledger.Book(entry.Pair.Lender, entry.AwardedAt, returned.PersonMinutes - entry.PlannedPersonMinutes, turn.Now);
        turn.Record(new LedgerReturned(
            returned.Line, returned.Commitment, returned.PersonMinutes, returned.Units, returned.Points,
            returned.Reason, returned.Lent, returned.Owed, returned.Happened));
        if (entry.Settled) CloseWhenOver(returned.Line.Request, turn);
    }

    /// <summary>Books owed goods that are back or lost. The loan may still be open, or folded into the
    /// balance.</summary>
    public void OnCorrected(LoanCorrected corrected, Turn turn)
    {
        if (!Ledger.Owed.TryGetValue(corrected.Commitment, out var owed)) return;
        owed.Units -= corrected.Back + corrected.Lost;
        if (owed.Units <= 0) Ledger.Owed.Remove(corrected.Commitment);
        if (Ledger.Open.TryGetValue(corrected.Commitment, out var entry))
            entry.Returned = entry.Returned!.Value.Corrected(corrected.Back, corrected.Lost);
        else Ledger.Balances[owed.Pair].Correct(owed.Kind, corrected.Back, corrected.Lost, owed.BorrowerPermille);
        turn.Record(
            new LedgerCorrected(corrected.Line, corrected.Commitment, owed.Kind, corrected.Back, corrected.Lost));
    }

    /// <summary>Books hours that a late report has changed, on the day of the award. Where the entry is closed, its
    /// balance is put right. The points for a squad that went after all, as its crew says now, are cancelled.</summary>
    public void OnHoursCorrected(LoanHoursCorrected corrected, Turn turn)
    {
        var isOpen = Ledger.Open.TryGetValue(corrected.Commitment, out var entry);
        if (!isOpen && !Ledger.Closed.TryGetValue(corrected.Commitment, out entry)) return;
        if (entry is not { Returned: { } before, Pair: var pair }) return;
        var points = before.PersonMinutes == 0 && corrected.PersonMinutes > 0 ? -before.Points : 0;
        var outcome = before.WithHours(corrected.PersonMinutes, points);
        var borne = LoanPolicy.BorneByBorrower(outcome.PersonMinutes, entry.BorrowerPermille)
            - LoanPolicy.BorneByBorrower(before.PersonMinutes, entry.BorrowerPermille);
        entry.Returned = outcome;
        if (!isOpen) Ledger.Balances[pair].CorrectHours(corrected.PersonMinutes, borne, points);
        Ledger.Book(pair.Lender, entry.AwardedAt, corrected.PersonMinutes, turn.Now);
        turn.Record(new LedgerHoursCorrected(corrected.Line, corrected.Commitment, pair.Lender, pair.Borrower,
            corrected.PersonMinutes, borne, points));
    }

    /// <summary>Enters a loan that was made without a round. Where no agreement covers the place, nothing of its costs
    /// is shared. Its lender tells when the request is settled.</summary>
    public void OnArranged(LoanArranged arranged, Turn turn)
    {
        if (Ledger.Open.ContainsKey(arranged.Commitment)) return;
        var pair = new LedgerPair(turn.From, Borrower(arranged.Place, turn));
        var agreement = AgreementOf(pair, turn);
        var terms = agreement is null ? null : turn.Region.Agreements.Find(agreement)?.Terms;
        Enter(arranged.Commitment, new LedgerEntry
        {
            Line = arranged.Line, Pair = pair, Resource = arranged.Resource, Kind = arranged.Kind,
            Quantity = arranged.Quantity, PlannedPersonMinutes = 0, AwardedAt = turn.Now,
            Cost = SharingOf(terms), BorrowerPermille = PermilleOf(terms),
        }, agreement, turn);
    }

    /// <summary>Marks an entry whose request is settled, and closes those of the request when they are all
    /// over.</summary>
    public void OnLoanSettled(LoanSettled settled, Turn turn)
    {
        if (!Ledger.Open.TryGetValue(settled.Commitment, out var entry)) return;
        entry.Settled = true;
        CloseWhenOver(settled.Line.Request, turn);
    }

    /// <summary>Ends the entry of a grant that gave way to a more pressing line, by the region's own rule. The resource
    /// never left, and the lender gets no points for it.</summary>
    public void OnTakenBack(RequisitionRefused refused, Turn turn)
    {
        if (Ledger.Open.ContainsKey(refused.Commitment))
            OnReturned(new LoanReturned(refused.Line, refused.Commitment, 0, 0, 0, "displaced"), turn);
    }

    /// <summary>Marks the entries of a settled request, and closes them when they are all over.</summary>
    public void OnSettled(Settled settled, Turn turn)
    {
        foreach (var (_, entry) in EntriesOf(settled.Number)) entry.Settled = true;
        CloseWhenOver(settled.Number, turn);
    }

    /// <summary>Returns what a lender has lent of what it could lend. What is requisitioned of it now counts as
    /// lent.</summary>
    public Share ShareOf(ActorId lender, Turn turn)
    {
        var lent = Ledger.LentWithin(lender, turn.Now);
        foreach (var search in state.Searches.Values)
            foreach (var candidate in search.Pending.Values)
                if (candidate.Lender == lender && LendableResources.IsLent(lender, search.Demand.Place, turn.Region))
                    lent += LoanPolicy.PlannedPersonMinutes(candidate);
        return new Share(lent, LendableTime.PersonMinutes(lender, turn.Region));
    }

    /// <summary>Returns the squads of a lender that are out under the agreement, as this tier counts them.</summary>
    public int SquadsOut(ActorId lender) =>
        Ledger.Open.Values.Count(e => e.Pair.Lender == lender && !e.Kind.IsSupply && e.Returned is null);

    /// <summary>Returns the township that borrows for a place: the one that stands.</summary>
    private static ActorId Borrower(string place, Turn turn) => new(ActorKind.Township, turn.Region.Standing(place));

    private static AgreementId? AgreementOf(LedgerPair pair, Turn turn) =>
        Ladder.AgreementWith(pair.Lender, turn.Self, pair.Borrower.Key, turn.Region, turn.Now);

    private List<KeyValuePair<CommitmentId, LedgerEntry>> EntriesOf(RequestNumber request) =>
        [.. Ledger.Open.Where(e => e.Value.Line.Request == request)];

    private void CloseWhenOver(RequestNumber request, Turn turn)
    {
        var entries = EntriesOf(request);
        if (entries.Count == 0 || entries.Exists(e => !e.Value.IsOver)) return;
        foreach (var (commitment, entry) in entries) Ledger.Close(commitment, entry);
        turn.Record(new LedgerSettled(
            request, [.. entries.Select(e => e.Key)], entries.Sum(e => e.Value.Returned!.Value.PersonMinutes),
            [.. entries.Select(e => CostOf(e.Key, e.Value))]));
    }

    private static LoanCost CostOf(CommitmentId commitment, LedgerEntry entry)
    {
        var (outcome, permille) = (entry.Returned!.Value, entry.BorrowerPermille);
        return new LoanCost(commitment, entry.Pair.Lender, entry.Pair.Borrower, entry.Cost, permille,
            outcome.PersonMinutes, LoanPolicy.BorneByBorrower(outcome.PersonMinutes, permille), outcome.Units,
            (long)outcome.Units * permille);
    }
}

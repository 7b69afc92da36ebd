using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Policies;

namespace Alliance.Core.Negotiation;

/// <summary>Tells the tier that keeps the ledger about a lender's loans: the outcome of each, units fewer than
/// promised, and goods that were not back in time.</summary>
internal sealed class Loans(TierState state)
{
    /// <summary>Reports the outcome of a loan when the squad or depot is done with it. A resource that was not called
    /// off and never left counts as taken back by the lender's side.</summary>
    public void OnFreed(Slot slot, ResourceFreed freed, Turn turn)
    {
        if (!IsLoan(slot)) return;
        if (freed.Owed > 0)
            state.OwedGoods[freed.Commitment] = new OwedGoodsOut { Tier = slot.Tier, Units = freed.Owed };
        var takenBack = (slot.Stage != SlotStage.Releasing || slot.TakenBack is not null)
            && freed is { PersonMinutes: 0, Consumed: 0, Lent: 0 };
        turn.Send(
            slot.Tier, new LoanReturned(freed.Line, freed.Commitment, freed.PersonMinutes, freed.Consumed - freed.Owed,
            takenBack ? LoanPolicy.DecommitmentPoints(slot.Resource, slot.Quantity) : 0,
            slot.TakenBack?.Reason ?? freed.Reason, freed.Lent, freed.Owed, freed.Happened));
    }

    /// <summary>Reports that fewer units go, or stay out, than were promised.</summary>
    public void OnReduced(Slot slot, Turn turn)
    {
        if (IsLoan(slot)) turn.Send(slot.Tier, new LoanReduced(slot.Task.Line, slot.Task.Commitment, slot.Quantity));
    }

    /// <summary>Reports owed goods that are back or lost. Only the loan tells whether they were lent at all.</summary>
    public void OnOwedEnded(OwedGoodsEnded ended, Turn turn)
    {
        if (!state.OwedGoods.TryGetValue(ended.Commitment, out var owed)) return;
        owed.Units -= ended.Back + ended.Lost;
        if (owed.Units <= 0) state.OwedGoods.Remove(ended.Commitment);
        turn.Send(owed.Tier, new LoanCorrected(ended.Line, ended.Commitment, ended.Back, ended.Lost));
    }

    /// <summary>Passes on that a late report has changed the hours of a loan.</summary>
    public static void OnHoursCorrected(FreedHoursCorrected corrected, Turn turn)
    {
        if (corrected.Loan is { } tier)
            turn.Send(tier,
                new LoanHoursCorrected(corrected.Line, corrected.Commitment, corrected.PersonMinutes));
    }

    /// <summary>Returns the tier whose ledger has a slot as a loan; null where none has.</summary>
    public static ActorId? TierOf(Slot slot) => IsLoan(slot) ? slot.Tier : null;

    private static bool IsLoan(Slot slot) => slot is { Granted: true, Lent: true };
}

using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Invariants.Lending;

/// <summary>The reciprocity ledger of supplies: the units lent, gone and owed match the depot's own entries for the
/// commitment. A reduced number of units matches the lender's slot. At rest the owed units are those that the depot
/// still has out.</summary>
internal sealed class LedgerFollowsStock : InvariantFold
{
    private readonly SortedDictionary<string, Loan> _loans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Units> _units = new(StringComparer.Ordinal);
    private readonly HashSet<(CommitmentId Commitment, int Quantity)> _reduced = [];

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case StockMoved { Commitment: { } commitment } move: Of(commitment).Move(move); break;
            case GoodsOwed owed: Of(owed.Commitment).Owe(owed.Units); break;
            case SlotReduced reduced: _reduced.Add((reduced.Commitment, reduced.Quantity)); break;
            case LedgerEntered { Kind.IsSupply: true } entered:
                _loans[entered.Commitment] = new Loan(entry.Number, entered.Quantity); break;
            case LedgerReduced reduced: Reduce(reduced, entry); break;
            case LedgerReturned returned when _loans.ContainsKey(returned.Commitment): Return(returned, entry); break;
            case LedgerCorrected corrected: Correct(corrected, entry); break;
        }
    }

    /// <inheritdoc/>
    public override void AtRest()
    {
        foreach (var (commitment, loan) in _loans)
            if (loan.Owed is { } owed && _units.TryGetValue(commitment, out var units) && units.IsOver
                && units.Out != owed)
                Break($"At rest the ledger has {owed} units of {commitment} as owed; its depot has {units.Out} out.",
                    loan.Record);
    }

    private void Reduce(LedgerReduced reduced, in JournalEntry entry)
    {
        if (!_loans.TryGetValue(reduced.Commitment, out var loan))
            Break($"{entry.Actor} reduces {reduced.Commitment}, which it has not entered.", entry.Number);
        else if (!_reduced.Contains((reduced.Commitment, reduced.Quantity)))
            Break($"{entry.Actor} has {reduced.Quantity} units of {reduced.Commitment}; its lender never said so.",
                loan.Record, entry.Number);
    }

    private void Return(LedgerReturned returned, in JournalEntry entry)
    {
        var (loan, units) = (_loans[returned.Commitment], Of(returned.Commitment));
        var (lent, gone, owed) = units.AtEnd;
        loan.Owed = returned.Owed;
        if ((returned.Lent, returned.Units, returned.Owed) != (lent, gone, owed))
            Break($"{entry.Actor} books {returned.Lent} units of {returned.Commitment} as lent, {returned.Units} as "
                + $"gone and {returned.Owed} as owed; its depot's entries say {lent}, {gone} and {owed}.",
                loan.Record, entry.Number);
        if (returned.Lent > loan.Promised)
            Break($"{entry.Actor} books {returned.Lent} units of {returned.Commitment}, of which {loan.Promised} were "
                + "promised.", loan.Record, entry.Number);
    }

    private void Correct(LedgerCorrected corrected, in JournalEntry entry)
    {
        if (!_loans.TryGetValue(corrected.Commitment, out var loan) || loan.Owed < corrected.Back + corrected.Lost)
            Break($"{entry.Actor} books {corrected.Back + corrected.Lost} owed units of {corrected.Commitment}, which "
                + "are not owed.", entry.Number);
        else loan.Owed -= corrected.Back + corrected.Lost;
    }

    private Units Of(CommitmentId commitment)
    {
        if (!_units.TryGetValue(commitment, out var units)) _units.Add(commitment, units = new Units());
        return units;
    }

    private void Break(string what, params long[] records) => Violate(InvariantCatalogue.Ledger, what, records);

    private sealed class Loan(long record, int promised)
    {
        /// <summary>Number of the record that entered the loan.</summary>
        public long Record => record;
        /// <summary>Units that were promised.</summary>
        public int Promised => promised;
        /// <summary>Units that are owed; null before the return.</summary>
        public int? Owed { get; set; }
    }

    /// <summary>The entries of a depot for one commitment. It is over when nothing of it is held or out, or when the
    /// units that are out count as owed. Later moves, of owed goods or of a load that left although it was called off,
    /// do not change that.</summary>
    private sealed class Units
    {
        private int _held, _lent, _gone, _owed;

        /// <summary>Units that are on the way, at the scene or on the way back.</summary>
        public int Out { get; private set; }
        /// <summary>Whether the commitment is over.</summary>
        public bool IsOver { get; private set; }
        /// <summary>Units lent, gone and owed when the commitment ended.</summary>
        public (int Lent, int Gone, int Owed) AtEnd => (_lent, _gone, _owed);

        /// <summary>Takes in a move of units.</summary>
        public void Move(StockMoved move)
        {
            if (move.Source == StockPlace.Held) _held -= move.Units;
            if (move.Target == StockPlace.Held) _held += move.Units;
            if (IsOut(move.Source)) Out -= move.Units;
            if (IsOut(move.Target)) Out += move.Units;
            if (IsOver) return;
            if (move is { Source: StockPlace.InTransit, Target: StockPlace.Issued or StockPlace.WrittenOff })
                _lent += move.Units;
            if (move.Target is StockPlace.Consumed or StockPlace.WrittenOff) _gone += move.Units;
            IsOver = _held + Out == 0;
        }

        /// <summary>Counts the units that are out as owed, which ends the commitment.</summary>
        public void Owe(int units) => (_owed, IsOver) = (units, true);

        private static bool IsOut(StockPlace place) =>
            place is StockPlace.InTransit or StockPlace.Issued or StockPlace.Returning;
    }
}

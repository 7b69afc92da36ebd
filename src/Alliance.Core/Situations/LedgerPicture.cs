using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Ledgers;

namespace Alliance.Core.Situations;

/// <summary>A tier's reciprocity ledger as the journal shows it: what is open, what was closed last, and the balance of each pair.</summary>
public sealed class LedgerPicture
{
    /// <summary>Closed entries that are kept one by one; older ones are in the balances only.</summary>
    public const int ClosedKept = 1000;

    private readonly SortedDictionary<string, LoanPicture> _open = new(StringComparer.Ordinal);
    private readonly Queue<LoanPicture> _closed = [];
    private readonly Dictionary<string, LoanPicture> _owed = new(StringComparer.Ordinal);

    /// <summary>Entries that are not settled yet, by commitment.</summary>
    public IReadOnlyCollection<LoanPicture> Open => _open.Values;
    /// <summary>The last of those that are, in the order in which they were closed.</summary>
    public IReadOnlyCollection<LoanPicture> Closed => _closed;
    /// <summary>What each lender has lent each borrower, over all closed entries.</summary>
    public SortedDictionary<LedgerPair, LedgerBalance> Balances { get; } = [];

    internal void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case LedgerEntered r: _open[r.Commitment] = new LoanPicture(r, entry.At); break;
            case LedgerReturned r when _open.TryGetValue(r.Commitment, out var loan):
                (loan.Returned, loan.ReturnedAt, loan.Outcome) = (r, entry.At, new LoanOutcome(r.PersonMinutes, r.Lent, r.Units, r.Owed, r.Points));
                if (r.Owed > 0) _owed[r.Commitment] = loan;
                break;
            case LedgerReduced r when _open.TryGetValue(r.Commitment, out var loan): loan.Quantity = r.Quantity; break;
            case LedgerCorrected r when _owed.TryGetValue(r.Commitment, out var loan): Correct(loan, r); break;
            case LedgerSettled r:
                foreach (var commitment in r.Closed) Close(commitment);
                break;
        }
    }

    private void Close(string commitment)
    {
        if (!_open.Remove(commitment, out var loan) || loan.Outcome is not { } outcome) return;
        if (!Balances.TryGetValue(loan.Pair, out var balance)) Balances.Add(loan.Pair, balance = new LedgerBalance());
        balance.Add(loan.Entered.Kind, outcome, loan.Entered.CostOfRequesterPermille);
        loan.IsClosed = true;
        _closed.Enqueue(loan);
        if (_closed.Count > ClosedKept) _closed.Dequeue();
    }

    private void Correct(LoanPicture loan, LedgerCorrected corrected)
    {
        loan.Outcome = loan.Outcome!.Value.Corrected(corrected.Back, corrected.Lost);
        if (loan.Outcome.Value.Owed <= 0) _owed.Remove(corrected.Commitment);
        if (loan.IsClosed) Balances[loan.Pair].Correct(loan.Entered.Kind, corrected.Back, corrected.Lost, loan.Entered.CostOfRequesterPermille);
    }
}

/// <summary>An entry of a ledger: what was lent, and what came of it.</summary>
public sealed class LoanPicture(LedgerEntered entered, Instant at)
{
    public LedgerEntered Entered => entered;
    public Instant EnteredAt => at;
    public LedgerPair Pair => new(entered.Lender, entered.Borrower);
    /// <summary>People or units, less the units that were given back since.</summary>
    public int Quantity { get; set; } = entered.Quantity;
    public LedgerReturned? Returned { get; set; }
    public Instant? ReturnedAt { get; set; }
    /// <summary>What came of it by now; owed goods may still come.</summary>
    public LoanOutcome? Outcome { get; set; }
    public bool IsClosed { get; set; }
}

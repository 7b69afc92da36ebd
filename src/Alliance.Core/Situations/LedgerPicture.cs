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
                (loan.Returned, loan.ReturnedAt) = (r, entry.At);
                break;
            case LedgerSettled r:
                foreach (var commitment in r.Closed) Close(commitment);
                break;
        }
    }

    private void Close(string commitment)
    {
        if (!_open.Remove(commitment, out var loan) || loan.Returned is not { } returned) return;
        var pair = new LedgerPair(loan.Entered.Lender, loan.Entered.Borrower);
        if (!Balances.TryGetValue(pair, out var balance)) Balances.Add(pair, balance = new LedgerBalance());
        balance.Add(loan.Entered.Kind, returned.PersonMinutes, returned.Units, returned.Points);
        _closed.Enqueue(loan);
        if (_closed.Count > ClosedKept) _closed.Dequeue();
    }
}

/// <summary>An entry of a ledger: what was lent, and what came of it.</summary>
public sealed class LoanPicture(LedgerEntered entered, Instant at)
{
    public LedgerEntered Entered => entered;
    public Instant EnteredAt => at;
    public LedgerReturned? Returned { get; set; }
    public Instant? ReturnedAt { get; set; }
}

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;

namespace Alliance.Core.Situations;

/// <summary>The reciprocity ledger of a tier as the journal shows it: the open entries, the last closed ones, and the
/// balance of each pair. Not safe for concurrent use.</summary>
[GenerateSerializer, Alias("picture.ledger")]
public sealed class LedgerProjection
{
    /// <summary>Most closed entries that are kept singly. Older ones are in the balances only.</summary>
    public const int ClosedKept = 100;

    [Id(0)] private readonly SortedDictionary<string, LoanProjection> _open = new(StringComparer.Ordinal);
    [Id(1)] private readonly Queue<LoanProjection> _closed = [];
    [Id(2)] private readonly Dictionary<string, LoanProjection> _owed = new(StringComparer.Ordinal);

    /// <summary>Entries that are not settled yet, in order of commitment.</summary>
    public IReadOnlyCollection<LoanProjection> Open => _open.Values;
    /// <summary>The last closed entries, in the order of closing.</summary>
    public IReadOnlyCollection<LoanProjection> Closed => _closed;
    /// <summary>The sum that each lender has lent each borrower, over all closed entries.</summary>
    [Id(3)] public SortedDictionary<LedgerPair, LedgerBalance> Balances { get; init; } = [];

    /// <summary>Takes in a record of the ledger.</summary>
    internal void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case LedgerEntered r:
                _open[r.Commitment] = new LoanProjection { Entered = r, EnteredAt = entry.At, Quantity = r.Quantity };
                    break;
            case LedgerReturned r when _open.TryGetValue(r.Commitment, out var loan):
                (loan.Returned, loan.ReturnedAt, loan.ReturnRecordedAt, loan.Outcome) =
                    (r, entry.Happened, entry.At, new LoanOutcome(r.PersonMinutes, r.Lent, r.Units, r.Owed, r.Points));
                if (r.Owed > 0) _owed[r.Commitment] = loan;
                break;
            case LedgerReduced r when _open.TryGetValue(r.Commitment, out var loan): loan.Quantity = r.Quantity; break;
            case LedgerCorrected r when _owed.TryGetValue(r.Commitment, out var loan): Correct(loan, r); break;
            case LedgerHoursCorrected r: Correct(r); break;
            case LedgerSettled r:
                foreach (var commitment in r.Closed) Close(commitment);
                break;
        }
    }

    private void Close(CommitmentId commitment)
    {
        if (!_open.Remove(commitment, out var loan) || loan.Outcome is not { } outcome) return;
        if (!Balances.TryGetValue(loan.Pair, out var balance)) Balances.Add(loan.Pair, balance = new LedgerBalance());
        balance.Add(loan.Entered.Kind, outcome, loan.Entered.CostOfRequesterPermille);
        loan.IsClosed = true;
        _closed.Enqueue(loan);
        if (_closed.Count > ClosedKept) _closed.Dequeue();
    }

    private void Correct(LedgerHoursCorrected corrected)
    {
        if (_open.TryGetValue(corrected.Commitment, out var open))
            open.CorrectHours(corrected.PersonMinutes, corrected.Points);
        else
        {
            _closed.FirstOrDefault(l => l.Entered.Commitment == corrected.Commitment)
                ?.CorrectHours(corrected.PersonMinutes, corrected.Points);
            Balances[new LedgerPair(corrected.Lender, corrected.Borrower)]
                .CorrectHours(corrected.PersonMinutes, corrected.BorrowerPersonMinutes, corrected.Points);
        }
    }

    private void Correct(LoanProjection loan, LedgerCorrected corrected)
    {
        loan.Outcome = loan.Outcome!.Value.Corrected(corrected.Back, corrected.Lost);
        if (loan.Outcome.Value.Owed <= 0) _owed.Remove(corrected.Commitment);
        if (loan.IsClosed)
            Balances[loan.Pair]
                .Correct(loan.Entered.Kind, corrected.Back, corrected.Lost, loan.Entered.CostOfRequesterPermille);
    }
}

/// <summary>An entry of a ledger: the loan and its outcome.</summary>
[GenerateSerializer, Alias("picture.loan")]
public sealed class LoanProjection
{
    /// <summary>The record that entered the loan.</summary>
    [Id(0)] public required LedgerEntered Entered { get; init; }
    /// <summary>When the loan was entered.</summary>
    [Id(1)] public required Instant EnteredAt { get; init; }
    /// <summary>The lender and the borrower.</summary>
    public LedgerPair Pair => new(Entered.Lender, Entered.Borrower);
    /// <summary>People or units, less the units that were given back since.</summary>
    [Id(2)] public required int Quantity { get; set; }
    /// <summary>The record of the return; null before the return.</summary>
    [Id(3)] public LedgerReturned? Returned { get; set; }
    /// <summary>When the return was booked; null before the return.</summary>
    [Id(4)] public Instant? ReturnedAt { get; set; }
    /// <summary>When its return was recorded; null before that.</summary>
    [Id(9)] public Instant? ReturnRecordedAt { get; set; }
    /// <summary>The outcome so far; null before the return. Owed goods may still come.</summary>
    [Id(5)] public LoanOutcome? Outcome { get; set; }
    /// <summary>Whether the entry is closed.</summary>
    [Id(6)] public bool IsClosed { get; set; }

    /// <summary>Puts the hours and points right that a late report has changed.</summary>
    internal void CorrectHours(long personMinutes, int points)
    {
        if (Outcome is { } outcome) Outcome = outcome.WithHours(personMinutes, points);
    }
}

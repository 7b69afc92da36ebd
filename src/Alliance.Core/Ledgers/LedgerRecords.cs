using Alliance.Core.Actors;
using Alliance.Core.Requests;
using Alliance.Core.Resources;

namespace Alliance.Core.Ledgers;

/// <summary>A commitment is entered in the ledger: what its lender lends, planned.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="Lender">Who lends.</param>
/// <param name="Borrower">The township whose request it is.</param>
/// <param name="Kind">What.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="PlannedPersonMinutes">Counted at once towards the lender's share; zero for stock.</param>
/// <param name="Agreement">Under which it is lent; null for what a superior calls up in its own territory.</param>
/// <param name="CostOfRequesterPermille">Of a thousand of the costs, what the borrower bears by the agreement.</param>
[GenerateSerializer, Alias("ledger.entered")]
public sealed record LedgerEntered(
    LineId Line, string Commitment, ActorId Lender, ActorId Borrower, ResourceKind Kind, int Quantity, long PlannedPersonMinutes, string? Agreement,
    int CostOfRequesterPermille) : JournalRecord;

/// <summary>What came of an entry: from now on the actual person-minutes count.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="PersonMinutes">Away from base.</param>
/// <param name="Units">Units that will not come back.</param>
/// <param name="Points">Decommitment points.</param>
/// <param name="Reason">Why it is over.</param>
[GenerateSerializer, Alias("ledger.returned")]
public sealed record LedgerReturned(LineId Line, string Commitment, long PersonMinutes, int Units, int Points, string Reason) : JournalRecord;

/// <summary>A request is settled and what came of all its entries is known, whichever was last: they are closed and folded into the balances.</summary>
/// <param name="Request">The request.</param>
/// <param name="Closed">Commitments whose entries are closed.</param>
/// <param name="PersonMinutes">Of all of them together.</param>
[GenerateSerializer, Alias("ledger.settled")]
public sealed record LedgerSettled(string Request, string[] Closed, long PersonMinutes) : JournalRecord;

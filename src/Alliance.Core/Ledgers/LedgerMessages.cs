using Alliance.Core.Actors;
using Alliance.Core.Requests;

namespace Alliance.Core.Ledgers;

/// <summary>A lender tells the tier that runs the agreement what came of a commitment, once the squad is home or the stock is gone.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="PersonMinutes">People times minutes away from base; zero for what never left, and for stock.</param>
/// <param name="Units">Units that will not come back.</param>
/// <param name="Points">Decommitment points: above zero when the lender's side took it back before it had left.</param>
/// <param name="Reason">Why it is over, in a word or two.</param>
[GenerateSerializer, Alias("ledger.loan-returned")]
public sealed record LoanReturned(LineId Line, string Commitment, long PersonMinutes, int Units, int Points, string Reason) : Assured;

using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Lenders;

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
/// <param name="Cost">The agreement's rule for the costs at the award.</param>
[GenerateSerializer, Alias("ledger.entered")]
public sealed record LedgerEntered(
    LineId Line, CommitmentId Commitment, ActorId Lender, ActorId Borrower, ResourceKind Kind, int Quantity,
    long PlannedPersonMinutes, AgreementId? Agreement,
    int CostOfRequesterPermille, CostSharing Cost = CostSharing.None) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Fewer units are lent than were promised.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="Quantity">Units that are still promised, or out.</param>
[GenerateSerializer, Alias("ledger.reduced")]
public sealed record LedgerReduced(LineId Line, CommitmentId Commitment, int Quantity) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>What came of an entry: from now on the actual person-minutes count.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="PersonMinutes">Away from base.</param>
/// <param name="Units">Units that will never come back: used up or written off.</param>
/// <param name="Points">Decommitment points.</param>
/// <param name="Reason">Why it is over.</param>
/// <param name="Lent">Units that were really lent: handed over, or lost on the way there.</param>
/// <param name="Owed">Units that were not back in time, and are still to come.</param>
[GenerateSerializer, Alias("ledger.returned")]
public sealed record LedgerReturned(
    LineId Line, CommitmentId Commitment, long PersonMinutes, int Units, int Points, string Reason, int Lent = 0,
    int Owed = 0) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Goods that an entry has as owed are back, or lost; the entry may long be closed.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="Kind">Of what.</param>
/// <param name="Back">Units that are back.</param>
/// <param name="Lost">Units that will never come back.</param>
[GenerateSerializer, Alias("ledger.corrected")]
public sealed record LedgerCorrected(
    LineId Line, CommitmentId Commitment, ResourceKind Kind, int Back, int Lost) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A request is settled and what came of all its entries is known, whichever was last: they are closed and
/// folded into the balances.</summary>
/// <param name="Request">The request.</param>
/// <param name="Closed">Commitments whose entries are closed.</param>
/// <param name="PersonMinutes">Of all of them together.</param>
/// <param name="Costs">Who bears the cost of each of them.</param>
[GenerateSerializer, Alias("ledger.settled")]
public sealed record LedgerSettled(
    RequestNumber Request, CommitmentId[] Closed, long PersonMinutes, LoanCost[] Costs) : JournalRecord
{
    public override Subject About => Subject.OfRequest(Request);
    public override bool IsNegotiationStep => false;
}

/// <summary>Who bears the cost of an entry, by the rule of its agreement; what the borrower does not bear, the lender
/// does.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Lender">Who lent.</param>
/// <param name="Borrower">Who borrowed.</param>
/// <param name="Rule">The agreement's rule.</param>
/// <param name="BorrowerPermille">Of a thousand, what the borrower bears.</param>
/// <param name="PersonMinutes">Of the entry.</param>
/// <param name="BorrowerPersonMinutes">Of those, what the borrower bears.</param>
/// <param name="Units">Units of the entry that will never come back.</param>
/// <param name="BorrowerMilliunits">Of those, what the borrower bears, in thousandths of a unit.</param>
[GenerateSerializer, Alias("ledger.cost")]
public readonly record struct LoanCost(
    CommitmentId Commitment, ActorId Lender, ActorId Borrower, CostSharing Rule, int BorrowerPermille, long PersonMinutes,
    long BorrowerPersonMinutes, int Units,
    long BorrowerMilliunits);

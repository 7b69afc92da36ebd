using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Lenders;

/// <summary>Records that a commitment is entered in the ledger, with what its lender plans to lend.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Lender">The tier that lends.</param>
/// <param name="Borrower">The township whose request it is.</param>
/// <param name="Kind">The kind that is lent.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="PlannedPersonMinutes">People times minutes that are planned. They count at once towards the lender's
/// share; zero for stock.</param>
/// <param name="Agreement">The agreement under which it is lent; null where a superior calls it up in its own
/// territory.</param>
/// <param name="CostOfRequesterPermille">The part of the costs that the borrower bears by the agreement, in
/// permille.</param>
/// <param name="Cost">The agreement's rule for the costs at the award.</param>
[GenerateSerializer, Alias("ledger.entered")]
public sealed record LedgerEntered(
    LineId Line, CommitmentId Commitment, ActorId Lender, ActorId Borrower, ResourceKind Kind, int Quantity,
    long PlannedPersonMinutes, AgreementId? Agreement,
    int CostOfRequesterPermille, CostSharing Cost = CostSharing.None) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that fewer units are lent than were promised.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Quantity">Units that are still promised or out.</param>
[GenerateSerializer, Alias("ledger.reduced")]
public sealed record LedgerReduced(LineId Line, CommitmentId Commitment, int Quantity) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records what came of an entry. From now on the actual person-minutes count.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="PersonMinutes">People times minutes away from base.</param>
/// <param name="Units">Units that will never come back: used up or written off.</param>
/// <param name="Points">Decommitment points.</param>
/// <param name="Reason">Why the loan is over.</param>
/// <param name="Lent">Units that were really lent: handed over, or lost on the way there.</param>
/// <param name="Owed">Units that were not back in time, and are still to come.</param>
/// <param name="Since">When it was over, where that was before it was recorded; else null.</param>
[GenerateSerializer, Alias("ledger.returned")]
public sealed record LedgerReturned(
    LineId Line, CommitmentId Commitment, long PersonMinutes, int Units, int Points, string Reason, int Lent = 0,
    int Owed = 0, Instant? Since = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Instant? HappenedAt => Since;
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that owed goods of an entry are back or lost. The entry may be closed long since.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Kind">The kind of the goods.</param>
/// <param name="Back">Units that are back.</param>
/// <param name="Lost">Units that will never come back.</param>
[GenerateSerializer, Alias("ledger.corrected")]
public sealed record LedgerCorrected(
    LineId Line, CommitmentId Commitment, ResourceKind Kind, int Back, int Lost) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that all entries of a request are closed and folded into the balances. The request is settled and
/// the outcome of all its entries is known; either may come last.</summary>
/// <param name="Request">The number of the aid request.</param>
/// <param name="Closed">The commitments whose entries are closed.</param>
/// <param name="PersonMinutes">People times minutes of all the entries together.</param>
/// <param name="Costs">The cost of each entry, and the parts that each side bears.</param>
[GenerateSerializer, Alias("ledger.settled")]
public sealed record LedgerSettled(
    RequestNumber Request, CommitmentId[] Closed, long PersonMinutes, LoanCost[] Costs) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfRequest(Request);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Says which part of the cost of an entry the borrower bears, by the rule of its agreement. The lender bears
/// the rest.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Lender">The tier that lends.</param>
/// <param name="Borrower">The township that borrows.</param>
/// <param name="Rule">The agreement's rule.</param>
/// <param name="BorrowerPermille">The part that the borrower bears, in permille.</param>
/// <param name="PersonMinutes">People times minutes of the entry.</param>
/// <param name="BorrowerPersonMinutes">The part of <paramref name="PersonMinutes"/> that the borrower bears.</param>
/// <param name="Units">Units of the entry that will never come back.</param>
/// <param name="BorrowerMilliunits">The part of <paramref name="Units"/> that the borrower bears, in thousandths of a
/// unit.</param>
[GenerateSerializer, Alias("ledger.cost")]
public readonly record struct LoanCost(
    CommitmentId Commitment, ActorId Lender, ActorId Borrower, CostSharing Rule, int BorrowerPermille,
    long PersonMinutes,
    long BorrowerPersonMinutes, int Units,
    long BorrowerMilliunits);

/// <summary>Records that a late report has changed the hours of an entry. The entry may be closed long since. The
/// borrower bears its part by the agreement as it was at the award.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Lender">The tier that lends.</param>
/// <param name="Borrower">The township that borrows.</param>
/// <param name="PersonMinutes">Person-minutes more than were booked; negative: fewer.</param>
/// <param name="BorrowerPersonMinutes">The part of them that the borrower bears.</param>
/// <param name="Points">Decommitment points that are taken back, below zero, because the squad went after all; else
/// 0.</param>
[GenerateSerializer, Alias("ledger.hours")]
public sealed record LedgerHoursCorrected(
    LineId Line, CommitmentId Commitment, ActorId Lender, ActorId Borrower, long PersonMinutes,
    long BorrowerPersonMinutes, int Points = 0) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Messages;

/// <summary>Tells the tier that runs the agreement what came of a commitment. The lender sends it once the squad is
/// home or the stock is gone.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="PersonMinutes">People times minutes away from base; zero for a squad that never left, and for
/// stock.</param>
/// <param name="Units">Units that will never come back: used up or written off.</param>
/// <param name="Points">Decommitment points; above zero when the lender's side took the commitment back before
/// departure.</param>
/// <param name="Reason">Why the commitment is over, in a word or two.</param>
/// <param name="Lent">Units that were really lent: handed over, or lost on the way there.</param>
/// <param name="Owed">Units that were not back in time, and are still to come.</param>
/// <param name="Happened">When it was over, where that was before it was recorded; else null.</param>
[GenerateSerializer, Alias("ledger.loan-returned")]
public sealed record LoanReturned(
    LineId Line, CommitmentId Commitment, long PersonMinutes, int Units, int Points, string Reason, int Lent = 0,
    int Owed = 0, Instant? Happened = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Tells the tier that runs the agreement that fewer units are lent than were promised. The rest is on the
/// lender's shelf again.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Quantity">Units that are still promised or out.</param>
[GenerateSerializer, Alias("ledger.loan-reduced")]
public sealed record LoanReduced(LineId Line, CommitmentId Commitment, int Quantity) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Tells the tier that runs the agreement that owed goods are back or lost. The ledger entry may be closed
/// long since.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Back">Units that are back.</param>
/// <param name="Lost">Units that will never come back.</param>
[GenerateSerializer, Alias("ledger.loan-corrected")]
public sealed record LoanCorrected(LineId Line, CommitmentId Commitment, int Back, int Lost) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Tells the tier that runs the agreement that a late report changes the hours of a loan. The ledger entry may
/// be closed long since.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="PersonMinutes">Person-minutes more than were told; negative: fewer.</param>
[GenerateSerializer, Alias("ledger.hours-corrected")]
public sealed record LoanHoursCorrected(LineId Line, CommitmentId Commitment, long PersonMinutes) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Tells the tier that keeps the ledger that aid leaves its lender's territory without a round: it was
/// arranged by telephone, offered, turned up, or a squad was given another task.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Kind">The kind that is lent.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Place">The code of the township that borrows.</param>
[GenerateSerializer, Alias("ledger.loan-arranged")]
public sealed record LoanArranged(
    LineId Line, CommitmentId Commitment, ActorId Resource, ResourceKind Kind, int Quantity, string Place) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Tells the tier that keeps the ledger that the request of a loan is settled which was made without a
/// round.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("ledger.loan-settled")]
public sealed record LoanSettled(LineId Line, CommitmentId Commitment) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Messages;

/// <summary>A lender tells the tier that runs the agreement what came of a commitment, once the squad is home or the
/// stock is gone.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="PersonMinutes">People times minutes away from base; zero for what never left, and for stock.</param>
/// <param name="Units">Units that will never come back: used up or written off.</param>
/// <param name="Points">Decommitment points: above zero when the lender's side took it back before it had left.</param>
/// <param name="Reason">Why it is over, in a word or two.</param>
/// <param name="Lent">Units that were really lent: handed over, or lost on the way there.</param>
/// <param name="Owed">Units that were not back in time, and are still to come.</param>
[GenerateSerializer, Alias("ledger.loan-returned")]
public sealed record LoanReturned(
    LineId Line, CommitmentId Commitment, long PersonMinutes, int Units, int Points, string Reason, int Lent = 0,
    int Owed = 0) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>A lender lends fewer units than it promised: the rest is on its shelf again.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="Quantity">Units that are still promised, or out.</param>
[GenerateSerializer, Alias("ledger.loan-reduced")]
public sealed record LoanReduced(LineId Line, CommitmentId Commitment, int Quantity) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Goods that were owed are back, or lost; their entry may long be closed.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="Back">Units that are back.</param>
/// <param name="Lost">Units that will never come back.</param>
[GenerateSerializer, Alias("ledger.loan-corrected")]
public sealed record LoanCorrected(LineId Line, CommitmentId Commitment, int Back, int Lost) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

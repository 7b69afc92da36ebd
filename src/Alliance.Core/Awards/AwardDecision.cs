using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>The decision of a policy on a round.</summary>
/// <param name="Lines">Every line of the round, in the order in which they were decided.</param>
/// <param name="IsExact">Whether the policy kept its promise exactly. False where the round, or a part of it, was too
/// large to be solved to the end.</param>
public sealed record AwardDecision(IReadOnlyList<LineAward> Lines, bool IsExact = true);

/// <summary>The award to one line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Won">The candidates to requisition, with the quantity taken, in rank order.</param>
/// <param name="Lost">The candidates that were not chosen, the next-ranked first.</param>
public sealed record LineAward(RoundLine Line, IReadOnlyList<Judged> Won, IReadOnlyList<Judged> Lost);

/// <summary>A candidate with the reason why it won or lost.</summary>
/// <param name="Candidate">The candidate, with the quantity that is taken or was offered.</param>
/// <param name="Why">The reason.</param>
/// <param name="Share">Share of its lender before it was chosen, or before the line was decided. Null where the policy
/// does not use shares.</param>
/// <param name="GoneTo">The line that took it; null where none did.</param>
public sealed record Judged(Candidate Candidate, AwardReason Why, Share? Share = null, LineId? GoneTo = null);

/// <summary>The reason why an offer won or lost.</summary>
public enum AwardReason
{
    /// <summary>Won: the soonest at the scene of the remaining candidates.</summary>
    Soonest,
    /// <summary>Won: its lender had lent the least share of the remaining lenders, and it is the soonest of that
    /// lender.</summary>
    LeastShare,
    /// <summary>Won: it belongs to the best allocation of all lines together.</summary>
    Optimum,
    /// <summary>Lost: better candidates cover the line.</summary>
    Covered,
    /// <summary>Lost: another line took it.</summary>
    GoneToOtherLine,
    /// <summary>Lost: its lender can spare no more, because of its floor or its cap.</summary>
    LenderSpent,
    /// <summary>Lost: the agreement admits no more squads in all.</summary>
    AgreementSpent,
    /// <summary>Lost: its lender has lent a greater share.</summary>
    MoreShareLent,
    /// <summary>Lost: the agreement admits no more squads for this borrower.</summary>
    BorrowerSpent,
}

using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>What a policy decided on a round.</summary>
/// <param name="Lines">Every line of the round, in the order in which they were decided.</param>
/// <param name="IsExact">Whether the policy kept its promise to the letter; false where the round, or a part of it, was
/// too large to be solved to the end.</param>
public sealed record AwardDecision(IReadOnlyList<LineAward> Lines, bool IsExact = true);

/// <summary>What a line was awarded.</summary>
/// <param name="Line">The line.</param>
/// <param name="Won">What is to be requisitioned, with the quantity taken, in rank order.</param>
/// <param name="Lost">What was not chosen, next-ranked first.</param>
public sealed record LineAward(RoundLine Line, IReadOnlyList<Judged> Won, IReadOnlyList<Judged> Lost);

/// <summary>A candidate with why it won or lost.</summary>
/// <param name="Candidate">It, with the quantity that is taken, or was offered.</param>
/// <param name="Why">The reason.</param>
/// <param name="Share">Its lender's share before it was chosen, or before the line was decided; null where the policy
/// does not look at shares.</param>
/// <param name="GoneTo">The line that it went to; null where it did not.</param>
public sealed record Judged(Candidate Candidate, AwardReason Why, Share? Share = null, LineId? GoneTo = null);

/// <summary>Why an offer won or lost.</summary>
public enum AwardReason
{
    /// <summary>Won: the soonest at the scene of those left.</summary>
    Soonest,
    /// <summary>Won: its lender had lent the least share of those left, and of that lender's it is the
    /// soonest.</summary>
    LeastShare,
    /// <summary>Won: it belongs to the best allocation of all lines together.</summary>
    Optimum,
    /// <summary>Lost: the line is covered by better ones.</summary>
    Covered,
    /// <summary>Lost: another line needs it more.</summary>
    GoneToOtherLine,
    /// <summary>Lost: its lender can spare no more, by its floor or its cap.</summary>
    LenderSpent,
    /// <summary>Lost: the agreement admits no more squads over all its members.</summary>
    AgreementSpent,
    /// <summary>Lost: its lender has lent a greater share.</summary>
    MoreShareLent,
    /// <summary>Lost: the agreement admits no more squads over all its members for the place that asks.</summary>
    BorrowerSpent,
}

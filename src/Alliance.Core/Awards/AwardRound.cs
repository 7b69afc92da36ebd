using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>All that one decision looks at: the lines due at a decision point and what is offered for them. A value; a
/// policy sees nothing else.</summary>
/// <param name="Lines">The lines due, each with its candidates; in no order that matters.</param>
/// <param name="Lenders">What each lender that offered can give in all.</param>
public sealed record AwardRound(IReadOnlyList<RoundLine> Lines, IReadOnlyDictionary<ActorId, RoundLender> Lenders)
{
    /// <summary>What the agreement still admits over all its members together.</summary>
    public RoundCaps Caps { get; init; } = RoundCaps.None;
}

/// <summary>A line that is due.</summary>
/// <param name="Id">The line.</param>
/// <param name="Place">The township where it is needed: the borrower.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Weight">Its effective priority: the weight of each person or unit unmet.</param>
/// <param name="Remainder">People or units open.</param>
/// <param name="TargetMinutes">Minutes from now until aid should be there; below zero when it should have been.</param>
/// <param name="NeededBy">When it must have arrived.</param>
/// <param name="Candidates">What is offered for it, in no order that matters; each resource once.</param>
public sealed record RoundLine(
    LineId Id, string Place, ResourceKind Kind, int Weight, int Remainder, int TargetMinutes, Instant NeededBy,
    IReadOnlyList<Candidate> Candidates)
{
    /// <summary>How many minutes after the target a candidate would come.</summary>
    public int LateBy(Candidate candidate) => Math.Max(0, candidate.Minutes - TargetMinutes);
}

/// <summary>What a lender can give in all.</summary>
/// <param name="Squads">Squads that it can spare, by its floor and by what the agreement admits.</param>
/// <param name="Share">What it has lent of what it could lend.</param>
public sealed record RoundLender(int Squads, Share Share);

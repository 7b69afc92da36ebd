using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>The input of one decision: the lines due at a decision point and the offers for them. A policy sees nothing
/// else.</summary>
/// <param name="Lines">The lines due, each with its candidates. Their order does not matter.</param>
/// <param name="Lenders">The limits of each lender that offered.</param>
public sealed record AwardRound(IReadOnlyList<RoundLine> Lines, IReadOnlyDictionary<ActorId, RoundLender> Lenders)
{
    /// <summary>Squads that the agreement still admits over all its members together; no caps by default.</summary>
    public RoundCaps Caps { get; init; } = RoundCaps.None;
}

/// <summary>A line that is due.</summary>
/// <param name="Id">The line.</param>
/// <param name="Place">Code of the township where it is needed: the borrower.</param>
/// <param name="Kind">The resource kind that it asks for.</param>
/// <param name="Weight">Its effective priority: the weight of each unmet person or unit.</param>
/// <param name="Remainder">People or units that are still open.</param>
/// <param name="TargetMinutes">Minutes from now until aid should be there; negative when it should have been there
/// already.</param>
/// <param name="NeededBy">When the aid must have arrived.</param>
/// <param name="Candidates">The offers for it, each resource once. Their order does not matter.</param>
public sealed record RoundLine(
    LineId Id, string Place, ResourceKind Kind, int Weight, int Remainder, int TargetMinutes, Instant NeededBy,
    IReadOnlyList<Candidate> Candidates)
{
    /// <summary>Counts the minutes after the target at which a candidate would arrive; zero if it is in time.</summary>
    public int LateBy(Candidate candidate) => Math.Max(0, candidate.Minutes - TargetMinutes);
}

/// <summary>The limits of a lender.</summary>
/// <param name="Squads">Squads that it can spare, by its floor and by the caps of the agreement.</param>
/// <param name="Share">Share that it has lent of what it could lend.</param>
public sealed record RoundLender(int Squads, Share Share);

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Policies;

/// <summary>How the reciprocity ledger counts.</summary>
public static class LoanPolicy
{
    /// <summary>Days over which a member's share counts.</summary>
    public const int ShareWindow = 30;

    /// <summary>Planned at an award: a shift, whatever agreements say of their own; the actual time counts once it is
    /// known.</summary>
    private const long PlannedMinutesOnScene = 12 * 60;

    internal const long MinutesPerDay = 24 * 60;

    /// <summary>Person-minutes that a squad is reckoned to be away from its base, from the award on: the way there, a
    /// shift, and the way back. Supplies count in units alone.</summary>
    public static long PlannedPersonMinutes(Candidate candidate) => candidate.Resource.Kind == ActorKind.RescueTeam
        ? candidate.Quantity * (PlannedMinutesOnScene + 2L * candidate.Minutes)
        : 0;

    /// <summary>What a lender loses in standing when it takes a commitment back before it has left: a point for each
    /// person, one for a shipment.</summary>
    public static int DecommitmentPoints(ActorId resource, int quantity) =>
        resource.Kind == ActorKind.RescueTeam ? quantity : 1;

    /// <summary>Of person-minutes lent, what the borrower bears by the agreement's rule, rounded down: what is left
    /// over is the lender's.</summary>
    public static long BorneByBorrower(long personMinutes, int borrowerPermille) =>
        personMinutes * borrowerPermille / 1_000;

    /// <summary>The day of the realm that an instant falls on.</summary>
    public static int DayOf(Instant instant) => (int)(instant.Milliseconds / (MinutesPerDay * 60_000));
}

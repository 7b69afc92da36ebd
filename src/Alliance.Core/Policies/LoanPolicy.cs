using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Policies;

/// <summary>Rules for the counts of the reciprocity ledger.</summary>
public static class LoanPolicy
{
    /// <summary>Days over which a member's share is counted.</summary>
    public const int ShareWindow = 30;

    /// <summary>Minutes at the scene that an award plans: a shift of 12 hours, whatever agreements say. The actual time
    /// counts once it is known.</summary>
    private const long PlannedMinutesOnScene = 12 * 60;

    /// <summary>Minutes of a day.</summary>
    internal const long MinutesPerDay = 24 * 60;

    /// <summary>Counts the person-minutes that a squad is expected to be away from its base, from the award on: the way
    /// there, a shift, and the way back. Supplies count in units alone, so they give zero.</summary>
    public static long PlannedPersonMinutes(Candidate candidate) => candidate.Resource.Kind == ActorKind.RescueTeam
        ? candidate.Quantity * (PlannedMinutesOnScene + 2L * candidate.Minutes)
        : 0;

    /// <summary>Counts the points that a lender loses when it takes a commitment back before departure: one for each
    /// person, one for a shipment.</summary>
    public static int DecommitmentPoints(ActorId resource, int quantity) =>
        resource.Kind == ActorKind.RescueTeam ? quantity : 1;

    /// <summary>Counts the person-minutes that the borrower bears by the agreement, rounded down. The lender bears the
    /// rest.</summary>
    public static long BorneByBorrower(long personMinutes, int borrowerPermille) =>
        personMinutes * borrowerPermille / 1_000;

    /// <summary>Finds the day of the realm on which an instant falls; the first day is 0.</summary>
    public static int DayOf(Instant instant) => (int)(instant.Milliseconds / (MinutesPerDay * 60_000));
}

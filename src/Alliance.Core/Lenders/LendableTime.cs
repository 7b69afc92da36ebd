using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;

namespace Alliance.Core.Lenders;

/// <summary>How much time of its people a lender could lend.</summary>
public static class LendableTime
{
    /// <summary>Person-minutes that a lender could lend in the window: those of its people above the reserve floor, day
    /// and night.</summary>
    public static long PersonMinutes(ActorId lender, Region region)
    {
        var squads = region.TeamsOf.GetValueOrDefault(lender) ?? [];
        var above = squads.Length - LendableResources.Floor(lender, region);
        return above <= 0 ? 0 : squads.Sum(t => (long)t.People) * above * LoanPolicy.ShareWindow
            * LoanPolicy.MinutesPerDay / squads.Length;
    }
}

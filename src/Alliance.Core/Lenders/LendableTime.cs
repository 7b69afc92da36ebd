using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;

namespace Alliance.Core.Lenders;

/// <summary>Computes how much time of its people a lender could lend.</summary>
public static class LendableTime
{
    /// <summary>Returns the person-minutes that a lender could lend in the window of the shares. The people above the
    /// reserve floor count day and night.</summary>
    /// <param name="lender">The lender.</param>
    /// <param name="region">The region as the tier sees it.</param>
    /// <returns>People times minutes; zero where no squad is above the floor.</returns>
    public static long PersonMinutes(ActorId lender, Region region)
    {
        var squads = region.SquadsOf(lender);
        var above = squads.Length - LendableResources.Floor(lender, region);
        return above <= 0 ? 0 : squads.Sum(t => (long)t.People) * above * LoanPolicy.ShareWindow
            * LoanPolicy.MinutesPerDay / squads.Length;
    }
}

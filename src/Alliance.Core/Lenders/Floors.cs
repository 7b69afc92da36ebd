using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>Computes the reserve floor that binds a lender. It starts from the lender's own floor or its agreement's,
/// whichever is higher. An emergency of its own raises it. A superior that may draw deeper lowers it.</summary>
public static class Floors
{
    /// <summary>Returns the reserve floor of a lender against the tier that asks.</summary>
    /// <param name="lender">The lender.</param>
    /// <param name="terms">The terms under which it is asked; null within one territory.</param>
    /// <param name="level">The lender's own response level.</param>
    /// <param name="mandate">What the superior that asks may demand; null where none does.</param>
    /// <param name="superior">The tier that asks.</param>
    /// <param name="region">The region as the lender sees it.</param>
    /// <returns>Squads that stay at home, not negative.</returns>
    public static int Of(
        ActorId lender, AgreementTerms? terms, ResponseLevel level, Mandate? mandate, ActorId superior, Region region)
    {
        var floor =
            Math.Max(LendableResources.Floor(lender, region), terms?.ReserveFloor ?? 0) + Raise(lender, level, region);
        return mandate is null || !region.IsSuperior(superior, lender) ? floor
            : Math.Max(0, floor - region.Data.Responses.Of(superior, mandate.Level, region).DrawDeeper);
    }

    /// <summary>Returns the squads that the lender's own response level adds to its floor.</summary>
    /// <param name="lender">The lender.</param>
    /// <param name="level">The lender's own response level.</param>
    /// <param name="region">The region as the lender sees it.</param>
    public static int Raise(ActorId lender, ResponseLevel level, Region region) =>
        region.Data.Responses.Of(lender, level, region).FloorRaise;
}

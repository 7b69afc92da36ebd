using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>The reserve floor that binds a lender: its own or its agreement's, more in an emergency of its own, less
/// where a superior may draw deeper.</summary>
public static class Floors
{
    /// <param name="lender">Whose floor.</param>
    /// <param name="terms">Those under which it is asked; null within one territory.</param>
    /// <param name="level">The lender's own response level.</param>
    /// <param name="mandate">What the superior that asks may demand; null where none does.</param>
    /// <param name="superior">Who asks.</param>
    /// <param name="region">The region as the lender sees it.</param>
    public static int Of(
        ActorId lender, AgreementTerms? terms, ResponseLevel level, Mandate? mandate, ActorId superior, Region region)
    {
        var floor =
            Math.Max(LendableResources.Floor(lender, region), terms?.ReserveFloor ?? 0) + Raise(lender, level, region);
        return mandate is null || !region.IsSuperior(superior, lender) ? floor
            : Math.Max(0, floor - region.Data.Responses.Of(superior, mandate.Level, region).DrawDeeper);
    }

    /// <summary>What the lender's own level adds.</summary>
    public static int Raise(ActorId lender, ResponseLevel level, Region region) =>
        region.Data.Responses.Of(lender, level, region).FloorRaise;
}

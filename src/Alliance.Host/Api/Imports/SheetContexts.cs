using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Imports;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Imports;

/// <summary>Tells sheets what they need to know of a realm.</summary>
internal static class SheetContexts
{
    /// <summary>Half a day: the clock of a fast drill is not exact to the second.</summary>
    private static readonly TimeSpan Noon = TimeSpan.FromHours(12);

    /// <summary>Makes the context of a situation.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="open">The realm.</param>
    /// <param name="isChinese">Whether sheets are in Chinese.</param>
    /// <returns>The context. It has all that it needs of the situation, which moves on.</returns>
    public static SheetContext Of(SituationFold situation, RealmDesk open, bool isChinese)
    {
        var shelves = situation.Region.Depots.Keys.ToDictionary(id => id, id => ShelvesOf(situation.Depot(id)));
        return Of(situation.Region, id => shelves[id], open, isChinese);
    }

    private static IReadOnlyDictionary<ResourceKind, int> ShelvesOf(DepotProjection depot) =>
        depot.Accounts.ToDictionary(a => a.Key, a => a.Value[(int)StockPlace.Available]);

    private static SheetContext Of(
        Region region, Func<string, IReadOnlyDictionary<ResourceKind, int>> shelves, RealmDesk open,
        bool isChinese) => new(
        region,
        shelves,
        day => open.Live.At(new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), LocalTimes.China)),
        moment => DateOnly.FromDateTime((open.Time(moment) - Noon).DateTime),
        isChinese);
}

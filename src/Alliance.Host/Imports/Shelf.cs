using Alliance.Core.Geography;
using Alliance.Core.Resources;

namespace Alliance.Host.Imports;

/// <summary>The units of a kind on the shelf of a depot, by the day until which they are good. Of its lots it has what
/// is still there: what is good for the shortest time is taken to have left first.</summary>
/// <param name="Units">Units on the shelf.</param>
/// <param name="Lots">Those with a day, the earliest first.</param>
internal sealed record Shelf(int Units, IReadOnlyList<(int Units, DateOnly Day)> Lots)
{
    /// <summary>Its parts as rows: the lots, then what has no day. It has one row at least.</summary>
    public IEnumerable<(int Units, DateOnly? Day)> Parts
    {
        get
        {
            var rest = Units - Lots.Sum(l => l.Units);
            foreach (var (units, day) in Lots) yield return (units, day);
            if (rest > 0 || Lots.Count == 0) yield return (rest, null);
        }
    }

    /// <summary>Returns what is on the shelf.</summary>
    public static Shelf Of(DepotData depot, ResourceKind kind, SheetContext context)
    {
        var units = context.OnShelf(depot.Id).GetValueOrDefault(kind);
        List<(int, DateOnly)> lots = [];
        var left = units;
        foreach (var lot in depot.Lots.Where(l => l.Kind == kind)
            .GroupBy(l => context.LastDayBefore(l.ExpiresAt), l => l.Units).OrderByDescending(g => g.Key))
        {
            var there = Math.Min(left, lot.Sum());
            left -= there;
            if (there > 0) lots.Insert(0, (there, lot.Key));
        }

        return new Shelf(units, lots);
    }
}

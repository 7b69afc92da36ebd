using Alliance.Core.Geography;

namespace Alliance.Host.Api.Roads;

/// <summary>A road between the seats of two townships.</summary>
internal sealed record RoadView(string A, string B, string Names, int Minutes, bool Open)
{
    public static RoadView Of(RoadData road, Region region) =>
        new(
            road.Key.A,
            road.Key.B,
            $"{region.Townships[road.Key.A].Name}–{region.Townships[road.Key.B].Name}",
            road.Minutes,
            !region.CutRoads.Contains(road.Key));

    public static IEnumerable<RoadData> InOrder(Region region) => region.Data.Roads.OrderBy(r => r.Key);
}

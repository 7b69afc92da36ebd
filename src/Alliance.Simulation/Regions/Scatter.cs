using Alliance.Core.Identifiers;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Regions;

/// <summary>Gives every township a position around the position of its county.</summary>
internal static class Scatter
{
    /// <summary>The distance below which two county positions count as the same. They are equal where only the
    /// prefecture's position is known.</summary>
    private const long SamePlaceMetres = 1_500;
    private const long SpreadMetres = 9_000;
    private const long StepAsideMetres = 300;
    private const long LeastRadius = 2_500, MostRadius = 70_000;
    /// <summary>The angle between the seeds of a sunflower, in tenths of a degree. With it, no two points lie in the
    /// same direction.</summary>
    private const int GoldenAngle = 1375;

    /// <summary>Moves counties apart of which only the prefecture's position is known.</summary>
    public static List<CountyPlan> Apart(IReadOnlyList<CountyPlan> counties, ulong seed)
    {
        var placed = new List<CountyPlan>(counties.Count);
        foreach (var prefecture in counties.GroupBy(c => c.Code[..4], StringComparer.Ordinal))
        {
            var first = placed.Count;
            foreach (var county in prefecture)
            {
                var random = new RandomStream(seed, new ActorId(ActorKind.CommandCentre, county.Code), "position");
                var (position, turn, tries) = (county.Position, (int)random.Between(0, 359), 0);
                while (placed.Skip(first).Any(p => GroundGeometry.Metres(p.Position, position) < SamePlaceMetres))
                    position = GroundGeometry.Away(
                        county.Position, SpreadMetres * ++tries, turn + tries * GoldenAngle / 10);
                placed.Add(county with { Position = position });
            }
        }

        return placed;
    }

    /// <summary>Computes the positions of all townships, county by county, in the order of the plans. The first is at
    /// the county's position. The others lie around it, up to slightly more than halfway to the next county.</summary>
    public static List<Point> Townships(IReadOnlyList<CountyPlan> counties, ulong seed)
    {
        var grid = new PointGrid([.. counties.Select(c => c.Position)]);
        var (points, taken) = (new List<Point>(), new HashSet<Point>());
        for (var i = 0; i < counties.Count; i++)
        {
            var county = counties[i];
            var random = new RandomStream(seed, new ActorId(ActorKind.CommandCentre, county.Code), "townships");
            var radius = Radius(counties, grid.Nearest(i, 3), i);
            var turn = (int)random.Between(0, 359);
            for (var k = 0; k < county.Townships.Count; k++)
            {
                // Seeds of a sunflower have all the same room; a little disorder makes them look like a map.
                var distance = radius * GroundGeometry.Root(k * 1_000_000L / county.Townships.Count) / 1_000;
                var metres = k == 0 ? 0 : distance * random.Between(850, 1_100) / 1_000;
                var point = GroundGeometry.Away(
                    county.Position, metres, turn + k * GoldenAngle / 10 + (int)random.Between(-15, 15));
                while (!taken.Add(point))
                    point = GroundGeometry.Away(point, StepAsideMetres, turn);
                points.Add(point);
            }
        }

        return points;
    }

    /// <summary>Computes the radius from the mean distance to the three nearest counties. It is limited to slightly
    /// more than halfway to the nearest.</summary>
    private static long Radius(IReadOnlyList<CountyPlan> counties, List<int> nearest, int county)
    {
        if (nearest.Count == 0)
            return Math.Clamp(
                3_500 * GroundGeometry.Root(counties[county].Townships.Count * 1_000_000L) / 1_000,
                LeastRadius,
                MostRadius);
        var distances = nearest.ConvertAll(n => GroundGeometry.Metres(counties[county].Position, counties[n].Position));
        return Math.Clamp(
            Math.Min(distances.Sum() / distances.Count * 58 / 100, distances[0] * 75 / 100), LeastRadius, MostRadius);
    }
}

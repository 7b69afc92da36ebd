namespace Alliance.Simulation.Regions;

/// <summary>Joins townships by roads.</summary>
/// <remarks>Neighbours without a township between them are joined (Gabriel graph, which resembles road maps).
/// Adjacent counties are joined by their nearest townships. Parts that are still apart, such as islands,
/// are joined by the shortest way.</remarks>
internal sealed class RoadPlanner
{
    private const int Candidates = 14, CandidateCounties = 12;
    /// <summary>The length of a road as a percentage of the straight line. Roads wind.</summary>
    private const long Detour = 135;
    private const int LeastMinutes = 3, MostMinutes = 24 * 60;

    private readonly IReadOnlyList<Point> _points;
    private readonly int[] _countyOf;
    private readonly PointGrid _grid;
    private readonly SortedSet<(int A, int B)> _roads = [];

    private RoadPlanner(IReadOnlyList<Point> points, int[] countyOf) =>
        (_points, _countyOf, _grid) = (points, countyOf, new PointGrid(points));

    /// <summary>Plans the roads. Returns the indices of their ends and whole minutes, in order.</summary>
    /// <param name="points">The positions of the townships.</param>
    /// <param name="countyOf">The index of the county of each township.</param>
    /// <param name="kilometresPerHour">The speed of travel.</param>
    public static IEnumerable<(int A, int B, int Minutes)> Plan(
        IReadOnlyList<Point> points, int[] countyOf, int kilometresPerHour)
    {
        var planner = new RoadPlanner(points, countyOf);
        planner.JoinNeighbours(planner._grid, points, Candidates, planner.Add);
        planner.JoinCounties();
        planner.JoinIslands();
        return planner._roads.Select(r => (r.A, r.B, Minutes(points[r.A], points[r.B], kilometresPerHour)));
    }

    private static int Minutes(Point a, Point b, int kilometresPerHour)
    {
        var metres = GroundGeometry.Metres(a, b) * Detour / 100;
        return (int)
            Math.Clamp(
                (metres * 60 + kilometresPerHour * 500L) / (kilometresPerHour * 1_000L), LeastMinutes, MostMinutes);
    }

    private void Add(int a, int b)
    {
        if (a != b) _roads.Add((Math.Min(a, b), Math.Max(a, b)));
    }

    /// <summary>Joins two points if no third point lies in the circle whose diameter is the line between
    /// them.</summary>
    private void JoinNeighbours(PointGrid grid, IReadOnlyList<Point> points, int candidates, Action<int, int> join)
    {
        for (var a = 0; a < points.Count; a++)
        {
            var near = grid.Nearest(a, candidates);
            foreach (var b in near)
            {
                var square = GroundGeometry.SquaredMetres(points[a], points[b]);
                if (
                    !near.Exists(c =>
                        c != b
                        && GroundGeometry.SquaredMetres(points[a], points[c])
                            + GroundGeometry.SquaredMetres(points[b], points[c])
                            < square))
                    join(a, b);
            }
        }
    }

    private void JoinCounties()
    {
        var members = new List<List<int>>();
        for (var i = 0; i < _countyOf.Length; i++)
        {
            while (members.Count <= _countyOf[i]) members.Add([]);
            members[_countyOf[i]].Add(i);
        }

        var seats = members.ConvertAll(m => _points[m[0]]);
        JoinNeighbours(new PointGrid(seats), seats, CandidateCounties, (a, b) =>
        {
            if (a > b) return;
            var (from, to) = NearestPair(members[a], members[b]);
            Add(from, to);
        });
    }

    private (int, int) NearestPair(List<int> left, List<int> right)
    {
        var (best, pair) = (long.MaxValue, (left[0], right[0]));
        foreach (var a in left)
        foreach (var b in right)
            if (GroundGeometry.SquaredMetres(_points[a], _points[b]) is var square && square < best)
                (best, pair) = (square, (a, b));
        return pair;
    }

    private void JoinIslands()
    {
        while (true)
        {
            var island = IslandOfEach();
            var main = island.GroupBy(i => i).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
            var apart = island
                .Select((name, i) => (name, i))
                .Where(p => p.name != main)
                .GroupBy(p => p.name)
                .OrderBy(g => g.Key)
                .ToList();
            if (apart.Count == 0)
                return;
            foreach (var part in apart)
            {
                var (best, pair) = (long.MaxValue, (0, 0));
                foreach (var (name, i) in part)
                    if (
                        _grid.Nearest(i, 1, other => island[other] != name) is [var near]
                        && GroundGeometry.SquaredMetres(_points[i], _points[near]) is var square
                        && square < best)
                        (best, pair) = (square, (i, near));
                Add(pair.Item1, best == long.MaxValue ? Array.FindIndex(island, i => i != part.Key) : pair.Item2);
            }
        }
    }

    private int[] IslandOfEach()
    {
        var name = Enumerable.Range(0, _points.Count).ToArray();
        int Root(int i)
        {
            while (name[i] != i) i = name[i] = name[name[i]];
            return i;
        }

        foreach (var (a, b) in _roads)
        {
            var (left, right) = (Root(a), Root(b));
            name[Math.Max(left, right)] = Math.Min(left, right);
        }

        return [.. name.Select((_, i) => Root(i))];
    }
}

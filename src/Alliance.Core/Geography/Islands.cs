using System.Collections.Immutable;

namespace Alliance.Core.Geography;

/// <summary>The groups of townships that open roads join (islands). A question for the way to a place that is cut off
/// is answered at once.</summary>
internal sealed class Islands
{
    private readonly int[] _first;
    /// <summary>Islands of townships whose island has changed since the first version, by index of the
    /// township.</summary>
    private readonly ImmutableDictionary<int, int> _since;
    private readonly int _next;

    private Islands(int[] first, ImmutableDictionary<int, int> since, int next) =>
        (_first, _since, _next) = (first, since, next);

    /// <summary>Finds the islands of a map.</summary>
    public static Islands Of(RoadMap map)
    {
        var islands = new int[map.Count];
        Array.Fill(islands, -1);
        var (next, waiting) = (0, new Queue<int>());
        for (var start = 0; start < islands.Length; start++)
        {
            if (islands[start] >= 0) continue;
            islands[start] = next;
            waiting.Enqueue(start);
            while (waiting.TryDequeue(out var at))
                foreach (var way in map.WaysOf(at))
                    if (islands[way.End] < 0)
                    {
                        islands[way.End] = next;
                        waiting.Enqueue(way.End);
                    }

            next++;
        }

        return new(islands, ImmutableDictionary<int, int>.Empty, next);
    }

    /// <summary>Tells whether open roads join two townships.</summary>
    public bool AreJoined(int a, int b) => a == b || IslandOf(a) == IslandOf(b);

    /// <summary>Finds the islands after one road was cut or opened. The smaller part takes another number.</summary>
    /// <param name="road">The road.</param>
    /// <param name="opened">Whether it is open now.</param>
    /// <param name="map">The roads as they are now.</param>
    public Islands After(RoadEnds road, bool opened, RoadMap map)
    {
        if (opened)
        {
            if (AreJoined(road.A, road.B)) return this;
            // The road itself is left out, so that the two sides stay apart.
            var smaller = SmallerSide(road, map, leaveOut: road)!;
            return Named(smaller, IslandOf(smaller.Contains(road.A) ? road.B : road.A), _next);
        }

        return SmallerSide(road, map, leaveOut: null) is { } split ? Named(split, _next, _next + 1) : this;
    }

    private int IslandOf(int township) =>
        !_since.IsEmpty && _since.TryGetValue(township, out var island) ? island : _first[township];

    private Islands Named(HashSet<int> townships, int island, int next)
    {
        var since = _since.ToBuilder();
        foreach (var township in townships)
            if (_first[township] == island) since.Remove(township);
            else since[township] = island;
        return new(_first, since.ToImmutable(), next);
    }

    /// <summary>Searches from both ends in turn. Returns the side that ends first; null when the two meet.</summary>
    private static HashSet<int>? SmallerSide(RoadEnds road, RoadMap map, RoadEnds? leaveOut)
    {
        var (a, b) = (new Side(road.A), new Side(road.B));
        if (road.A == road.B) return null;
        while (true)
        {
            foreach (var (side, other) in ((Side, Side)[])[(a, b), (b, a)])
            {
                if (!side.Waiting.TryDequeue(out var at)) return side.Reached;
                foreach (var way in map.WaysOf(at))
                {
                    if (leaveOut is { } left
                        && (left == new RoadEnds(at, way.End) || left == new RoadEnds(way.End, at))) continue;
                    if (other.Reached.Contains(way.End)) return null;
                    if (side.Reached.Add(way.End)) side.Waiting.Enqueue(way.End);
                }
            }
        }
    }

    private sealed class Side
    {
        /// <summary>Starts at one end of the road.</summary>
        public Side(int start)
        {
            Reached.Add(start);
            Waiting.Enqueue(start);
        }

        /// <summary>Townships reached so far.</summary>
        public HashSet<int> Reached { get; } = [];
        /// <summary>Townships whose roads are still to be followed.</summary>
        public Queue<int> Waiting { get; } = new();
    }
}

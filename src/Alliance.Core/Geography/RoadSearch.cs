namespace Alliance.Core.Geography;

/// <summary>A search for shortest travel minutes to one township (Dijkstra). It settles as far as needed and resumes
/// when a place further away asks. It serves every version of the map: it resumes if a changed road lies beyond the
/// settled part, else it starts anew. One thread at a time may use it.</summary>
internal sealed class RoadSearch(int start)
{
    /// <summary>The least minutes known. They are certain up to <see cref="_settled"/>.</summary>
    private readonly Dictionary<int, int> _minutes = [];
    private readonly PriorityQueue<int, int> _frontier = new();
    private RoadMap? _map;
    private int _settled;

    /// <summary>Finds the minutes to a township that roads lead to.</summary>
    public int MinutesTo(int township, RoadMap map)
    {
        SettleAsFarAs(township, map);
        return _minutes[township];
    }

    /// <summary>Finds the first step of the shortest way from a township to the start of the search. Among several it
    /// takes the first by order of far ends.</summary>
    public RoadWay StepTowardsItsStart(int township, RoadMap map)
    {
        SettleAsFarAs(township, map);
        RoadWay? best = null;
        // Nearer places are settled, because every road takes time.
        foreach (var way in map.WaysOf(township))
            if ((best is null || way.End < best.Value.End) && IsCertain(way.End, out var rest)
                && rest + way.Minutes == _minutes[township]) best = way;
        return best ?? throw new InvalidOperationException("No road takes less than a minute.");
    }

    private bool IsCertain(int township, out int minutes) =>
        _minutes.TryGetValue(township, out minutes) && minutes <= _settled;

    private void SettleAsFarAs(int township, RoadMap map)
    {
        Follow(map);
        while (!IsCertain(township, out _)) Settle(map);
    }

    private void Follow(RoadMap map)
    {
        if (_map == map) return;
        if (_map is null || !RoadMap.TryCompare(_map, map, out var changes) || changes.Exists(Reaches)) Begin();
        _map = map;
    }

    private bool Reaches(RoadEnds road) => IsCertain(road.A, out _) || IsCertain(road.B, out _);

    private void Begin()
    {
        _minutes.Clear();
        _frontier.Clear();
        _minutes.Add(start, 0);
        _frontier.Enqueue(start, 0);
        _settled = -1;
    }

    private void Settle(RoadMap map)
    {
        if (!_frontier.TryDequeue(out var at, out var minutes))
            throw new InvalidOperationException("No road leads there.");
        _settled = minutes;
        // It was met again by a shorter way.
        if (_minutes[at] < minutes) return;
        foreach (var way in map.WaysOf(at))
        {
            if (_minutes.TryGetValue(way.End, out var known) && known <= minutes + way.Minutes) continue;
            _minutes[way.End] = minutes + way.Minutes;
            _frontier.Enqueue(way.End, minutes + way.Minutes);
        }
    }
}

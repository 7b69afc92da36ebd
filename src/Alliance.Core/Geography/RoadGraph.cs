using System.Collections.Concurrent;

namespace Alliance.Core.Geography;

/// <summary>Shortest travel minutes between township seats over the roads that are open. Safe for any number of
/// threads.</summary>
/// <remarks>Nothing is worked out for all pairs: a search begins at a place that is gone to and settles only as far as
/// those who ask are away from it. Versions share the searches that a change of the roads leaves as they are.</remarks>
public sealed class RoadGraph
{
    /// <summary>To the scene within one township.</summary>
    private const int LeastMinutes = 5;

    private readonly RoadMap _map;
    private readonly Islands _islands;
    private readonly ConcurrentDictionary<int, RoadSearch> _searches;

    /// <summary>The first version: all roads but those cut.</summary>
    /// <exception cref="ArgumentException">A road that is not cut names an unknown township.</exception>
    public RoadGraph(IEnumerable<string> townships, IEnumerable<RoadData> roads, IReadOnlySet<RoadKey> cut)
        : this(RoadMap.Of(townships, roads, cut), null, [])
    {
    }

    private RoadGraph(RoadMap map, Islands? islands, ConcurrentDictionary<int, RoadSearch> searches) =>
        (_map, _islands, _searches) = (map, islands ?? Islands.Of(map), searches);

    /// <summary>Whether open roads lead from one township to another, or they are one; answered at once, without
    /// looking for the way.</summary>
    public bool AreJoined(string from, string to) => _islands.AreJoined(_map.IndexOf(from), _map.IndexOf(to));

    /// <summary>Minutes from seat to seat, at least 5 (to the scene within one township), or null when no open road
    /// leads there.</summary>
    public int? Minutes(string from, string to)
    {
        var (a, b) = (_map.IndexOf(from), _map.IndexOf(to));
        if (!_islands.AreJoined(a, b)) return null;
        if (a == b) return LeastMinutes;
        var search = Take(b);
        var minutes = search.MinutesTo(a, _map);
        _searches[b] = search;
        return Math.Max(LeastMinutes, minutes);
    }

    /// <summary>The next township on the shortest way, the first in the order of the region where there are several,
    /// and the minutes to it; null at the end of the way, or when no open road leads there.</summary>
    public (string Place, int Minutes)? Next(string from, string to)
    {
        var (a, b) = (_map.IndexOf(from), _map.IndexOf(to));
        if (a == b || !_islands.AreJoined(a, b)) return null;
        var search = Take(b);
        var (end, minutes) = search.StepTowardsItsStart(a, _map);
        _searches[b] = search;
        return (_map.CodeOf(end), minutes);
    }

    /// <summary>The next version, with a road cut or open again. It costs what the road's surroundings cost, not what
    /// the region does.</summary>
    public RoadGraph With(RoadKey road, bool open)
    {
        if (_map.With(road, open) is not { } map) return this;
        return new(map, _islands.After(map.Change, open, map), _searches);
    }

    // Whoever searches takes the search out and puts it back, so that nobody waits; who finds it taken begins another.
    private RoadSearch Take(int start) => _searches.TryRemove(start, out var search) ? search : new RoadSearch(start);
}

using System.Collections.Concurrent;

namespace Alliance.Core.Geography;

/// <summary>Shortest travel minutes between township seats over the roads that are open. Safe for any number of
/// threads.</summary>
/// <remarks>Nothing is computed for all pairs. A search starts at a destination and settles only as far as needed for
/// the places that ask. Versions share the searches that a change of the roads does not affect.</remarks>
public sealed class RoadGraph
{
    /// <summary>Least travel time, in minutes: the way to the scene within one township.</summary>
    private const int LeastMinutes = 5;

    private readonly RoadMap _map;
    private readonly Islands _islands;
    private readonly ConcurrentDictionary<int, RoadSearch> _searches;

    /// <summary>Builds the first version: all roads except those cut.</summary>
    /// <param name="townships">Codes of the townships, in the order of the region.</param>
    /// <param name="roads">The roads of the region.</param>
    /// <param name="cut">The roads that are cut.</param>
    /// <exception cref="ArgumentException">A road that is not cut names an unknown township.</exception>
    public RoadGraph(IEnumerable<string> townships, IEnumerable<RoadData> roads, IReadOnlySet<RoadKey> cut)
        : this(RoadMap.Of(townships, roads, cut), null, [])
    {
    }

    private RoadGraph(RoadMap map, Islands? islands, ConcurrentDictionary<int, RoadSearch> searches) =>
        (_map, _islands, _searches) = (map, islands ?? Islands.Of(map), searches);

    /// <summary>Tells whether open roads join two townships, or they are the same. Answers at once, without a
    /// search.</summary>
    /// <exception cref="ArgumentException">A township is unknown.</exception>
    public bool AreJoined(string from, string to) => _islands.AreJoined(_map.IndexOf(from), _map.IndexOf(to));

    /// <summary>Finds the travel minutes from seat to seat, at least 5 (to the scene within one township). Null when no
    /// open road leads there.</summary>
    /// <exception cref="ArgumentException">A township is unknown.</exception>
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

    /// <summary>Finds the next township on the shortest way and the minutes to it. Among several it takes the first in
    /// the order of the region. Null at the end of the way, or when no open road leads there.</summary>
    /// <exception cref="ArgumentException">A township is unknown.</exception>
    public (string Place, int Minutes)? Next(string from, string to)
    {
        var (a, b) = (_map.IndexOf(from), _map.IndexOf(to));
        if (a == b || !_islands.AreJoined(a, b)) return null;
        var search = Take(b);
        var (end, minutes) = search.StepTowardsItsStart(a, _map);
        _searches[b] = search;
        return (_map.CodeOf(end), minutes);
    }

    /// <summary>Makes the next version, with a road cut or opened again. The cost depends on the surroundings of the
    /// road, not on the size of the region.</summary>
    public RoadGraph With(RoadKey road, bool open)
    {
        if (_map.With(road, open) is not { } map) return this;
        return new(map, _islands.After(map.Change, open, map), _searches);
    }

    // A caller takes the search out and puts it back, so nobody waits. A caller that finds it taken begins another.
    private RoadSearch Take(int start) => _searches.TryRemove(start, out var search) ? search : new RoadSearch(start);
}

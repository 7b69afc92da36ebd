using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Alliance.Core.Geography;

/// <summary>A road as seen from one of its ends.</summary>
/// <param name="End">Index of the far end.</param>
/// <param name="Minutes">Travel time in minutes.</param>
internal readonly record struct RoadWay(int End, int Minutes);

/// <summary>The two ends of a road that was cut or opened, by index.</summary>
/// <param name="A">Index of one end.</param>
/// <param name="B">Index of the other end.</param>
internal readonly record struct RoadEnds(int A, int B);

/// <summary>The roads that lead from each township in one version of the region. Versions share the lists of all
/// townships whose roads have not changed.</summary>
internal sealed class RoadMap
{
    /// <summary>Most changes that are compared to find how two versions differ. Beyond it a search starts
    /// anew.</summary>
    private const int LongestMemory = 256;

    private readonly Dictionary<string, int> _index;
    private readonly string[] _codes;
    /// <summary>All roads of each township, cut or not, in the order of the region.</summary>
    private readonly RoadWay[][] _drawn;
    private readonly ImmutableSortedSet<RoadKey> _cut;
    /// <summary>Open roads of the townships that have a cut road.</summary>
    private readonly ImmutableDictionary<int, RoadWay[]> _left;
    private readonly Past? _past;

    private RoadMap(
        Dictionary<string, int> index, string[] codes, RoadWay[][] drawn, ImmutableSortedSet<RoadKey> cut,
        ImmutableDictionary<int, RoadWay[]> left, Past? past) =>
        (_index, _codes, _drawn, _cut, _left, _past) = (index, codes, drawn, cut, left, past);

    /// <summary>Number of townships.</summary>
    public int Count => _codes.Length;

    /// <summary>The road whose change made this version from the one before.</summary>
    /// <exception cref="InvalidOperationException">It is the first version.</exception>
    public RoadEnds Change =>
        _past?.Change ?? throw new InvalidOperationException("The first version of a map comes from no change.");

    /// <summary>Builds the first version.</summary>
    /// <exception cref="ArgumentException">A road that is not cut names an unknown township.</exception>
    public static RoadMap Of(IEnumerable<string> townships, IEnumerable<RoadData> roads, IReadOnlySet<RoadKey> cut)
    {
        string[] codes = [.. townships];
        var index = new Dictionary<string, int>(codes.Length, StringComparer.Ordinal);
        foreach (var code in codes) index.Add(code, index.Count);
        var drawn = new List<RoadWay>[codes.Length];
        for (var i = 0; i < drawn.Length; i++) drawn[i] = [];
        foreach (var road in roads)
        {
            if (cut.Contains(road.Key) && !(index.ContainsKey(road.A) && index.ContainsKey(road.B))) continue;
            var (a, b) = (IndexIn(index, road.A), IndexIn(index, road.B));
            drawn[a].Add(new(b, road.Minutes));
            drawn[b].Add(new(a, road.Minutes));
        }

        var map = new RoadMap(
            index, codes, Array.ConvertAll(drawn, ways => ways.ToArray()), ImmutableSortedSet<RoadKey>.Empty,
            ImmutableDictionary<int, RoadWay[]>.Empty, null);
        foreach (var road in cut) map = map.With(road, open: false) ?? map;
        return new RoadMap(map._index, map._codes, map._drawn, map._cut, map._left, null);
    }

    /// <summary>Finds the code of a township by its index.</summary>
    public string CodeOf(int township) => _codes[township];

    /// <summary>Finds the index of a township by its code.</summary>
    /// <exception cref="ArgumentException">There is no such township.</exception>
    public int IndexOf(string code) => IndexIn(_index, code);

    /// <summary>Lists the open roads of a township, in the order of the region.</summary>
    public RoadWay[] WaysOf(int township) =>
        !_left.IsEmpty && _left.TryGetValue(township, out var ways) ? ways : _drawn[township];

    /// <summary>Makes the next version; null when the change has no effect.</summary>
    public RoadMap? With(RoadKey road, bool open)
    {
        if (!_index.TryGetValue(road.A, out var a) || !_index.TryGetValue(road.B, out var b)) return null;
        var cut = open ? _cut.Remove(road) : _cut.Add(road);
        if (cut == _cut || !Array.Exists(_drawn[a], way => way.End == b)) return null;
        var left = Without(Without(_left, a, cut), b, cut);
        return new RoadMap(_index, _codes, _drawn, cut, left, new Past(new RoadEnds(a, b), _past));
    }

    /// <summary>Finds the roads in which two versions of one map differ, and perhaps others. False when the versions
    /// are too far apart to compare.</summary>
    public static bool TryCompare(RoadMap left, RoadMap right, [NotNullWhen(true)] out List<RoadEnds>? changes)
    {
        changes = [];
        var (a, b) = (left._past, right._past);
        while (a != b)
        {
            var later = (a?.Depth ?? 0) >= (b?.Depth ?? 0) ? a! : b!;
            if (later == a) a = a.Before;
            else b = b!.Before;
            changes.Add(later.Change);
            if (changes.Count > LongestMemory) return false;
        }

        return true;
    }

    private ImmutableDictionary<int, RoadWay[]> Without(
        ImmutableDictionary<int, RoadWay[]> left, int township, ImmutableSortedSet<RoadKey> cut)
    {
        var drawn = _drawn[township];
        var open = Array.FindAll(drawn, way => !cut.Contains(new RoadKey(_codes[township], _codes[way.End])));
        return open.Length == drawn.Length ? left.Remove(township) : left.SetItem(township, open);
    }

    private static int IndexIn(Dictionary<string, int> index, string code) =>
        index.TryGetValue(code, out var i) ? i
        : throw new ArgumentException($"No township has the code {code}.", nameof(code));

    /// <summary>The history of a version. It is small, because every later version keeps it.</summary>
    private sealed class Past(RoadEnds change, Past? before)
    {
        /// <summary>The road whose change made the version.</summary>
        public RoadEnds Change => change;
        /// <summary>The history of the version before; null for the first.</summary>
        public Past? Before => before;
        /// <summary>Number of changes since the first version.</summary>
        public int Depth { get; } = (before?.Depth ?? 0) + 1;
    }
}

namespace Alliance.Core.Geography;

/// <summary>Shortest travel minutes between township seats over the roads that are open.</summary>
public sealed class RoadGraph
{
    private const int Unreachable = int.MaxValue / 4;
    private readonly Dictionary<string, int> _index;
    private readonly int[,] _minutes;
    private readonly string[] _codes;
    /// <summary>Open roads of each township, in order of the far end.</summary>
    private readonly List<(int End, int Minutes)>[] _open;

    /// <summary>Works out all pairs (Floyd and Warshall), so that an actor's look-up is one array read.</summary>
    /// <exception cref="ArgumentException">A road names an unknown township.</exception>
    public RoadGraph(IEnumerable<string> townships, IEnumerable<RoadData> roads, IReadOnlySet<RoadKey> cut)
    {
        _index = townships.Select((code, i) => (code, i)).ToDictionary(p => p.code, p => p.i, StringComparer.Ordinal);
        _codes = [.. _index.OrderBy(p => p.Value).Select(p => p.Key)];
        var n = _index.Count;
        _open = [.. Enumerable.Range(0, n).Select(_ => new List<(int, int)>())];
        _minutes = new int[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                _minutes[i, j] = i == j ? 0 : Unreachable;
        foreach (var road in roads.Where(r => !cut.Contains(r.Key)))
        {
            var (a, b) = (IndexOf(road.A), IndexOf(road.B));
            _minutes[a, b] = _minutes[b, a] = Math.Min(_minutes[a, b], road.Minutes);
            _open[a].Add((b, road.Minutes));
            _open[b].Add((a, road.Minutes));
        }

        for (var k = 0; k < n; k++)
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                    _minutes[i, j] = Math.Min(_minutes[i, j], _minutes[i, k] + _minutes[k, j]);
    }

    /// <summary>Minutes from seat to seat, at least 5 (to the scene within one township), or null when no open road leads there.</summary>
    public int? Minutes(string from, string to)
    {
        var minutes = _minutes[IndexOf(from), IndexOf(to)];
        return minutes >= Unreachable ? null : Math.Max(5, minutes);
    }

    /// <summary>The next township on the shortest way, and the minutes to it; null at the end of the way, or when no open road leads there.</summary>
    public (string Place, int Minutes)? Next(string from, string to)
    {
        var (a, b) = (IndexOf(from), IndexOf(to));
        if (a == b || _minutes[a, b] >= Unreachable) return null;
        var (end, minutes) = _open[a].Where(r => r.Minutes + _minutes[r.End, b] == _minutes[a, b]).MinBy(r => r.End);
        return (_codes[end], minutes);
    }

    private int IndexOf(string code) =>
        _index.TryGetValue(code, out var i) ? i : throw new ArgumentException($"No township has the code {code}.", nameof(code));
}

namespace Alliance.Simulation.Regions;

/// <summary>Finds the nearest of many positions with the cells of a grid.</summary>
internal sealed class PointGrid
{
    /// <summary>The side of a cell in millionths of a degree: about 20 kilometres.</summary>
    private const int Cell = 200_000;
    private const int MostRings = 200;
    private readonly IReadOnlyList<Point> _points;
    private readonly Dictionary<(int, int), List<int>> _cells = [];

    public PointGrid(IReadOnlyList<Point> points)
    {
        _points = points;
        for (var i = 0; i < points.Count; i++)
        {
            if (!_cells.TryGetValue(CellOf(points[i]), out var cell)) _cells.Add(CellOf(points[i]), cell = []);
            cell.Add(i);
        }
    }

    /// <summary>Returns the nearest other positions, the nearest first. Ties are ordered by index.</summary>
    /// <param name="at">The index of the position.</param>
    /// <param name="count">The most positions to return.</param>
    /// <param name="counts">Selects the positions that count; null for all.</param>
    public List<int> Nearest(int at, int count, Func<int, bool>? counts = null)
    {
        var found = new List<(long Square, int Index)>();
        var (row, column) = CellOf(_points[at]);
        // A ring of cells holds nothing nearer than the rings within it are wide; meridians draw together northward.
        var width =
            Cell * 111_195L / 1_000_000 * GroundGeometry.CosineOfLatitude(_points[at].Latitude) / 1_000_000 * 9 / 10;
        for (var ring = 0; ring <= MostRings; ring++)
        {
            foreach (var index in InRing(row, column, ring))
                if (index != at && counts?.Invoke(index) != false)
                    found.Add((GroundGeometry.SquaredMetres(_points[at], _points[index]), index));
            if (found.Count < count)
                continue;
            found.Sort();
            if (found[count - 1].Square <= ring * width * (ring * width)) break;
        }

        found.Sort();
        return [.. found.Take(count).Select(f => f.Index)];
    }

    private IEnumerable<int> InRing(int row, int column, int ring)
    {
        for (var r = row - ring; r <= row + ring; r++)
        {
            var step = Math.Abs(r - row) == ring || ring == 0 ? 1 : ring * 2;
            for (var c = column - ring; c <= column + ring; c += step)
                if (_cells.TryGetValue((r, c), out var cell))
                    foreach (var index in cell) yield return index;
        }
    }

    private static (int, int) CellOf(Point point) => (point.Latitude / Cell, point.Longitude / Cell);
}

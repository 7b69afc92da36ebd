using Alliance.Host.Imports.Sheets;

namespace Alliance.Host.Imports;

/// <summary>Gathers all that is wrong in a sheet. Of each cell the first fault counts, since others follow from
/// it.</summary>
internal sealed class SheetFaults
{
    private readonly Dictionary<(int Row, int Column), SheetFault> _faults = [];
    private readonly SortedDictionary<string, List<int>> _missing = new(StringComparer.Ordinal);
    private const int RowItself = -1;

    /// <summary>All faults, by row, then by column.</summary>
    public IReadOnlyList<SheetFault> All =>
        [.. _faults.OrderBy(f => f.Key.Row).ThenBy(f => f.Key.Column).Select(f => f.Value)];

    /// <summary>Whether a cell is wrong.</summary>
    public bool Has(int row, int column) => _faults.ContainsKey((row, column));

    /// <summary>Adds a fault of a cell.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column, from 0.</param>
    /// <param name="heading">The heading of the column; null where it has none.</param>
    /// <param name="value">What the cell says; null where it is empty.</param>
    /// <param name="mend">What is wrong with it, and how to mend it.</param>
    public void Add(int row, int column, string? heading, string? value, string mend) => _faults.TryAdd(
        (row, column), new SheetFault(Sheet.NameOf(row, column), row, heading, value, mend));

    /// <summary>Adds a fault of a whole row.</summary>
    public void Add(int row, string mend) =>
        _faults.TryAdd((row, RowItself), new SheetFault($"row {row}", row, null, null, mend));

    /// <summary>Notes that a row needs a column that the sheet lacks.</summary>
    public void Needs(SheetColumn column, int row)
    {
        if (_missing.TryGetValue(column.ToString(), out var rows)) rows.Add(row);
        else _missing.Add(column.ToString(), [row]);
    }

    /// <summary>Whether a row needs a column that the sheet lacks.</summary>
    public bool IsMissing(SheetColumn column, int row) =>
        _missing.TryGetValue(column.ToString(), out var rows) && rows.Contains(row);

    /// <summary>Adds one fault for all columns that rows need and the sheet lacks.</summary>
    /// <param name="heading">The row of the heading.</param>
    public void AddMissing(int heading)
    {
        if (_missing.Count == 0) return;
        var rows = _missing.Values.SelectMany(r => r).Distinct().Order().ToList();
        var others = rows.Count > 1 ? $" and {rows.Count - 1} more rows add" : " adds";
        Add(heading, $"lacks the columns {string.Join(", ", _missing.Keys)}: row {rows[0]}{others} something new, "
            + "which needs them.");
    }
}

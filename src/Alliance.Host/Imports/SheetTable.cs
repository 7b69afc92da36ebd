using Alliance.Host.Imports.Sheets;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Imports;

/// <summary>A sheet whose headings were found: its rows have cells by column.</summary>
internal sealed class SheetTable
{
    private const int LatestHeading = 10;
    private readonly Dictionary<SheetColumn, int> _at = [];

    private SheetTable(SheetFaults faults) => Faults = faults;

    /// <summary>Gathers what is wrong.</summary>
    public SheetFaults Faults { get; }

    /// <summary>The row of the heading.</summary>
    public int Heading { get; private set; }

    /// <summary>The rows below the heading.</summary>
    public IReadOnlyList<TableRow> Rows { get; private set; } = [];

    /// <summary>Finds the headings of a sheet: they stand in its first row, or below a title. What is wrong with them
    /// is added to the faults.</summary>
    public static SheetTable Of(Sheet sheet, IReadOnlyList<SheetColumn> columns, SheetFaults faults)
    {
        var table = new SheetTable(faults);
        var at = HeadingOf(sheet.Rows, columns);
        if (at is null)
        {
            table.Heading = 1;
            faults.Add(1, $"has no heading; write the columns {string.Join(", ", columns)} into it.");
            return table;
        }

        table.Read(sheet.Rows[at.Value], columns);
        table.Rows = [.. sheet.Rows.Skip(at.Value + 1).Select(row => new TableRow(table, row))];
        table.CheckUnnamed();
        if (table.Rows.Count == 0) faults.Add(table.Heading + 1, "is empty, as are all below the heading.");
        return table;
    }

    /// <summary>Whether the sheet has a column.</summary>
    public bool Has(SheetColumn column) => _at.ContainsKey(column);

    /// <summary>Returns where a column stands, from 0; the first where the sheet lacks it.</summary>
    public int Of(SheetColumn column) => _at.GetValueOrDefault(column);

    private static int? HeadingOf(IReadOnlyList<SheetRow> rows, IReadOnlyList<SheetColumn> columns)
    {
        var least = Math.Min(2, columns.Count);
        for (var i = 0; i < rows.Count && i < LatestHeading; i++)
            if (rows[i].Cells.Values.Count(c => columns.Any(k => k.Fits(c.Text))) >= least) return i;
        return rows.Count > 0 ? 0 : null;
    }

    private void Read(SheetRow heading, IReadOnlyList<SheetColumn> columns)
    {
        Heading = heading.Number;
        foreach (var (at, cell) in heading.Cells.OrderBy(c => c.Key))
            if (columns.FirstOrDefault(c => c.Fits(cell.Text)) is not { } column)
                Faults.Add(
                    Heading, at, null, cell.Text,
                    $"'{cell.Text}' is no column of this kind of sheet; "
                        + $"{Nearest.Hint(cell.Text, columns.SelectMany(c => (string[])[c.Zh, c.Field]))}. Its columns "
                        + $"are {string.Join(", ", columns)}.");
            else if (!_at.TryAdd(column, at))
                Faults.Add(Heading, at, null, cell.Text, $"{column} stands in {Sheet.NameOf(Heading, _at[column])} "
                    + "too; leave out one of them.");
        var lacks = columns.Where(c => c.IsRequired && !_at.ContainsKey(c)).ToList();
        if (lacks.Count > 0)
            Faults.Add(Heading, $"lacks the columns {string.Join(", ", lacks)}; add them.");
    }

    private void CheckUnnamed()
    {
        HashSet<int> named = [.. _at.Values];
        foreach (var row in Rows)
            foreach (var (at, cell) in row.Cells)
                if (!named.Contains(at) && !Faults.Has(Heading, at))
                    Faults.Add(Heading, at, null, null, $"is empty, and {Sheet.NameOf(row.Number, at)} below it has a "
                        + $"value; name the column, or delete it.");
    }
}

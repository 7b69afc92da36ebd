using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Typing;
using Alliance.Host.Imports.Sheets;

namespace Alliance.Host.Imports;

/// <summary>A row of a sheet below its heading.</summary>
/// <param name="table">The sheet.</param>
/// <param name="row">The row as it was read.</param>
internal sealed class TableRow(SheetTable table, SheetRow row)
{
    /// <summary>Its number, as spreadsheets show it.</summary>
    public int Number => row.Number;

    /// <summary>Its cells, by where they stand.</summary>
    public IReadOnlyDictionary<int, SheetCell> Cells => row.Cells;

    /// <summary>Whether the sheet has a column.</summary>
    public bool Has(SheetColumn column) => table.Has(column);

    /// <summary>Returns what a cell says, on one line; empty where it is empty or its column is missing. A cell that
    /// has no value that can be used is reported.</summary>
    public string Text(SheetColumn column)
    {
        if (!table.Has(column) || !row.Cells.TryGetValue(table.Of(column), out var cell)) return "";
        if (cell.Fault is { } fault) Wrong(column, fault);
        return WrittenText.IsInvisible(cell.Text) ? "" : Spoken.OnOneLine(cell.Text);
    }

    /// <summary>Returns what a cell says, in half-width characters: for codes, numbers, days and telephones.</summary>
    public string Half(SheetColumn column) => WrittenText.HalfWidth(Text(column));

    /// <summary>Returns what a cell says. One that is empty is reported.</summary>
    /// <param name="column">The column.</param>
    /// <param name="what">What is to be written there.</param>
    public string Needed(SheetColumn column, string what)
    {
        var text = Text(column);
        if (text.Length == 0 && table.Has(column)) Wrong(column, $"is empty; write {what}.");
        return text;
    }

    /// <summary>Whether a cell was reported already.</summary>
    public bool IsWrong(SheetColumn column) => table.Faults.Has(Number, table.Of(column));

    /// <summary>Reports a cell.</summary>
    /// <param name="column">The column.</param>
    /// <param name="mend">What is wrong, and how to mend it.</param>
    public void Wrong(SheetColumn column, string mend)
    {
        // That the column is missing is said once, for all rows.
        if (table.Faults.IsMissing(column, Number)) return;
        var at = table.Of(column);
        var says = row.Cells.TryGetValue(at, out var cell) && cell.Text.Length > 0 ? cell.Text : null;
        table.Faults.Add(Number, at, column.ToString(), says, mend);
    }

    /// <summary>Reports that this row needs a column that the sheet lacks.</summary>
    public void Lacks(SheetColumn column) => table.Faults.Needs(column, Number);
}

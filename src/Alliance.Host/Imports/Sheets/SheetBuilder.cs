namespace Alliance.Host.Imports.Sheets;

/// <summary>Gathers the rows of a file that is read, and stops where the file is larger than is taken in.</summary>
internal sealed class SheetBuilder
{
    private readonly List<SheetRow> _rows = [];
    private Dictionary<int, SheetCell> _cells = [];
    private int _number;

    /// <summary>Begins a row.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <exception cref="UnreadableSheetException">There are too many rows.</exception>
    public void Begin(int number)
    {
        End();
        _number = number;
    }

    /// <summary>Adds a cell to the row. One without a value is left out.</summary>
    /// <exception cref="UnreadableSheetException">It is in a column beyond the last that is read.</exception>
    public void Add(int column, string text, string? fault = null)
    {
        text = text.Trim();
        if (text.Length == 0 && fault is null) return;
        if (column >= SheetLimits.MostColumns)
            throw new UnreadableSheetException(
                $"Row {_number} is too long: it has a value in column {Sheet.LettersOf(column)}, and a sheet has at "
                    + $"most {SheetLimits.MostColumns} columns, A to {Sheet.LettersOf(SheetLimits.MostColumns - 1)}. "
                    + "Delete the columns that do not belong to it.");
        _cells[column] = text.Length <= SheetLimits.LongestCell ? new(FormulaGuard.Removed(text), fault)
            : new(text[..40] + "…", $"is longer than {SheetLimits.LongestCell} characters; shorten it.");
    }

    /// <summary>Ends the last row.</summary>
    /// <exception cref="UnreadableSheetException">There are too many rows.</exception>
    public Sheet Build()
    {
        End();
        return new Sheet(_rows);
    }

    private void End()
    {
        if (_cells.Count == 0) return;
        if (_rows.Count > SheetLimits.MostRows)
            throw new UnreadableSheetException(
                $"The sheet has more than {SheetLimits.MostRows} rows below its heading; divide the file.");
        _rows.Add(new SheetRow(_number, _cells));
        _cells = [];
    }
}

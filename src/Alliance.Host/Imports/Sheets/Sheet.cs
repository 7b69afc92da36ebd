using System.Globalization;

namespace Alliance.Host.Imports.Sheets;

/// <summary>A spreadsheet as it was read: its rows that have values, in their order.</summary>
/// <param name="Rows">The rows.</param>
internal sealed record Sheet(IReadOnlyList<SheetRow> Rows)
{
    /// <summary>Returns the letters of a column, as spreadsheets show them.</summary>
    /// <param name="column">The column, from 0.</param>
    public static string LettersOf(int column)
    {
        var letters = "";
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1) letters = (char)('A' + (rest % 26)) + letters;
        return letters;
    }

    /// <summary>Returns the name of a cell, such as C17.</summary>
    public static string NameOf(int row, int column) =>
        LettersOf(column) + row.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A row of a spreadsheet.</summary>
/// <param name="Number">Its number, as spreadsheets show it, from 1.</param>
/// <param name="Cells">Its cells that are not empty, by column from 0.</param>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<int, SheetCell> Cells);

/// <summary>A cell of a spreadsheet.</summary>
/// <param name="Text">What it says. Numbers have no separators; days are written as 2027-03-31.</param>
/// <param name="Fault">Why it has no value that can be used, and how to mend it; null where it has.</param>
internal readonly record struct SheetCell(string Text, string? Fault = null);

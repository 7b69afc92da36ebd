using Alliance.Host.Api.Lists;

namespace Alliance.Host.Imports.Sheets;

/// <summary>The apostrophe before a text that a spreadsheet would take for a formula. It is written to CSV
/// (<see cref="CsvCell.Text"/>) and taken off again when a file is read, so that a text comes back as it was.</summary>
internal static class FormulaGuard
{
    /// <summary>Returns a text as it is written to CSV.</summary>
    public static string InCsv(string text) => IsGuarded(text) ? "'" + text : CsvCell.Text(text);

    /// <summary>Returns a text as it is written to a cell of text, which a spreadsheet never takes for a
    /// formula.</summary>
    public static string InCellOfText(string text) => IsGuarded(text) ? "'" + text : text;

    /// <summary>Returns whether a spreadsheet would take a text for a formula.</summary>
    public static bool IsNeeded(string text) => CsvCell.Text(text).Length > text.Length;

    /// <summary>Returns a text that was read without its apostrophe.</summary>
    public static string Removed(string text) => IsGuarded(text) ? text[1..] : text;

    private static bool IsGuarded(string text)
    {
        var apostrophes = text.Length - text.TrimStart('\'').Length;
        return apostrophes > 0 && IsNeeded(text[apostrophes..]);
    }
}

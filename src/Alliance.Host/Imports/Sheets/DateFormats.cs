using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Alliance.Host.Imports.Sheets;

/// <summary>The formats of a workbook that show a number as a day.</summary>
internal sealed partial class DateFormats
{
    private const int DaysFrom1900To1904 = 1_462;
    private readonly HashSet<uint> _styles = [];

    /// <param name="book">The workbook.</param>
    public DateFormats(WorkbookPart book)
    {
        Offset = book.Workbook?.WorkbookProperties?.Date1904?.Value == true ? DaysFrom1900To1904 : 0;
        if (book.WorkbookStylesPart?.Stylesheet is not { } sheet) return;
        var own = (sheet.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => f.NumberFormatId is not null && IsDate(f.FormatCode?.Value ?? ""))
            .Select(f => f.NumberFormatId!.Value)
            .ToHashSet();
        var style = 0u;
        foreach (var format in sheet.CellFormats?.Elements<CellFormat>() ?? [])
        {
            if (format.NumberFormatId?.Value is { } id && (IsBuiltIn(id) || own.Contains(id))) _styles.Add(style);
            style++;
        }
    }

    /// <summary>Days to add to a number: some files count from 1904.</summary>
    public int Offset { get; }

    /// <summary>Whether a style shows days.</summary>
    public bool Has(uint? style) => style is { } given && _styles.Contains(given);

    // 27 to 36 and 50 to 58 are days in Chinese files.
    private static bool IsBuiltIn(uint format) =>
        format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58);

    private static bool IsDate(string code) =>
        Literal().Replace(code, "").AsSpan().IndexOfAny("yYdD年日") >= 0;

    /// <summary>Texts in quotation marks, colours and languages in brackets, and single letters that stand for
    /// themselves.</summary>
    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|\\.
        """)]
    private static partial Regex Literal();
}

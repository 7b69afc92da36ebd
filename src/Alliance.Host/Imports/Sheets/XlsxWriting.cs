using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xlsx = DocumentFormat.OpenXml.Spreadsheet;

namespace Alliance.Host.Imports.Sheets;

/// <summary>Writes XLSX files.</summary>
internal static class XlsxWriting
{
    private const uint Plain = 0, Words = 1, Guarded = 2, Days = 3;
    private const uint AsText = 49, AsDay = 14;
    private const double UsualWidth = 22;

    /// <summary>Writes a file with one sheet. Texts are cells of text, so no cell is a formula.</summary>
    /// <param name="name">The name of the sheet.</param>
    /// <param name="rows">The rows, with the heading first.</param>
    public static byte[] Write(string name, IEnumerable<IReadOnlyList<SheetValue>> rows)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            var widths = new Columns(new Column { Min = 1, Max = 12, Width = UsualWidth, CustomWidth = true });
            part.Worksheet = new Worksheet(widths, new SheetData(rows.Select(RowOf)));
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            book.Workbook = new Workbook(new Xlsx.Sheets(new Xlsx.Sheet
            {
                Id = book.GetIdOfPart(part), SheetId = 1, Name = name,
            }));
        }

        return bytes.ToArray();
    }

    private static Row RowOf(IReadOnlyList<SheetValue> values, int index) =>
        new(values.Select((value, column) => CellOf(value, Sheet.NameOf(index + 1, column))))
        {
            RowIndex = (uint)index + 1,
        };

    private static Cell CellOf(SheetValue value, string name)
    {
        if (value.Number is { } number)
            return new Cell { CellReference = name, StyleIndex = Plain, CellValue = new CellValue(number) };
        if (value.Day is { } day)
            return new Cell
            {
                CellReference = name, StyleIndex = Days,
                CellValue = new CellValue((int)day.ToDateTime(TimeOnly.MinValue).ToOADate()),
            };
        var text = new Xlsx.Text(FormulaGuard.InCellOfText(value.Text))
        {
            Space = SpaceProcessingModeValues.Preserve,
        };
        return new Cell(new InlineString(text))
        {
            CellReference = name, DataType = CellValues.InlineString,
            // Who edits the cell must not make a formula of it.
            StyleIndex = FormulaGuard.IsNeeded(value.Text) ? Guarded : Words,
        };
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font()),
        new Fills(new Fill(), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = AsText, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = AsText, ApplyNumberFormat = true, QuotePrefix = true },
            new CellFormat { NumberFormatId = AsDay, ApplyNumberFormat = true }));
}

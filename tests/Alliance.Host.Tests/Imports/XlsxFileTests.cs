using Alliance.Host.Imports.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Rows = Alliance.Host.Imports.Sheets.Sheet;
using Xlsx = DocumentFormat.OpenXml.Spreadsheet;

namespace Alliance.Host.Tests.Imports;

/// <summary>Workbooks as spreadsheet programs write them.</summary>
public sealed class XlsxFileTests
{
    private const uint Plain = 0, ShortDay = 1, ChineseDay = 2;

    [Fact]
    public void A_number_with_the_format_of_a_day_is_a_day() => Assert.Equal(
        ["2027-03-31", "2027-03-31", "46477", "13900000001", "0.5"],
        Texts(
            Number("46477", ShortDay), Number("46477", ChineseDay), Number("46477", Plain),
            Number("1.3900000001E10", Plain), Number("0.5", Plain)));

    [Fact]
    public void A_formula_is_read_as_the_value_that_was_stored_with_it()
    {
        var row = Read(
            new Cell { CellReference = "A1", CellFormula = new CellFormula("1+1"), CellValue = new CellValue("2") },
            new Cell { CellReference = "B1", CellFormula = new CellFormula("NOW()") },
            new Cell { CellReference = "C1", DataType = CellValues.Error, CellValue = new CellValue("#REF!") }).Rows[0];
        Assert.Equal(new SheetCell("2"), row.Cells[0]);
        Assert.Contains("formula without a stored value", row.Cells[1].Fault!, StringComparison.Ordinal);
        Assert.Contains("has the error #REF!", row.Cells[2].Fault!, StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_texts_are_read_without_their_pronunciation() => Assert.Equal(
        ["近尾洲镇", "true", "湘江"],
        Texts(
            new Cell { DataType = CellValues.SharedString, CellValue = new CellValue("0") },
            new Cell { DataType = CellValues.Boolean, CellValue = new CellValue("1") },
            new Cell { DataType = CellValues.SharedString, CellValue = new CellValue("1") }));

    [Fact]
    public void Cells_and_rows_that_are_left_out_keep_the_names_of_the_others()
    {
        var sheet = Read(17, new Cell { CellReference = "C17", CellValue = new CellValue("8") });
        Assert.Equal(17, Assert.Single(sheet.Rows).Number);
        Assert.Equal("C17", Rows.NameOf(17, Assert.Single(sheet.Rows[0].Cells).Key));
    }

    private static Cell Number(string value, uint style) =>
        new() { StyleIndex = style, CellValue = new CellValue(value) };

    private static string[] Texts(params Cell[] cells) =>
        [.. Read(cells).Rows[0].Cells.OrderBy(c => c.Key).Select(c => c.Value.Text)];

    private static Rows Read(params Cell[] cells) => Read(1, cells);

    private static Rows Read(uint row, params Cell[] cells)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(new Row(cells) { RowIndex = row }));
            book.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(
                new SharedStringItem(
                    new Xlsx.Text("近尾洲镇"),
                    new PhoneticRun(new Xlsx.Text("jin")) { BaseTextStartIndex = 0, EndingBaseIndex = 1 }),
                new SharedStringItem(new Run(new Xlsx.Text("湘")), new Run(new Xlsx.Text("江"))));
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new NumberingFormats(
                    new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy\"年\"m\"月\"d\"日\"" }),
                new CellFormats(
                    new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 164 }));
            book.Workbook = new Workbook(
                new Sheets(new Xlsx.Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = "队伍" }));
        }

        return XlsxFile.Read(bytes.ToArray());
    }
}

using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xlsx = DocumentFormat.OpenXml.Spreadsheet;

namespace Alliance.Host.Imports.Sheets;

/// <summary>Reads the cells of a sheet one after the other, so that a long sheet is never in memory as a
/// whole.</summary>
/// <param name="book">The workbook.</param>
internal sealed class XlsxReading(WorkbookPart book)
{
    private const int MostTexts = 1_000_000, MostLetters = 3;
    private const double EndOfDays = 2_958_466, LargestWhole = 1e15;
    private readonly List<string> _texts = TextsOf(book.SharedStringTablePart);
    private readonly DateFormats _dates = new(book);

    /// <summary>Reads a sheet.</summary>
    /// <exception cref="UnreadableSheetException">It is too large.</exception>
    public Sheet Read(WorksheetPart part)
    {
        var builder = new SheetBuilder();
        using var reader = OpenXmlReader.Create(part);
        var (row, column) = (0, -1);
        while (reader.Read())
        {
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(Row))
            {
                row = RowNumber(reader) ?? row + 1;
                column = -1;
                builder.Begin(row);
            }
            else if (reader.ElementType == typeof(Cell) && reader.LoadCurrentElement() is Cell cell)
            {
                column = ColumnOf(cell.CellReference?.Value) ?? column + 1;
                var (text, fault) = ValueOf(cell);
                builder.Add(column, text, fault);
            }
        }

        return builder.Build();
    }

    private static int? RowNumber(OpenXmlReader reader)
    {
        foreach (var attribute in reader.Attributes)
            if (attribute.LocalName == "r" && attribute.Value is { } number)
                return int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
        return null;
    }

    private static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var (column, letters) = (0, 0);
        while (letters < reference.Length && letters < MostLetters && char.IsAsciiLetterUpper(reference[letters]))
            column = (column * 26) + reference[letters++] - 'A' + 1;
        return letters > 0 ? column - 1 : null;
    }

    private (string Text, string? Fault) ValueOf(Cell cell)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.CellFormula is not null && value.Length == 0)
            return ("", "is a formula without a stored value; open the file in a spreadsheet program and save it, or "
                + "write the value.");
        var type = cell.DataType?.Value;
        if (type == CellValues.SharedString) return (Shared(value), null);
        if (type == CellValues.InlineString) return (cell.InlineString is { } inline ? TextOf(inline) : "", null);
        if (type == CellValues.Boolean) return (value == "1" ? "true" : "false", null);
        if (type == CellValues.Error) return (value, $"has the error {value}; mend the formula, or write the value.");
        var isNumber = type is null || type == CellValues.Number;
        return (isNumber ? Number(value, cell.StyleIndex?.Value) : value, null);
    }

    private string Shared(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _texts.Count
            ? _texts[at]
            : throw new InvalidDataException($"There is no text {index}.");

    /// <summary>Writes a number as a person would: without exponent, and as a day where its format is one.</summary>
    private string Number(string value, uint? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
        if (_dates.Has(style) && number is >= 1 and < EndOfDays)
            return SheetDay.OfSerial(number + _dates.Offset).ToString(
                number % 1 == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return number % 1 == 0 && Math.Abs(number) < LargestWhole
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static List<string> TextsOf(SharedStringTablePart? part)
    {
        List<string> texts = [];
        if (part is null) return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
            if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem))
            {
                if (texts.Count == MostTexts) throw new UnreadableSheetException(
                    $"The file has more than {MostTexts} texts; copy the rows alone into a new file.");
                texts.Add(TextOf(reader.LoadCurrentElement()!));
            }

        return texts;
    }

    // How a Chinese text is pronounced stands beside it, and is left out.
    private static string TextOf(OpenXmlElement item) => string.Concat(item.ChildElements.Select(e => e switch
    {
        Xlsx.Text text => text.Text,
        Run run => run.Text?.Text,
        _ => null,
    }));
}

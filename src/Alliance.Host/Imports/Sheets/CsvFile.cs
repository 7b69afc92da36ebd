using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Alliance.Host.Imports.Sheets;

/// <summary>Spreadsheets as CSV, after RFC 4180.</summary>
internal static class CsvFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
    private static readonly char[] Separators = [',', '\t', ';'];

    /// <summary>Reads a file. The separator is the comma, tab or semicolon that its first line has most.</summary>
    /// <param name="utf8">Its bytes in UTF-8, without a byte-order mark.</param>
    /// <exception cref="UnreadableSheetException">It cannot be read, or is too large.</exception>
    public static Sheet Read(ReadOnlyMemory<byte> utf8)
    {
        var text = TextOf(utf8);
        var builder = new SheetBuilder();
        using var parser = new CsvParser(new StringReader(text), Settings(SeparatorOf(text)));
        try
        {
            while (parser.Read())
            {
                builder.Begin(parser.Row);
                for (var i = 0; i < parser.Count; i++) builder.Add(i, parser[i]);
            }
        }
        catch (CsvHelperException)
        {
            throw new UnreadableSheetException(
                $"Row {parser.Row} is no CSV: a quotation mark stands within a cell. Put the cell in quotation marks "
                    + "and double those within it, or save the file from a spreadsheet program.");
        }

        return builder.Build();
    }

    /// <summary>Writes a file: UTF-8 with a byte-order mark. No cell of it is a formula.</summary>
    public static byte[] Write(IEnumerable<IReadOnlyList<SheetValue>> rows)
    {
        using var bytes = new MemoryStream();
        var settings = Settings(',');
        settings.NewLine = "\r\n";
        using (var csv = new CsvWriter(new StreamWriter(bytes, Strict), settings))
            foreach (var row in rows)
            {
                foreach (var value in row)
                    csv.WriteField(value.Number is null ? FormulaGuard.InCsv(value.Text) : value.Text);
                csv.NextRecord();
            }

        return bytes.ToArray();
    }

    private static CsvConfiguration Settings(char separator) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = separator.ToString(),
        // Blank lines count: the number of a row is that which a spreadsheet shows.
        IgnoreBlankLines = false,
        // FormulaGuard makes cells safe.
        InjectionOptions = InjectionOptions.None,
    };

    private static string TextOf(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("PK\x3\x4"u8))
            throw new UnreadableSheetException(
                "The file is no CSV but an XLSX file, or another archive; send it as what it is.");
        try
        {
            return Strict.GetString(utf8.Span);
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableSheetException(
                "The file is not UTF-8. Save it as 'CSV UTF-8', or declare its charset: Content-Type: text/csv; "
                    + "charset=gb18030.");
        }
    }

    private static char SeparatorOf(string text)
    {
        var line = text.AsSpan(0, text.IndexOfAny(['\r', '\n']) is var end and >= 0 ? end : text.Length).ToString();
        return Separators.MaxBy(s => line.Count(c => c == s));
    }
}

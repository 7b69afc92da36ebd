using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xlsx = DocumentFormat.OpenXml.Spreadsheet;

namespace Alliance.Host.Imports.Sheets;

/// <summary>Spreadsheets as XLSX (Office Open XML). The first sheet that is shown is read.</summary>
internal static class XlsxFile
{
    /// <summary>The content type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static ReadOnlySpan<byte> FormerExcel => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads a file. Formulas are never evaluated: they have the values that were stored with them.</summary>
    /// <exception cref="UnreadableSheetException">It cannot be read, or is too large.</exception>
    public static Sheet Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith(FormerExcel))
            throw new UnreadableSheetException(
                "The file is of the former .xls format, or has a password; save it as .xlsx without a password.");
        var file = bytes.ToArray();
        try
        {
            CheckParts(file);
            return ReadFirst(file);
        }
        catch (Exception wrong) when (IsOfFile(wrong))
        {
            throw new UnreadableSheetException("The file is no XLSX file, or it is damaged; save it again as .xlsx.");
        }
    }

    // The libraries tell of a damaged or forged file in all these ways.
    private static bool IsOfFile(Exception wrong) => wrong is InvalidDataException or IOException or FormatException
        or OpenXmlPackageException or XmlException or ArgumentException or InvalidOperationException
        or NotSupportedException or KeyNotFoundException or OverflowException or InvalidCastException;

    /// <summary>Unpacks all parts into nothing and counts, since an archive may say less than it has.</summary>
    private static void CheckParts(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file, writable: false));
        if (archive.Entries.Count > SheetLimits.MostParts)
            throw new UnreadableSheetException(
                $"The file has more than {SheetLimits.MostParts} parts; copy the sheet into a new file.");
        var (total, buffer) = (0L, new byte[81_920]);
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            while (part.Read(buffer) is var read and > 0)
                if ((total += read) > SheetLimits.MostUnpacked)
                    throw new UnreadableSheetException(
                        $"The file is larger than {SheetLimits.MostUnpacked / 1024 / 1024} MB when it is unpacked; "
                            + "copy the rows alone, without pictures, into a new file.");
        }
    }

    private static Sheet ReadFirst(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file, writable: false), isEditable: false);
        var book = document.WorkbookPart;
        var shown = book?.Workbook?.Sheets?.Elements<Xlsx.Sheet>()
            .FirstOrDefault(s => s.State is null || s.State.Value == SheetStateValues.Visible);
        if (shown?.Id?.Value is not { } id || book!.GetPartById(id) is not WorksheetPart part)
            throw new UnreadableSheetException("The file has no sheet that is shown; put the rows on its first sheet.");
        return new XlsxReading(book).Read(part);
    }
}

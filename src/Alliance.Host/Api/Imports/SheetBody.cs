using System.ComponentModel;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Host.Imports.Sheets;
using Microsoft.Net.Http.Headers;

namespace Alliance.Host.Api.Imports;

/// <summary>What an import says: who, why, and the sheet by its digest. A repeat has the same.</summary>
internal sealed record SheetOrder : CommandBody
{
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
    [Description("SHA-256 of the file.")]
    public required string Sheet { get; init; }
}

/// <summary>Reads a sheet that is the body of a call.</summary>
internal static class SheetBody
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Reads the bytes of the body: CSV in UTF-8, or XLSX.</summary>
    /// <returns>The bytes, and whether they are CSV.</returns>
    /// <exception cref="ApiProblem">It is declared as something else (415), or is too large (413).</exception>
    public static async Task<(ReadOnlyMemory<byte> Bytes, bool IsCsv)> Bytes(HttpContext http)
    {
        var isCsv = IsCsv(http.Request.ContentType);
        if (http.Request.ContentLength > SheetLimits.MostBytes) throw TooLarge();
        var bytes = await BodyBytes.Read(http, SheetLimits.MostBytes, CsvAccept.MediaType);
        // A charset may make it longer.
        if (bytes.Length > 2 * SheetLimits.MostBytes) throw TooLarge();
        return bytes.Length > 0 ? (bytes, isCsv) : throw Unreadable("The body is empty: send the file.");
    }

    /// <summary>Reads the rows of a sheet.</summary>
    /// <exception cref="ApiProblem">It cannot be read, or has too many rows or columns (400).</exception>
    public static Sheet Read(ReadOnlyMemory<byte> bytes, bool isCsv)
    {
        try
        {
            return isCsv ? CsvFile.Read(bytes) : XlsxFile.Read(bytes);
        }
        catch (UnreadableSheetException unreadable)
        {
            throw Unreadable(unreadable.Message);
        }
    }

    private static bool IsCsv(string? contentType)
    {
        if (MediaTypeHeaderValue.TryParse(contentType, out var type))
        {
            if (type.MediaType.Equals(CsvAccept.MediaType, StringComparison.OrdinalIgnoreCase)) return true;
            if (type.MediaType.Equals(XlsxFile.MediaType, StringComparison.OrdinalIgnoreCase)) return false;
        }

        throw new ApiProblem(
            StatusCodes.Status415UnsupportedMediaType, "not-a-sheet", "The body is not declared as a spreadsheet.",
            $"Send it with Content-Type: {CsvAccept.MediaType} (a charset such as gb18030 may follow) or "
                + $"{XlsxFile.MediaType}.");
    }

    private static ApiProblem TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large.",
        $"A file has at most {SheetLimits.MostBytes / Megabyte} MB; copy the rows alone into a new file.");

    private static ApiProblem Unreadable(string why) => new(
        StatusCodes.Status400BadRequest, "unreadable-sheet", "The spreadsheet cannot be read.", why)
    {
        Errors = new Dictionary<string, string[]> { ["$"] = [why] },
    };
}

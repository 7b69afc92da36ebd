using System.Text;
using System.Text.Unicode;
using Alliance.Host.Api.Queries;
using Alliance.Host.Imports.Sheets;

namespace Alliance.Host.Commands.Imports;

/// <summary>A file that is sent, and its content type.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="ContentType">Its content type, with the charset of a CSV file.</param>
/// <param name="IsInferred">Whether its charset was inferred: it is not UTF-8.</param>
internal sealed record SheetSource(byte[] Bytes, string ContentType, bool IsInferred)
{
    /// <summary>The charset in which Chinese spreadsheet programs write CSV, unless they are told otherwise.</summary>
    public const string Gb = "gb18030";

    /// <summary>Reads a file. One that ends with .xlsx is XLSX, any other CSV.</summary>
    public static async Task<SheetSource> Read(string path, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        if (path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            return new SheetSource(bytes, XlsxFile.MediaType, false);
        return !Utf8.IsValid(bytes) && IsGb(bytes)
            ? new SheetSource(bytes, $"{CsvAccept.MediaType}; charset={Gb}", true)
            : new SheetSource(bytes, CsvAccept.MediaType, false);
    }

    private static bool IsGb(byte[] bytes)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(
                Gb, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetCharCount(bytes) > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}

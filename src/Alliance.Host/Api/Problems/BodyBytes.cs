using System.Buffers;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Alliance.Host.Api.Problems;

/// <summary>Reads a body whole, as UTF-8, from any charset that is understood.</summary>
internal static class BodyBytes
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the body of a call.</summary>
    /// <param name="http">The call.</param>
    /// <param name="mediaType">The content type that is usual for it.</param>
    /// <exception cref="ApiProblem">The charset is not understood (415), or the bytes are not of it (400).</exception>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpContext http, string mediaType = "application/json")
    {
        var charset = CharsetOf(http.Request.ContentType, mediaType);
        var bytes = await Whole(http);
        if (charset is not null) return InUtf8(bytes, charset);
        return bytes.Span.StartsWith(Mark) ? bytes[Mark.Length..] : bytes;
    }

    /// <summary>Returns the charset of a content type; null for UTF-8.</summary>
    /// <exception cref="ApiProblem">No such charset is known.</exception>
    private static Encoding? CharsetOf(string? contentType, string mediaType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)) return null;
        var name = HeaderUtilities.RemoveQuotes(type.Charset).Value?.Trim();
        if (name is null || IsOneOf(name, "utf-8", "utf8")) return null;
        return (IsOneOf(name, "utf-7", "unicode-1-1-utf-7") ? null : Known(name)) ?? throw new ApiProblem(
            StatusCodes.Status415UnsupportedMediaType,
            "unknown-charset",
            "The charset of the body is not understood.",
            $"'{Short(name)}' is no charset that is understood here; send the body as UTF-8, with Content-Type: "
                + $"{mediaType}.");
    }

    private static bool IsOneOf(string name, string one, string other) =>
        name.Equals(one, StringComparison.OrdinalIgnoreCase) || name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string Short(string name) => name.Length > 40 ? name[..40] + "…" : name;

    private static Encoding? Known(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(
                    name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> InUtf8(ReadOnlyMemory<byte> bytes, Encoding charset)
    {
        try
        {
            return Encoding.UTF8.GetBytes(charset.GetString(bytes.Span).TrimStart('\uFEFF'));
        }
        catch (Exception wrong) when (wrong is DecoderFallbackException or EncoderFallbackException)
        {
            throw ApiProblem.BadInput("$", $"The body is not {charset.WebName}, as its Content-Type says.");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> Whole(HttpContext http)
    {
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var bytes = read.Buffer.ToArray();
            reader.AdvanceTo(read.Buffer.End);
            return bytes;
        }
    }
}

using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Alliance.Host.Api.Problems;

/// <summary>Reads a body whole, as UTF-8, from any charset that is understood.</summary>
internal static class BodyBytes
{
    /// <summary>The largest body of a command, in bytes.</summary>
    public const int MostOfCommand = 256 * 1_024;
    /// <summary>The largest body that holds a region, in bytes: that of a whole country.</summary>
    public const int MostOfRegion = 32 * 1_024 * 1_024;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the body of a call.</summary>
    /// <param name="http">The call.</param>
    /// <param name="most">The most bytes that are read.</param>
    /// <param name="mediaType">The content type that is usual for it.</param>
    /// <exception cref="ApiProblem">The body is too large (413), the charset is not understood (415), or the bytes are
    /// not of it (400).</exception>
    public static async Task<ReadOnlyMemory<byte>> Read(
        HttpContext http, int most, string mediaType = "application/json")
    {
        var charset = CharsetOf(http.Request.ContentType, mediaType);
        if (http.Request.ContentLength > most) throw TooLarge(most);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
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

    /// <summary>Makes the problem of a body that is too large.</summary>
    public static ApiProblem TooLarge(int most) => new(
        StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large.",
        $"It has more than {most / 1_024} KiB, which is the most that is taken here; send less at once.");

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

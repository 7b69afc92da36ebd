using System.Text.Json;
using System.Text.Unicode;

namespace Alliance.Host.Api.Problems;

/// <summary>Reads a JSON body. Where it cannot be read as it is, every fault of it is gathered, and what remains is
/// read, so that the checks of its values name their errors as well.</summary>
internal static class BodyReader
{
    /// <summary>Reads the body of a call.</summary>
    /// <exception cref="ApiProblem">There is no JSON object to read, or it is too large.</exception>
    public static async Task<(T Body, IReadOnlyList<BodyFault> Faults)> Read<T>(
        HttpContext http, JsonSerializerOptions json)
        where T : class
    {
        var holdsRegion = typeof(T).IsDefined(typeof(HoldsRegionAttribute), inherit: false);
        var bytes = await BodyBytes.Read(http, holdsRegion ? BodyBytes.MostOfRegion : BodyBytes.MostOfCommand);
        try
        {
            if (JsonSerializer.Deserialize<T>(bytes.Span, json) is { } body) return (body, []);
        }
        catch (JsonException)
        {
            // Its faults are gathered below.
        }

        return Mended<T>(bytes, json);
    }

    private static (T Body, IReadOnlyList<BodyFault> Faults) Mended<T>(
        ReadOnlyMemory<byte> bytes, JsonSerializerOptions json)
        where T : class
    {
        if (bytes.Span.Trim(" \t\r\n"u8).IsEmpty)
            throw ApiProblem.BadInput("$", "The body is missing: send a JSON object.");
        if (!Utf8.IsValid(bytes.Span))
            throw ApiProblem.BadInput("$", "The body is not UTF-8; send it as UTF-8.");
        using var document = Parse(bytes);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw ApiProblem.BadInput("$", "The body must be a JSON object.");
        var cleaning = new BodyCleaning(json);
        var cleaned = cleaning.Of(document.RootElement, typeof(T));
        try
        {
            return (cleaned.Deserialize<T>(json)!, cleaning.Faults);
        }
        catch (JsonException fault)
        {
            throw BadBody.Malformed(fault);
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException malformed)
        {
            throw BadBody.Malformed(malformed);
        }
    }
}

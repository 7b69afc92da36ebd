using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Host.Output;
using Alliance.Journals;

namespace Alliance.Host.Commands;

/// <summary>The JSON settings of results: camel case, Chinese is not escaped, refusal codes are unchanged.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new IdentifierConverterFactory(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes one JSON object to standard output, the same in every language.</summary>
    public static void Write<T>(Terminal terminal, T value) =>
        terminal.Out.Line(new Piece(JsonSerializer.Serialize(value, Options)));
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Core.Stories;

namespace Alliance.LoadTesting.Calls;

/// <summary>The JSON settings of the load tester: camel case, enums by name, Chinese is not escaped.</summary>
internal static class LoadJson
{
    /// <summary>The settings for bodies of commands: compact, without fields that are null.</summary>
    public static JsonSerializerOptions Bodies { get; } =
        Make(indented: false, JsonIgnoreCondition.WhenWritingNull);

    /// <summary>The settings for results of <c>--json</c>: indented, with fields that are null.</summary>
    public static JsonSerializerOptions Results { get; } = Make(indented: true, JsonIgnoreCondition.Never);

    private static JsonSerializerOptions Make(bool indented, JsonIgnoreCondition ignored) =>
        new(JsonSerializerDefaults.Web)
        {
            WriteIndented = indented,
            DefaultIgnoreCondition = ignored,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new InEnglish() },
        };

    /// <summary>Writes a text in English: the result is the same in every language.</summary>
    private sealed class InEnglish : JsonConverter<Telling>
    {
        public override Telling Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(reader.GetString()!, reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Telling value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.En);
    }
}

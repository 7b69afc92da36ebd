using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

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
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alliance.LoadTesting.Calls;

/// <summary>JSON as the load tester writes it: camel case, enums by name, readable Chinese.</summary>
internal static class LoadJson
{
    /// <summary>For the bodies of commands: compact, without fields that are null.</summary>
    public static JsonSerializerOptions Bodies { get; } =
        Make(indented: false, JsonIgnoreCondition.WhenWritingNull);

    /// <summary>For results, as <c>--json</c> prints them: indented, with fields that are null.</summary>
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

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alliance.Host.Api.Problems;

/// <summary>
/// How the API reads and writes JSON: camel case, unknown fields refused, enums by name, readable Chinese.
/// </summary>
internal static class ApiJson
{
    /// <summary>The names of an enum's values, as they are written.</summary>
    public static string NamesOf(Type type) =>
        string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));

    /// <summary>A parameter that names a value of an enum; null where it is not given.</summary>
    /// <exception cref="ApiProblem">There is no such value.</exception>
    public static T? Parse<T>(string? text, string field) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text)) return null;
        return Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsAsciiDigit(text[0]) && text[0] != '-'
            ? value
            : throw ApiProblem.BadInput(field, $"'{text}' is none of {NamesOf(typeof(T))}.");
    }

    public static void Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}

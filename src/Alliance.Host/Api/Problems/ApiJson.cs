using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Journals;

namespace Alliance.Host.Api.Problems;

/// <summary>The JSON settings of the API: camel case, unknown fields are refused, enums by name, Chinese is not
/// escaped.</summary>
internal static class ApiJson
{
    /// <summary>Lists the names of an enum's values, as they are written in JSON.</summary>
    public static string NamesOf(Type type) =>
        string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));

    /// <summary>Parses a parameter that names a value of an enum; null where the parameter is missing.</summary>
    /// <exception cref="ApiProblem">The enum has no such value.</exception>
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
        options.Converters.Add(new IdentifierConverterFactory());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}

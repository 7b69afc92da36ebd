using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Host.Api.Problems;
using Alliance.Simulation.Lookups;
using Alliance.Simulation.Scenarios.Yaml;
using Microsoft.OpenApi;

namespace Alliance.Host.Api.Queries;

/// <summary>Makes the parameters that queries consist of.</summary>
internal static class Parameters
{
    private const int MaxText = 200;

    /// <summary>Up to so many names are listed one by one.</summary>
    private const int Few = 24;

    /// <summary>A text of up to 200 characters.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="fold">Gives spellings of one text one form; null leaves the text as it is.</param>
    public static QueryParameter<string> Text(
        string name, string description, Func<string, string>? fold = null) => new(
        name, description, () => Schema(JsonSchemaType.String, maxLength: MaxText),
        (string text, out string? mend) =>
        {
            mend = text.Length > MaxText ? $"is longer than {MaxText} characters; shorten it."
                : text.Any(c => char.IsControl(c) || c == '\uFFFD') ? "holds characters that are no text; "
                    + "write it in UTF-8, with a percent sign before each byte."
                : string.IsNullOrWhiteSpace(text) ? "is blank; leave it out, or give a text."
                : null;
            return mend is not null ? null : fold is null ? text.Trim() : fold(text);
        });

    /// <summary>True or false.</summary>
    public static QueryParameter<bool?> Flag(string name, string description) => new(
        name, description, () => Schema(JsonSchemaType.Boolean), (string text, out string? mend) =>
        {
            var isRight = bool.TryParse(text, out var value);
            mend = isRight ? null : $"'{text}' is not right here; write true or false.";
            return isRight ? value : null;
        });

    /// <summary>A whole number between two bounds.</summary>
    public static QueryParameter<long?> Number(string name, string description, long min, long max) => new(
        name, description,
        () => Schema(JsonSchemaType.Integer, min, max),
        (string text, out string? mend) =>
        {
            mend = null;
            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                mend = $"'{text}' is not right here; write a whole number.";
            else if (value < min || value > max)
                mend = max == long.MaxValue ? $"{value} is too little; give {min} or more."
                    : $"{value} is not between {min} and {max}.";
            return mend is null ? value : null;
        });

    /// <summary>A day or a moment.</summary>
    public static QueryParameter<QueryTime?> Time(string name, string description) => new(
        name, description + $" {QueryTime.Form}",
        () => Schema(JsonSchemaType.String, format: "date-time"),
        (string text, out string? mend) =>
        {
            var time = QueryTime.Of(text);
            mend = time is null
                ? $"'{text}' is no time of the years {QueryTime.FirstYear} to {QueryTime.LastYear}; write it as "
                    + "2026-07-01T08:30:00+08:00, or a day as 2026-07-01."
                : null;
            return time;
        });

    /// <summary>One or more values of an enum, separated by commas.</summary>
    public static QueryParameter<IReadOnlySet<T>> AnyOf<T>(string name, string description) where T : struct, Enum =>
        Named(
            name, description,
            Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()), v => v));

    /// <summary>One or more of some names, separated by commas.</summary>
    public static QueryParameter<IReadOnlySet<string>> AnyOf(
        string name, string description, IEnumerable<string> known) =>
        Named(name, description, known.ToDictionary(k => k, k => k, StringComparer.Ordinal));

    /// <summary>Finds the code that a word means.</summary>
    /// <param name="text">The word.</param>
    /// <param name="mend">What is wrong with it, and its mend; null where it is right.</param>
    public delegate string? CodeOf(string text, out string? mend);

    /// <summary>One or more words that each mean a code, separated by commas.</summary>
    public static QueryParameter<IReadOnlySet<string>> Codes(
        string name, string description, CodeOf codeOf) => new(
            name, $"{description} Several are separated by commas.",
            () => Schema(JsonSchemaType.String), (string text, out string? mend) =>
            {
                var wanted = new HashSet<string>(StringComparer.Ordinal);
                mend = null;
                foreach (var part in text.Split(','))
                    if (codeOf(part.Trim(), out mend) is { } code) wanted.Add(code);
                    else return null;
                return wanted;
            });

    /// <summary>One of some names.</summary>
    public static QueryParameter<string> OneOf(string name, string description, IReadOnlyList<string> known) => new(
        name, description,
        () => Schema(JsonSchemaType.String, names: known),
        (string text, out string? mend) =>
        {
            var found = known.FirstOrDefault(k => k.Equals(text, StringComparison.OrdinalIgnoreCase));
            mend = found is null ? $"'{text}' is none of {string.Join(", ", known)}." : null;
            return found;
        });

    private static QueryParameter<IReadOnlySet<T>> Named<T>(
        string name, string description, Dictionary<string, T> known)
    {
        var byName = new Dictionary<string, T>(known, StringComparer.OrdinalIgnoreCase);
        return new(
            name, $"{description} {Choice(known.Keys)}",
            () => Schema(JsonSchemaType.String), (string text, out string? mend) =>
            {
                var wanted = new HashSet<T>();
                foreach (var part in text.Split(','))
                {
                    if (byName.TryGetValue(part.Trim(), out var value))
                    {
                        wanted.Add(value);
                        continue;
                    }

                    mend = Unknown(part.Trim(), known.Keys);
                    return null;
                }

                mend = null;
                return wanted;
            });
    }

    private static string Choice(IReadOnlyCollection<string> known) =>
        known.Count <= Few ? $"One or more of {string.Join(", ", known)}, separated by commas."
            : "Several are separated by commas.";

    private static string Unknown(string text, IReadOnlyCollection<string> known)
    {
        var nearest = Nearest.Of(text, known) is { } near ? $"; the nearest is {near}" : "";
        return known.Count <= Few ? $"'{text}' is none of {string.Join(", ", known)}{nearest}."
            : $"'{text}' is not known here{nearest}.";
    }

    private static OpenApiSchema Schema(
        JsonSchemaType type, long? min = null, long? max = null, int? maxLength = null, string? format = null,
        IReadOnlyList<string>? names = null) => new()
        {
            Type = type,
            Minimum = min?.ToString(CultureInfo.InvariantCulture),
            Maximum = max is null or long.MaxValue ? null : max.Value.ToString(CultureInfo.InvariantCulture),
            MaxLength = maxLength,
            Format = format,
            Enum = names is null ? null : [.. names.Select(n => (JsonNode)n)],
        };
}

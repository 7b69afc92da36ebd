using System.Collections;
using System.Globalization;
using System.Text.Json;
using Alliance.Host.Api.Problems;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Lists;

/// <summary>Writes values as the cells of a CSV file.</summary>
internal static class CsvCell
{
    private const string Formula = "=+-@\t\r\n＝＋－＠";
    private static readonly JsonSerializerOptions Json = MakeJson();

    /// <summary>Whether values of a type fill one cell.</summary>
    public static bool Fits(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(decimal)
            || plain == typeof(DateTimeOffset);
    }

    /// <summary>Writes a value. A number, a truth value and a time stay as they are, so that a spreadsheet knows them.
    /// A text that a spreadsheet would take for a formula gets an apostrophe. A list of words is joined; anything else
    /// is JSON.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => Text(text),
        bool flag => flag ? "true" : "false",
        Enum name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()),
        DateTimeOffset time => time.ToOffset(LocalTimes.China)
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number when Fits(value.GetType()) => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list when Words(list) is { } words => Text(words),
        _ => Text(JsonSerializer.Serialize(value, Json)),
    };

    /// <summary>Makes a text safe that a spreadsheet would take for a formula.</summary>
    public static string Text(string text)
    {
        // White space and marks without width do not keep a spreadsheet from it.
        foreach (var c in text)
        {
            if (Formula.Contains(c, StringComparison.Ordinal)) return "'" + text;
            if (!char.IsWhiteSpace(c) && c is not ('\uFEFF' or '\u200B')) break;
        }

        return text;
    }

    private static string? Words(IEnumerable list)
    {
        var words = new List<string>();
        foreach (var item in list)
        {
            if (item is null || !Fits(item.GetType())) return null;
            words.Add(Of(item));
        }

        return string.Join("; ", words);
    }

    private static JsonSerializerOptions MakeJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Configure(options);
        return options;
    }
}

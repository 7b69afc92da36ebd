using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Typing;

namespace Alliance.Host.Imports;

/// <summary>Reads numbers, lists and answers as people type them into cells.</summary>
internal static partial class Spoken
{
    private static readonly string[] Yes = ["yes", "y", "true", "1", "是", "对", "√", "retired", "停用", "退役"];
    private static readonly string[] No = ["", "no", "n", "false", "0", "否", "不", "×", "-", "在用", "active"];

    /// <summary>Returns the text on one line.</summary>
    public static string OnOneLine(string text) => WrittenText.OnOneLine(text);

    /// <summary>Reads a whole number from 0: 12, １２, 1,200, 12.0. Null for anything else.</summary>
    public static int? WholeNumber(string text)
    {
        var half = WrittenText.HalfWidth(text).Trim();
        if (!Whole().IsMatch(half)) return null;
        var digits = half.Split('.')[0].Replace(",", "", StringComparison.Ordinal);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Reads yes or no; an empty text is no. Null for anything else.</summary>
    public static bool? Answer(string text)
    {
        var half = WrittenText.HalfWidth(text).Trim();
        return Yes.Contains(half, StringComparer.OrdinalIgnoreCase) ? true
            : No.Contains(half, StringComparer.OrdinalIgnoreCase) ? false
            : null;
    }

    /// <summary>Divides a list: its items are separated by semicolons, commas or 、, full or half width.</summary>
    public static IReadOnlyList<string> Items(string text) => text.Split(
        [';', '；', ',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.0+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}

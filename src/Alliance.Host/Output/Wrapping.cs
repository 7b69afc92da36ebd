using System.Text;
using Spectre.Console;

namespace Alliance.Host.Output;

/// <summary>Breaks text into lines of a given width, between words and between Chinese characters, never inside a
/// word.</summary>
internal static class Wrapping
{
    // A line of Chinese begins with none of the first and ends with none of the second.
    private const string Closing = "，。；：、！？）》」』”…％";
    private const string Opening = "（《「『“";

    /// <summary>Returns the number of terminal cells that a text takes. Chinese characters take two.</summary>
    public static int Cells(string text) => text.GetCellWidth();

    /// <summary>Pads a text with blanks on the right to a number of cells.</summary>
    public static string PadRight(string text, int cells) => text + new string(' ', Math.Max(0, cells - Cells(text)));

    /// <summary>Pads a text with blanks on the left to a number of cells.</summary>
    public static string PadLeft(string text, int cells) => new string(' ', Math.Max(0, cells - Cells(text))) + text;

    /// <summary>Breaks a text into lines without blanks at their ends. A word that is wider than a line has a line of
    /// its own and stays whole.</summary>
    /// <param name="text">The text: words with blanks between them. A line feed ends a line.</param>
    /// <param name="cells">The width of a line in cells, at least 1.</param>
    public static IEnumerable<string> Lines(string text, int cells)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = new StringBuilder();
            var taken = 0;
            foreach (var (unit, isAfterBlank) in Units(paragraph))
            {
                var wide = Cells(unit);
                var blank = isAfterBlank && taken > 0 ? 1 : 0;
                if (taken > 0 && taken + blank + wide > cells)
                {
                    yield return line.ToString();
                    line.Clear();
                    (taken, blank) = (0, 0);
                }

                line.Append(' ', blank).Append(unit);
                taken += blank + wide;
            }

            yield return line.ToString();
        }
    }

    /// <summary>Splits a text into the units that must stay together: a word, or a Chinese character with its
    /// punctuation.</summary>
    private static IEnumerable<(string Unit, bool IsAfterBlank)> Units(string text)
    {
        var unit = new StringBuilder();
        var (isAfterBlank, canEnd) = (false, false);
        foreach (var rune in text.EnumerateRunes())
        {
            var character = rune.ToString();
            var isWide = Cells(character) > 1;
            var isBlank = Rune.IsWhiteSpace(rune);
            var clings = Closing.Contains(character, StringComparison.Ordinal);
            if (unit.Length > 0 && (isBlank || (!clings && (isWide || canEnd) && !Opens(unit))))
            {
                yield return (unit.ToString(), isAfterBlank);
                unit.Clear();
                isAfterBlank = false;
            }

            if (isBlank) isAfterBlank = true;
            else unit.Append(character);
            canEnd = isWide || clings;
        }

        if (unit.Length > 0) yield return (unit.ToString(), isAfterBlank);
    }

    private static bool Opens(StringBuilder unit) => Opening.Contains(unit[^1]);
}

using System.Globalization;
using System.Text;
using Alliance.Core.Identifiers;

namespace Alliance.Host.Api.Typing;

/// <summary>Texts as people type them: what stands in them that nobody sees.</summary>
internal static class WrittenText
{
    /// <summary>Returns the text on one line: each line break or tab, with the blanks beside it, becomes one blank. The
    /// ends are trimmed.</summary>
    public static string OnOneLine(string text)
    {
        if (!text.Any(IsBreak)) return text.Trim();
        var line = new StringBuilder(text.Length);
        foreach (var part in text.Split(Breaks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            line.Append(line.Length > 0 ? " " : "").Append(part);
        return line.ToString();
    }

    /// <summary>Replaces full-width letters, digits, marks and blanks by half-width ones.</summary>
    public static string HalfWidth(string text) => string.Concat(text.Select(
        c => c == '\u3000' ? ' ' : FoldedText.HalfWidth(c)));

    /// <summary>Returns whether a text has nothing that anybody sees: blanks, characters of no width, marks of the
    /// direction of writing, fillers, marks without a letter.</summary>
    public static bool IsInvisible(string text) => text.EnumerateRunes().All(IsInvisible);

    private static readonly char[] Breaks = ['\r', '\n', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    private static bool IsBreak(char c) => Breaks.AsSpan().Contains(c);

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => true,
        // Fillers of Hangul, the empty cell of Braille and the inherent vowels of Khmer are letters or signs by name.
        _ => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x17B4 or 0x17B5 or 0xFFFC or 0x1D159,
    };
}

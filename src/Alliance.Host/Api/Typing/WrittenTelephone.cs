using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Core.Identifiers;

namespace Alliance.Host.Api.Typing;

/// <summary>Telephone numbers as people write them: with full-width digits, brackets, dashes and blanks of every kind,
/// +86 before and an extension after.</summary>
internal static partial class WrittenTelephone
{
    /// <summary>The most characters of a number.</summary>
    public const int MostCharacters = 40;
    private const int LeastDigits = 3;

    /// <summary>Returns the number in half-width digits, with its brackets and dashes; null where it is none.</summary>
    public static string? Of(string text)
    {
        var number = Blanks().Replace(string.Concat(
            text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format).Select(HalfWidth)), " ").Trim();
        return number.Length <= MostCharacters && number.Count(char.IsAsciiDigit) >= LeastDigits
            && Form().IsMatch(number) ? number : null;
    }

    /// <summary>Returns whether a text has a digit, without which it is no telephone number.</summary>
    public static bool HasDigit(string text) => text.Any(char.IsDigit);

    private static char HalfWidth(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
        UnicodeCategory.DashPunctuation => '-',
        UnicodeCategory.OpenPunctuation => '(',
        UnicodeCategory.ClosePunctuation => ')',
        UnicodeCategory.SpaceSeparator or UnicodeCategory.Control => ' ',
        // The minus sign and the long vowel of kana pass for dashes.
        _ => c is '\u2212' or '\u30FC' ? '-' : FoldedText.HalfWidth(c),
    };

    [GeneratedRegex(@"^\+?[0-9(][0-9 ()/.-]*(\s?([xX转#]|分机)\s?[0-9]{1,6})?$")]
    private static partial Regex Form();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}

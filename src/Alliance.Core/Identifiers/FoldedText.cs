namespace Alliance.Core.Identifiers;

/// <summary>Folds a text as people type it, so that spellings of one name are equal: full-width characters become
/// half-width, letters become small, and spaces, dashes and marks are left out.</summary>
public static class FoldedText
{
    private const char FirstFullWidth = '\uFF01', LastFullWidth = '\uFF5E';
    private const int FullWidth = 0xFEE0;

    /// <summary>Returns the folded form of a text. It is empty where the text has no letter and no digit.</summary>
    public static string Of(string text) =>
        string.Concat(text.Select(HalfWidth).Where(char.IsLetterOrDigit).Select(Small));

    /// <summary>Returns the half-width form of a full-width letter, digit or mark; any other character as it
    /// is.</summary>
    public static char HalfWidth(char c) => c is >= FirstFullWidth and <= LastFullWidth ? (char)(c - FullWidth) : c;

    private static char Small(char c) => char.ToLowerInvariant(c);
}

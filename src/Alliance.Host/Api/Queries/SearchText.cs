using Alliance.Core.Identifiers;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Queries;

/// <summary>The words that a person searches for. Each word must be in one of the texts. Upper and lower case are the
/// same, and so are full-width and half-width letters and digits, and traditional and simplified characters.</summary>
internal sealed class SearchText
{
    /// <summary>The form in which each character is compared, by its code.</summary>
    private static readonly char[] Compared = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => Plain((char)c))];

    private readonly string[] _words;

    /// <param name="text">The words, separated by spaces.</param>
    public SearchText(string text) =>
        _words = Narrow(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether each word is in one of the texts.</summary>
    public bool IsIn(IReadOnlyList<string?> texts)
    {
        foreach (var word in _words)
        {
            var isFound = false;
            for (var i = 0; i < texts.Count && !isFound; i++)
                isFound = texts[i] is { } text && Narrow(text).Contains(word, StringComparison.OrdinalIgnoreCase);
            if (!isFound) return false;
        }

        return true;
    }

    /// <summary>Whether each word is in the text.</summary>
    public bool IsIn(string text) => IsIn([text]);

    /// <summary>Replaces full-width letters and digits, and traditional characters.</summary>
    private static string Narrow(string text)
    {
        foreach (var c in text)
            if (Compared[c] != c)
                return string.Create(text.Length, text, static (span, given) =>
                {
                    for (var i = 0; i < span.Length; i++) span[i] = Compared[given[i]];
                });
        return text;
    }

    private static char Plain(char c) =>
        c == '\u3000' ? ' '
        : FoldedText.HalfWidth(c) is var half && half != c ? half
        : Spelling.Simplified(c.ToString())[0];
}

using System.Buffers;

namespace Alliance.Host.Api.Queries;

/// <summary>The words that a person searches for. Each word must be in one of the texts. Upper and lower case are the
/// same, and so are full-width and half-width letters and digits.</summary>
internal sealed class SearchText
{
    private static readonly SearchValues<char> Wide = SearchValues.Create(
        [.. Enumerable.Range(0xFF01, 94).Select(c => (char)c), '\u3000']);

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

    /// <summary>Replaces full-width letters and digits.</summary>
    private static string Narrow(string text) =>
        text.AsSpan().ContainsAny(Wide)
            ? string.Create(text.Length, text, static (span, wide) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = wide[i] == '\u3000' ? ' '
                        : wide[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(wide[i] - 0xFEE0)
                        : wide[i];
            })
            : text;
}

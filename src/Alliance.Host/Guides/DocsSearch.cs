namespace Alliance.Host.Guides;

/// <summary>Looks words up in all guides.</summary>
internal static class DocsSearch
{
    /// <summary>Characters of a question that are looked at.</summary>
    public const int MaxQuestion = 100;
    private const int MostHits = 30, Before = 60, After = 160;

    /// <summary>Sections that have every word of a question, whatever their case; the best first, at most thirty.
    /// </summary>
    /// <remarks>A word in a heading counts ten times as much as one in the text. Ties go by the order of guides and
    /// sections.</remarks>
    public static IReadOnlyList<DocsHit> Find(DocsLibrary library, string question)
    {
        string[] words = [.. Words(question)];
        if (words.Length == 0) return [];
        return [.. library.Guides
            .SelectMany(guide => guide.Sections, (guide, section) => (guide, section))
            .Select(s => (Guide: s.guide, Section: s.section, Score: Score(s.section, words)))
            .Where(s => s.Score > 0).OrderByDescending(s => s.Score).Take(MostHits)
            .Select(s => new DocsHit(s.Guide, s.Section, Excerpt(s.Section.Text, words)))];
    }

    /// <summary>The words of a question, cut to <see cref="MaxQuestion"/> characters.</summary>
    public static IEnumerable<string> Words(string question) => question[..Math.Min(question.Length, MaxQuestion)]
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase);

    private static int Score(GuideSection section, string[] words)
    {
        var score = 0;
        foreach (var word in words)
        {
            var found = 10 * Count(section.Heading, word) + Math.Min(9, Count(section.Text, word));
            if (found == 0) return 0;
            score += found;
        }

        return score;
    }

    private static int Count(string text, string word)
    {
        var (count, at) = (0, 0);
        while ((at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            count++;
            at += word.Length;
        }

        return count;
    }

    /// <summary>The text round the first word that is found.</summary>
    private static string Excerpt(string text, string[] words)
    {
        var first = words.Select(w => text.IndexOf(w, StringComparison.OrdinalIgnoreCase))
            .Where(at => at >= 0).DefaultIfEmpty(0).Min();
        var (start, end) = (Math.Max(0, first - Before), Math.Min(text.Length, first + After));
        // Not within a pair of surrogates.
        if (start > 0 && char.IsLowSurrogate(text[start])) start--;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end++;
        return $"{(start > 0 ? "…" : "")}{text[start..end].Trim()}{(end < text.Length ? "…" : "")}";
    }
}

/// <summary>A section that was found.</summary>
/// <param name="Guide">Its guide.</param>
/// <param name="Section">It.</param>
/// <param name="Excerpt">Plain text round the first word.</param>
internal sealed record DocsHit(Guide Guide, GuideSection Section, string Excerpt);

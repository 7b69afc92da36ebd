namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>Finds the name that a person most likely meant.</summary>
internal static class Nearest
{
    /// <summary>Returns "did you mean X?" where one of the candidates is close, otherwise the first few of
    /// them.</summary>
    public static string Hint(string text, IEnumerable<string> candidates)
    {
        var known = candidates.ToArray();
        var best = Best(text, known);
        var slip = Math.Max(1, (text.Length + 1) / 3);
        if (best.Candidate is not null && best.Steps <= slip) return $"did you mean {best.Candidate}?";
        const int shown = 12;
        if (known.Length == 0) return "there is none to choose from";
        var more = known.Length > shown ? $" and {known.Length - shown} more" : "";
        return $"known are {string.Join(", ", known.Take(shown))}{more}";
    }

    /// <summary>Returns the candidate that needs the fewest changes; null where there is none.</summary>
    public static string? Of(string text, IEnumerable<string> candidates) => Best(text, candidates).Candidate;

    // Codes of neighbours differ by a digit or two, so a candidate with other digits is another thing, not a slip.
    private static (string? Candidate, int Steps) Best(string text, IEnumerable<string> candidates) =>
        candidates
            .Where(c => !c.Any(char.IsAsciiDigit) || c.Where(char.IsAsciiDigit).SequenceEqual(
                text.Where(char.IsAsciiDigit)))
            .Select(c => (Candidate: (string?)c, Steps: Steps(text, c)))
            .OrderBy(p => p.Steps)
            .ThenBy(p => p.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>Counts the changes from one text to another: Levenshtein's distance, case ignored.</summary>
    public static int Steps(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 8) return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (same ? 0 : 1), 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return row[^1];
    }
}

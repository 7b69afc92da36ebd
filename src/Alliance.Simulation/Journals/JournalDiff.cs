namespace Alliance.Simulation.Journals;

/// <summary>Where two journals part.</summary>
public static class JournalDiff
{
    /// <summary>The first line in which two journals differ; null when they are the same, byte for byte but for line ends.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static JournalDifference? FirstDifference(string pathA, string pathB)
    {
        using var a = new StreamReader(pathA);
        using var b = new StreamReader(pathB);
        for (var number = 1L; ; number++)
        {
            var (lineA, lineB) = (a.ReadLine(), b.ReadLine());
            if (!string.Equals(lineA, lineB, StringComparison.Ordinal)) return new JournalDifference(number, lineA, lineB);
            if (lineA is null) return null;
        }
    }
}

/// <summary>The first line in which two journals differ.</summary>
/// <param name="Line">Its number, counted from 1; the header is line 1.</param>
/// <param name="A">The line of the first journal; null where it has ended.</param>
/// <param name="B">The line of the second journal; null where it has ended.</param>
public sealed record JournalDifference(long Line, string? A, string? B);

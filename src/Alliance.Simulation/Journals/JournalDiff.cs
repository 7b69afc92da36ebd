using Alliance.Journals;

namespace Alliance.Simulation.Journals;

/// <summary>Finds where two journals differ.</summary>
public static class JournalDiff
{
    /// <summary>Compares two journals line by line, compressed or not (<see cref="JournalArchive"/>). Headers are
    /// compared apart from records: they differ whenever the seed or the policy does.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is not a journal, or an archive is damaged or cut
    /// short.</exception>
    public static JournalDifference Compare(string pathA, string pathB)
    {
        using var a = new StreamReader(JournalArchive.OpenRead(pathA));
        using var b = new StreamReader(JournalArchive.OpenRead(pathB));
        var (headerA, headerB) = (a.ReadLine(), b.ReadLine());
        if (!JournalHeader.Is(headerA))
            throw NoJournal(pathA);
        if (!JournalHeader.Is(headerB))
            throw NoJournal(pathB);
        var header = string.Equals(headerA, headerB, StringComparison.Ordinal)
            ? null
            : new LineDifference(1, headerA, headerB);
        for (var number = 2L; ; number++)
        {
            var (lineA, lineB) = (a.ReadLine(), b.ReadLine());
            if (!string.Equals(lineA, lineB, StringComparison.Ordinal))
            {
                // Some damage shows only in the sum at the end of an archive: it must not pass for a difference.
                JournalArchive.CheckToEnd(a.BaseStream);
                JournalArchive.CheckToEnd(b.BaseStream);
                return new JournalDifference(header, new LineDifference(number, lineA, lineB));
            }

            if (lineA is null) return new JournalDifference(header, null);
        }
    }

    private static InvalidDataException NoJournal(string path) =>
        new($"{path}:1:1: this is no journal; name a file written by 'alliance replay --journal'.");
}

/// <summary>The difference between two journals.</summary>
/// <param name="Header">The two headers; null when they are equal.</param>
/// <param name="Record">The first record in which they differ; null when all are equal.</param>
public sealed record JournalDifference(LineDifference? Header, LineDifference? Record)
{
    /// <summary>Whether they are the same byte for byte, except for line ends.</summary>
    public bool IsNone => Header is null && Record is null;
}

/// <summary>A line in which two journals differ.</summary>
/// <param name="Line">Its number, counted from 1; the header is line 1.</param>
/// <param name="A">The line of the first journal; null where it has ended.</param>
/// <param name="B">The line of the second journal; null where it has ended.</param>
public sealed record LineDifference(long Line, string? A, string? B);

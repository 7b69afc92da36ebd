using Alliance.Journals;

namespace Alliance.Simulation.Journals;

/// <summary>Checks the path of a new journal.</summary>
public static class JournalTarget
{
    /// <summary>Returns whether a journal may replace a file: the file is missing, empty, a device, or a journal
    /// itself. Any other file is kept, so that a typing error does not destroy it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static bool MayBeReplaced(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0) return true;
        try
        {
            using var lines = new StreamReader(JournalArchive.OpenRead(path));
            return JournalHeader.Is(lines.ReadLine());
        }
        catch (InvalidDataException)
        {
            // An archive that was cut short, as by a run that was killed: its name says what it was to be.
            return path.EndsWith(".jsonl.gz", StringComparison.Ordinal)
                || path.EndsWith(".jsonl.zst", StringComparison.Ordinal);
        }
    }
}

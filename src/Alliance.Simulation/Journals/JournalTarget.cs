using Alliance.Grains.Journals;

namespace Alliance.Simulation.Journals;

/// <summary>Where a journal is to be written.</summary>
public static class JournalTarget
{
    /// <summary>Whether a file may be replaced by a journal: none is there, it is empty or a device, or it is a journal itself. Anything else was put
    /// there by somebody who would miss it, a scenario by a slip of the hand.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
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
            return path.EndsWith(".jsonl.gz", StringComparison.Ordinal) || path.EndsWith(".jsonl.zst", StringComparison.Ordinal);
        }
    }
}

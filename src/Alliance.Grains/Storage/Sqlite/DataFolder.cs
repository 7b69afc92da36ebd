using Alliance.Grains.Hosting;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>A data folder that only this process uses, until it is disposed of or the process ends.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockName = "lock";
    private const int NamesShown = 3;

    private readonly FileStream _lock;

    /// <exception cref="DataFolderInUseException">Another process uses the folder.</exception>
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        // It holds the hashes of passwords and keys, and telephone numbers.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
        else
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _lock = Hold(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
    }

    public string Path { get; }

    public string Database => DatabaseIn(Path);

    public static string DatabaseIn(string folder) =>
        System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), "alliance.db");

    /// <summary>Locks a folder for a process that only reads. Returns null where the folder has no lock file, as in a
    /// copy of the database alone.</summary>
    /// <exception cref="DataFolderInUseException">Another process uses the folder.</exception>
    public static FileStream? Hold(string folder) =>
        System.IO.Path.GetFullPath(folder) is var path && File.Exists(LockIn(path))
        ? Hold(path, FileMode.Open, FileAccess.Read) : null;

    /// <summary>Holds a folder into which a backup is to be restored, and creates it where it does not exist. A lock,
    /// marks (<see cref="JournalMark"/>), the keys of cookies and archives may be in it.</summary>
    /// <exception cref="StoreNotEmptyException">Something else is in it.</exception>
    /// <exception cref="DataFolderInUseException">Another process uses the folder.</exception>
    public static DataFolder HoldEmpty(string path)
    {
        var folder = new DataFolder(path);
        string[] found =
            [.. Directory.EnumerateFileSystemEntries(folder.Path).Select(f => System.IO.Path.GetFileName(f))
            .Where(name => name is not (LockName or AllianceOptions.KeysName or AllianceOptions.ArchivesName)
                && !name.EndsWith(JournalMark.Extension, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Take(NamesShown)];
        if (found.Length == 0) return folder;
        folder.Dispose();
        throw new StoreNotEmptyException(folder.Path, found);
    }

    public void Dispose() => _lock.Dispose();

    private static string LockIn(string path) => System.IO.Path.Combine(path, LockName);

    private static FileStream Hold(string path, FileMode mode, FileAccess access)
    {
        try
        {
            return new FileStream(LockIn(path), mode, access, FileShare.None);
        }
        catch (IOException held)
        {
            throw new DataFolderInUseException(path, held);
        }
    }
}

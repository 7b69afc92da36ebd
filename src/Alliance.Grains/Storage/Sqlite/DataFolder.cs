namespace Alliance.Grains.Storage.Sqlite;

/// <summary>A data folder that only this process uses, until it is disposed of or the process ends.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    /// <exception cref="DataFolderInUseException">Another process uses the folder.</exception>
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
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

    public void Dispose() => _lock.Dispose();

    private static string LockIn(string path) => System.IO.Path.Combine(path, "lock");

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

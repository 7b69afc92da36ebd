namespace Alliance.Grains.Storage.Sqlite;

/// <summary>A data folder held by this process alone, until it is disposed of or the process ends.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    /// <exception cref="DataFolderInUseException">Another process holds it.</exception>
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
        try
        {
            _lock = new FileStream(System.IO.Path.Combine(Path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held)
        {
            throw new DataFolderInUseException(Path, held);
        }
    }

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "alliance.db");

    public void Dispose() => _lock.Dispose();
}

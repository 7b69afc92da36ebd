namespace Alliance.Grains.Storage.Sqlite;

/// <summary>The database of a folder, read and left as it is: nothing is made in it, and nothing beside it.</summary>
internal sealed class SqliteArchive : SqliteReads
{
    private readonly FileStream? _lock;

    private SqliteArchive(SqliteReaders readers, FileStream? held) : base(readers) => _lock = held;

    /// <exception cref="NoDatabaseException">There is none.</exception>
    /// <exception cref="DataFolderInUseException">Another process holds the folder.</exception>
    /// <exception cref="StoreUnavailableException">The database was written by a later version, is damaged, or none of
    /// Alliance.</exception>
    public static SqliteArchive Open(string folder)
    {
        var database = DataFolder.DatabaseIn(folder);
        if (!File.Exists(database)) throw new NoDatabaseException(folder);
        var archive = new SqliteArchive(new SqliteReaders(database, SqliteSchema.OpenArchive), DataFolder.Hold(folder));
        try
        {
            SqliteSchema.CheckVersion(database, archive.Readers.Query("PRAGMA user_version", r => r.GetInt64(0))[0]);
            return archive;
        }
        catch
        {
            archive.Close();
            throw;
        }
    }

    public override ValueTask DisposeAsync()
    {
        Close();
        return default;
    }

    private void Close()
    {
        Readers.Dispose();
        _lock?.Dispose();
    }
}

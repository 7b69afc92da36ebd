namespace Alliance.Grains.Storage.Sqlite;

/// <summary>Reads the database of a folder and leaves the folder as it is: writes nothing into it and creates no file
/// beside it.</summary>
internal sealed class SqliteArchive : SqliteReads
{
    private readonly FileStream? _lock;

    private SqliteArchive(SqliteReaders readers, FileStream? held) : base(readers) => _lock = held;

    /// <exception cref="NoDatabaseException">The folder has no database.</exception>
    /// <exception cref="DataFolderInUseException">Another process uses the folder.</exception>
    /// <exception cref="StoreUnavailableException">The database was written by a later version, is damaged, or is not a
    /// database of Alliance.</exception>
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

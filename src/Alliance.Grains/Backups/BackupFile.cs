using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Archives;
using Alliance.Grains.Storage.Sqlite;

namespace Alliance.Grains.Backups;

/// <summary>Reads a backup.</summary>
public static class BackupFile
{
    /// <summary>Opens a backup, after comparing it with the digest that seals it. One caller at a time may
    /// read.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="archives">The files with the records that were moved before the backup was taken.</param>
    /// <exception cref="UnusableFileException">The file is damaged, or no backup.</exception>
    /// <exception cref="ArchiveMissingException">One of those files is missing.</exception>
    /// <exception cref="StoreUnavailableException">It was written by a later version.</exception>
    public static async Task<IStoreReader> Open(string file, ArchiveFolder archives)
    {
        FileSeal.Check(file, FileSeal.Backup);
        return await archives.Over(SqliteRowSource.OfFile(file)).ConfigureAwait(false);
    }
}

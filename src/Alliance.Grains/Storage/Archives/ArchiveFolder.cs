using Alliance.Grains.Storage.Sqlite;

namespace Alliance.Grains.Storage.Archives;

/// <summary>The folder with the archive files into which records of a store were moved. Files are opened when somebody
/// asks for their records, and a few are kept open. Thread-safe.</summary>
public sealed class ArchiveFolder : IAsyncDisposable
{
    private const int Kept = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Opened> _opened = [];
    private long _uses;

    /// <param name="path">The folder. It need not exist as long as nothing was moved.</param>
    public ArchiveFolder(string path) => FullPath = Path.GetFullPath(path);

    /// <summary>The folder.</summary>
    public string FullPath { get; }

    /// <summary>Returns the name of the file into which a part is moved. It has the realm, its incarnation, and the
    /// numbers of the first and of the last record.</summary>
    public static string NameOf(RealmId realm, MovedPart part) => FormattableString.Invariant(
        $"{realm.Name}-{realm.Incarnation}-{part.After + 1:D10}-{part.Through:D10}.db");

    /// <summary>Returns the path of the file into which a part is moved.</summary>
    public string FileOf(RealmId realm, MovedPart part) => Path.Combine(FullPath, NameOf(realm, part));

    /// <summary>Returns a store of which also the moved records can be read.</summary>
    /// <param name="store">The store; it and this folder are closed with what is returned, or with the
    /// failure.</param>
    /// <exception cref="ArchiveMissingException">A file is missing.</exception>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<IStoreReader> Over(IStoreReader store)
    {
        var whole = new ReaderWithArchives(store, this);
        try
        {
            if (await FindMissing(store).ConfigureAwait(false) is { } missing) throw missing;
            return whole;
        }
        catch
        {
            await whole.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Looks whether all the files are there that a store needs, without reading them whole.</summary>
    /// <param name="store">The store.</param>
    /// <returns>What is wrong with the first one that is not; null where all are.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<ArchiveMissingException?> FindMissing(IStoreReader store)
    {
        try
        {
            foreach (var realm in await store.RealmIds().ConfigureAwait(false))
                foreach (var part in await store.Moved(realm).ConfigureAwait(false))
                    Return(await Take(realm, part).ConfigureAwait(false));
            return null;
        }
        catch (ArchiveMissingException missing)
        {
            return missing;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Opened[] all;
        lock (_lock)
        {
            all = [.. _opened.Values];
            _opened.Clear();
        }

        foreach (var opened in all) await opened.File.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Reads records of a moved part.</summary>
    /// <exception cref="StoreUnavailableException">The file is not there, or cannot be read.</exception>
    internal async Task<IReadOnlyList<RawRecord>> Read(
        RealmId realm, MovedPart part, Func<IStoreReader, Task<IReadOnlyList<RawRecord>>> read)
    {
        Opened opened;
        try
        {
            opened = await Take(realm, part).ConfigureAwait(false);
        }
        catch (ArchiveMissingException missing)
        {
            throw new StoreUnavailableException(missing.Message);
        }

        try
        {
            return await read(opened.File).ConfigureAwait(false);
        }
        finally
        {
            Return(opened);
        }
    }

    private async Task<Opened> Take(RealmId realm, MovedPart part)
    {
        var file = FileOf(realm, part);
        lock (_lock)
            if (_opened.TryGetValue(file, out var kept)) return Use(kept);
        var opened = new Opened(await Open(realm, part, file).ConfigureAwait(false));
        lock (_lock)
        {
            if (_opened.TryAdd(file, opened)) return Use(opened);
            // Another has opened it at the same moment. This one is closed when it is given back.
            opened.Users++;
            return opened;
        }
    }

    private Opened Use(Opened opened)
    {
        (opened.Users, opened.LastUse) = (opened.Users + 1, ++_uses);
        return opened;
    }

    private void Return(Opened given)
    {
        List<Opened> closed = [];
        lock (_lock)
        {
            given.Users--;
            if (given.Users == 0 && !_opened.ContainsValue(given)) closed.Add(given);
            foreach (var (file, idle) in _opened.Where(o => o.Value.Users == 0).OrderBy(o => o.Value.LastUse)
                .Take(Math.Max(0, _opened.Count - Kept)).ToArray())
            {
                _opened.Remove(file);
                closed.Add(idle);
            }
        }

        foreach (var one in closed) one.Close();
    }

    /// <exception cref="ArchiveMissingException">The file is not there, or is not the one into which the part was
    /// moved.</exception>
    private static async Task<SqliteRowSource> Open(RealmId realm, MovedPart part, string file)
    {
        if (!File.Exists(file)) throw new ArchiveMissingException(realm.Name, part, file, isOther: false);
        SqliteRowSource? source = null;
        try
        {
            source = SqliteRowSource.OfFile(file);
            if (await Has(source, realm, part).ConfigureAwait(false)) return source;
        }
        catch (StoreUnavailableException)
        {
            // Told below, with the mend for an archive.
        }

        if (source is not null) await source.DisposeAsync().ConfigureAwait(false);
        throw new ArchiveMissingException(realm.Name, part, file, isOther: true);
    }

    private static async Task<bool> Has(SqliteRowSource file, RealmId realm, MovedPart part) =>
        (await file.RealmIds().ConfigureAwait(false)).Contains(realm)
        && await file.Records(realm, [part.After + 1, part.Through]).ConfigureAwait(false) is { Count: 2 }
        && await file.Anchors(realm).ConfigureAwait(false) is [.., var anchor]
        && anchor.Number == part.Through && anchor.Hash.AsSpan().SequenceEqual(part.Hash);

    private sealed class Opened(SqliteRowSource file)
    {
        public SqliteRowSource File { get; } = file;
        public int Users { get; set; }
        public long LastUse { get; set; }

        public void Close() => File.DisposeAsync().GetAwaiter().GetResult();
    }
}

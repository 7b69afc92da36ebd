using Alliance.Grains.Hosting;
using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Archives;
using Alliance.Grains.Storage.Sqlite;

namespace Alliance.Grains.Backups;

/// <summary>A part of a realm's journal in a file of its own, from one anchor to another. It proves later that nobody
/// has written the records anew; <see cref="JournalMove"/> also takes them out of the store. One caller at a time may
/// read.</summary>
public sealed class JournalArchive : IAsyncDisposable
{
    private const int Page = 1_000;

    private readonly IStoreReader _file;

    private JournalArchive(IStoreReader file, RealmRow realm, long after, long through) =>
        (_file, Realm, After, Through) = (file, realm, after, through);

    /// <summary>The realm.</summary>
    public RealmRow Realm { get; }

    /// <summary>The number before the first record: 0, or that of an anchor.</summary>
    public long After { get; }

    /// <summary>The number of the last record; that of an anchor.</summary>
    public long Through { get; }

    /// <summary>Opens an archive, after comparing it with the digest that seals it.</summary>
    /// <exception cref="UnusableFileException">The file is damaged, or no archive.</exception>
    /// <exception cref="StoreUnavailableException">It was written by a later version.</exception>
    public static async Task<JournalArchive> Open(string file)
    {
        FileSeal.Check(file, FileSeal.Archive);
        var reader = SqliteRowSource.OfFile(file);
        var realm = (await reader.Realms().ConfigureAwait(false))[0];
        var first = await reader.Journal(realm.Id, 0, 1).ConfigureAwait(false);
        return new JournalArchive(
            reader, realm, first[0].Number - 1, await reader.LastNumber(realm.Id).ConfigureAwait(false));
    }

    /// <summary>Returns a store whose journal is read from archives as far as they have it, for an audit of
    /// both.</summary>
    /// <param name="store">The store; it and the archives are closed with what is returned.</param>
    /// <param name="realm">The realm of all the archives.</param>
    /// <param name="archives">The archives.</param>
    public static IStoreReader Join(IStoreReader store, RealmId realm, IReadOnlyList<JournalArchive> archives) =>
        new ArchivedJournal(store, realm, archives);

    /// <summary>Opens a store to archive a part of its journal while its servers go on.</summary>
    /// <exception cref="NoDatabaseException">The data folder has no database.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached, is damaged, or was written by a later
    /// version.</exception>
    /// <exception cref="ArchiveMissingException">A file into which records were moved is missing.</exception>
    public static async Task<IStoreReader> OpenStore(AllianceOptions options) => await options.OpenArchives()
        .Over(await StoreCopy.OpenServed(options).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Writes an archive.</summary>
    /// <param name="store">The store.</param>
    /// <param name="realm">The realm.</param>
    /// <param name="after">The number before the first record: 0, or that of an anchor.</param>
    /// <param name="through">The number of the last record; that of an anchor of the store.</param>
    /// <param name="file">The file, which must not exist. Only its owner may read it.</param>
    /// <param name="progress">Is told how many records are written.</param>
    /// <param name="cancellation">Ends the writing; no file is left.</param>
    /// <exception cref="StoreUnavailableException">The store failed, or lacks a record.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public static async Task Write(
        IStoreReader store, RealmRow realm, long after, long through, string file, Action<long> progress,
        CancellationToken cancellation)
    {
        await using var target = new SqliteRowTarget(file, FileSeal.Archive);
        await target.Begin(realm).ConfigureAwait(false);
        for (var last = after; last < through; progress(last - after))
        {
            cancellation.ThrowIfCancellationRequested();
            var page = await store.Journal(realm.Id, last, (int)Math.Min(Page, through - last)).ConfigureAwait(false);
            if (page.Count == 0)
                throw new StoreUnavailableException($"The journal of {realm.Id.Name} ends with record {last}.");
            await target.Write(page).ConfigureAwait(false);
            last = page[^1].Number;
        }

        var anchors = await store.Anchors(realm.Id).ConfigureAwait(false);
        await target.Write([.. anchors.Where(a => a.Number >= after && a.Number <= through)]).ConfigureAwait(false);
        await target.End().ConfigureAwait(false);
        await (await target.Open().ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        await target.Finish().ConfigureAwait(false);
    }

    /// <summary>Reads the anchors in the archive, in order: from that of <see cref="After"/> to that of
    /// <see cref="Through"/>.</summary>
    public Task<IReadOnlyList<Anchor>> Anchors() => _file.Anchors(Realm.Id);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    internal Task<IReadOnlyList<RawRecord>> Read(long after, int limit) => _file.Journal(Realm.Id, after, limit);
}

using Alliance.Grains.Hosting;
using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Archives;
using Alliance.Grains.Storage.Redis;
using Alliance.Grains.Storage.Sqlite;

namespace Alliance.Grains.Backups;

/// <summary>A copy of all realms of a store: a backup, or what is restored from one. <see cref="Run"/> makes it,
/// <see cref="Open"/> shows it to an audit, and <see cref="Finish"/> puts it in force. Disposed of before, it leaves
/// nothing behind. Projections and snapshots follow from the journal and are not copied. Neither are records that were
/// moved into archives: the copy needs the same archive files as the store. Not thread-safe.</summary>
public sealed class StoreCopy : IAsyncDisposable
{
    private const int Page = 1_000;

    private readonly IRowSource _source;
    private readonly ArchiveFolder _archives;
    private readonly List<CopiedRealm> _realms = [];
    private IRowTarget _target = null!;
    private DataFolder? _folder;
    private IReadOnlyList<JournalMark> _marks = [];
    private readonly Dictionary<string, RawRecord> _last = new(StringComparer.Ordinal);

    private StoreCopy(IRowSource source, ArchiveFolder archives) => (_source, _archives) = (source, archives);

    /// <summary>The copied realms, by name.</summary>
    public IReadOnlyList<CopiedRealm> Realms => _realms;

    /// <summary>Begins a backup. Servers of the store may go on.</summary>
    /// <param name="from">The store.</param>
    /// <param name="file">The file, which must not exist. Only its owner may read it.</param>
    /// <exception cref="NoDatabaseException">The data folder has no database.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached, is damaged, or was written by a later
    /// version.</exception>
    /// <exception cref="ArchiveMissingException">A file into which records were moved is missing.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public static async Task<StoreCopy> ToBackup(AllianceOptions from, string file) => await Begin(
        await OpenServed(from).ConfigureAwait(false), from, copy =>
        {
            copy._target = new SqliteRowTarget(file, FileSeal.Backup);
            return Task.CompletedTask;
        }).ConfigureAwait(false);

    /// <summary>Begins to restore a backup into an empty store.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="to">The store. No server may use it.</param>
    /// <param name="marks">The files that say how far the journal of this store had come. They are set to the end of
    /// the backup.</param>
    /// <param name="acceptsLoss">Whether a person has decided to go on without records that the marks know and the
    /// backup lacks.</param>
    /// <exception cref="UnusableFileException">The file is damaged, or no backup.</exception>
    /// <exception cref="StoreNotEmptyException">There is something in the store.</exception>
    /// <exception cref="DataFolderInUseException">Another process uses the data folder.</exception>
    /// <exception cref="JournalLostException">The backup lacks records that were acknowledged.</exception>
    /// <exception cref="ArchiveMissingException">A file into which records were moved is missing.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached, or the backup was written by a later
    /// version.</exception>
    /// <exception cref="IOException">The store cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public static async Task<StoreCopy> FromBackup(
        string file, AllianceOptions to, IEnumerable<string> marks, bool acceptsLoss)
    {
        FileSeal.Check(file, FileSeal.Backup);
        return await Begin(SqliteRowSource.OfFile(file), to, async copy =>
        {
            copy._marks = [.. marks.Select(path => new JournalMark(path))];
            if (to.Redis is null) copy._folder = DataFolder.HoldEmpty(to.DataFolder);
            var whole = new ReaderWithArchives(copy._source, copy._archives);
            if (!acceptsLoss)
                foreach (var mark in copy._marks) await mark.Compare(whole).ConfigureAwait(false);
            copy._target = to.Redis is { } redis
                ? await RedisRowTarget.Open(
                    redis, to.Access, to.RedisPrefix, await copy.LastIncarnation().ConfigureAwait(false),
                    TimeProvider.System).ConfigureAwait(false)
                : new SqliteRowTarget(copy._folder!.Database, seal: null);
        }).ConfigureAwait(false);
    }

    /// <summary>Opens a store to read it while its servers go on.</summary>
    internal static async Task<IRowSource> OpenServed(AllianceOptions options) => options.Redis is { } redis
        ? await RedisStore.Open(redis, options.Access, TimeProvider.System, options.RedisPrefix).ConfigureAwait(false)
        : SqliteRowSource.Of(options.DataFolder);

    /// <summary>Counts the records that there are to copy, as far as is known now. Those that were moved count as
    /// copied.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<long> CountRecords()
    {
        var count = 0L;
        foreach (var realm in await _source.RealmIds().ConfigureAwait(false))
            count += await _source.LastNumber(realm).ConfigureAwait(false);
        return count;
    }

    /// <summary>Copies all realms, each as it was at one moment.</summary>
    /// <param name="progress">Is told how many records are copied.</param>
    /// <param name="cancellation">Ends the copying.</param>
    /// <exception cref="StoreUnavailableException">A store failed.</exception>
    public async Task Run(Action<long> progress, CancellationToken cancellation)
    {
        var before = 0L;
        foreach (var realm in await _source.Realms().ConfigureAwait(false))
        {
            if (await _source.Fix(realm.Id).ConfigureAwait(false) is not { } moment) continue;
            await using (moment.ConfigureAwait(false))
            {
                await _target.Begin(realm).ConfigureAwait(false);
                var copied = await CopyRealm(realm, moment, n => progress(before + n), cancellation)
                    .ConfigureAwait(false);
                await (copied is null ? _target.Abandon() : _target.End()).ConfigureAwait(false);
                if (copied is not null) _realms.Add(copied);
                before += moment.Last;
            }
        }
    }

    /// <summary>Opens the copy, so that it can be audited before it takes effect.</summary>
    /// <exception cref="StoreUnavailableException">The copy cannot be read.</exception>
    public async Task<IStoreReader> Open() => await _archives.Over(await _target.Open().ConfigureAwait(false))
        .ConfigureAwait(false);

    /// <summary>Puts the copy in force: gives the backup its name, or makes the realms known to servers.</summary>
    /// <exception cref="StoreUnavailableException">The store failed.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task Finish()
    {
        // The marks come first: without its store, a mark only asks for this backup again.
        foreach (var mark in _marks)
        {
            mark.Forget();
            foreach (var (realm, last) in _last) mark.Set(realm, last.Number, last.Hash);
        }

        await _target.Finish().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_target is not null) await _target.DisposeAsync().ConfigureAwait(false);
        foreach (var mark in _marks) mark.Dispose();
        _folder?.Dispose();
        await _source.DisposeAsync().ConfigureAwait(false);
        await _archives.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<StoreCopy> Begin(
        IRowSource source, AllianceOptions options, Func<StoreCopy, Task> prepare)
    {
        var copy = new StoreCopy(source, options.OpenArchives());
        try
        {
            if (await copy._archives.FindMissing(source).ConfigureAwait(false) is { } missing) throw missing;
            await prepare(copy).ConfigureAwait(false);
            return copy;
        }
        catch
        {
            await copy.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<long> LastIncarnation() =>
        (await _source.RealmIds().ConfigureAwait(false)).Select(r => r.Incarnation).DefaultIfEmpty().Max();

    /// <summary>Copies a realm; null where it was dropped meanwhile.</summary>
    private async Task<CopiedRealm?> CopyRealm(
        RealmRow realm, IRealmMoment moment, Action<long> progress, CancellationToken cancellation)
    {
        var (actors, keys) = (0L, 0L);
        await foreach (var page in moment.Actors().ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            await _target.Write(page).ConfigureAwait(false);
            actors += page.Count;
        }

        await foreach (var page in moment.Keys().ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            await _target.Write(page).ConfigureAwait(false);
            keys += page.Count;
        }

        var parts = await _source.Moved(realm.Id).ConfigureAwait(false);
        var removed = RemovedOf(parts);
        var seals = new AnchorSeals(await _source.Anchors(realm.Id).ConfigureAwait(false), removed);
        for (var after = removed; after < moment.Last; progress(after))
        {
            cancellation.ThrowIfCancellationRequested();
            var limit = (int)Math.Min(Page, moment.Last - after);
            var page = await _source.Journal(realm.Id, after, limit).ConfigureAwait(false);
            if (page.Count == 0) return await Missing(realm.Id, after, moment.Last).ConfigureAwait(false);
            if (page[0].Number > after + 1) await CheckNotMoved(realm.Id, after).ConfigureAwait(false);
            await _target.Write(page).ConfigureAwait(false);
            seals.Add(page);
            after = page[^1].Number;
            _last[realm.Id.Name] = page[^1];
        }

        await _target.Write(seals.Through(moment.Last)).ConfigureAwait(false);
        await _target.Write(parts).ConfigureAwait(false);
        return new CopiedRealm(realm, moment.Last, actors, keys, parts);
    }

    private static long RemovedOf(IReadOnlyList<MovedPart> parts) => parts.Count == 0 ? 0 : parts[^1].Removed;

    private async Task<CopiedRealm?> Missing(RealmId realm, long after, long last) =>
        (await _source.RealmIds().ConfigureAwait(false)).Contains(realm)
        ? throw new StoreUnavailableException(
            $"The journal of {realm.Name} ends with record {after}; its last one is {last}.")
        : null;

    // A gap that was there before is for the audit to tell.
    private async Task CheckNotMoved(RealmId realm, long after)
    {
        if (RemovedOf(await _source.Moved(realm).ConfigureAwait(false)) > after)
            throw new StoreUnavailableException(
                $"Records of {realm.Name} were moved into an archive while they were copied. Try again when 'alliance "
                    + "archive' has ended.");
    }
}

/// <summary>A realm of a copy.</summary>
/// <param name="Realm">The realm.</param>
/// <param name="Last">The number of its last record; 0 for none.</param>
/// <param name="Actors">The number of its actors.</param>
/// <param name="Keys">The number of its idempotency keys.</param>
/// <param name="Moved">The parts of its journal that are in archives, and not in the copy.</param>
public sealed record CopiedRealm(RealmRow Realm, long Last, long Actors, long Keys, IReadOnlyList<MovedPart> Moved)
{
    /// <summary>The number of records in the copy.</summary>
    public long Records => Last - (Moved.Count == 0 ? 0 : Moved[^1].Removed);

    /// <summary>The names of the archive files that the copy needs.</summary>
    public IEnumerable<string> Archives => Moved.Select(part => ArchiveFolder.NameOf(Realm.Id, part));
}

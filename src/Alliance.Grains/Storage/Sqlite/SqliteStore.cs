using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Grains.Telemetry;
using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>The embedded store: one SQLite file in a data folder that only this process uses. An acknowledged commit
/// survives a power cut.</summary>
internal sealed class SqliteStore : SqliteReads, ICommitStore, IJournalTrim
{
    private const int MaxBatch = 512;

    private readonly DataFolder _folder;
    private readonly SqliteWriter _writer;
    private readonly CommitQueue _queue;
    private readonly JournalSignal _signal = new();
    private readonly SqliteProjections _projections;
    private readonly Lock _writing = new();
    private readonly Task _clearing;
    private volatile bool _disposed;

    /// <exception cref="DataFolderInUseException">Another process uses the folder.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be opened, or is not a database of
    /// Alliance.</exception>
    public SqliteStore(string folder, TimeProvider time, JournalMark? mark = null)
        : this(new DataFolder(folder), time, mark)
    {
    }

    private SqliteStore(DataFolder folder, TimeProvider time, JournalMark? mark) : base(
        new SqliteReaders(folder.Database, SqliteSchema.OpenReader))
    {
        _folder = folder;
        try
        {
            _writer = SqliteSchema.Reach(_folder.Database, () => new SqliteWriter(_folder.Database, time));
        }
        catch
        {
            _folder.Dispose();
            throw;
        }
        _projections = new SqliteProjections(Readers);
        _queue = new CommitQueue(Write, MaxBatch, new CommitMeter("sqlite"), mark);
        // What a crash in the middle of a drop has left.
        _clearing = Task.Run(ClearDropped);
    }

    public StoreGuarantee Guarantee => StoreGuarantee.PowerLoss;

    public Task<CommitReceipt> Commit(Commit commit) => _queue.Enqueue(commit);

    public Task Probe() => Write(() => SqliteSchema.Touch(_writer.Connection));

    public Task PutAway(RealmId realm, IReadOnlyList<ProjectionRow> projections) =>
        Write(() => _writer.PutAway(realm.Incarnation, projections));

    public Task KeepSnapshot(RealmId realm, SnapshotRow snapshot) =>
        Write(() => _writer.KeepSnapshot(realm.Incarnation, snapshot));

    public Task<ProjectionRow?> FindProjection(RealmId realm, ActorId of, int format) =>
        First(_projections.Find(realm, of, format));

    public Task<IReadOnlyList<ProjectionRow>> Projections(RealmId realm, ProjectionQuery query) =>
        Task.FromResult(_projections.List(realm, query));

    public Task<SnapshotRow?> FindSnapshot(RealmId realm) => First(_projections.Snapshot(realm));

    public Task<IReadOnlyList<IndexRow>> Due(RealmId realm, Instant through, int limit) =>
        Task.FromResult(Readers.Query(
        $"{IndexColumns} WHERE realm = ?1 AND due IS NOT NULL AND due <= ?2 ORDER BY due LIMIT ?3 + 0", Index,
        realm.Incarnation, through.Milliseconds, (long)limit));

    public Task<StoredKey?> FindKey(RealmId realm, string key, long now) => First(Readers.Query(
        "SELECT body, effect, first FROM keys WHERE realm = ?1 AND key = ?2 AND expires > ?3",
        r => new StoredKey(r.GetFieldValue<byte[]>(0), r.GetFieldValue<byte[]>(1), r.GetInt64(2)), realm.Incarnation,
        key, now));

    public Task<RealmRow?> CreateRealm(string name, long origin, int factorPermille, byte[] region)
    {
        lock (_writing)
        {
            using var insert = new Change(_writer.Connection,
                "INSERT INTO realms (name, origin, factor, region) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
            if (insert.Run(name, origin, factorPermille, region) == 0) return Task.FromResult<RealmRow?>(null);
        }
        return FindRealm(name);
    }

    public async Task<bool> DropRealm(string name)
    {
        if (name == RealmId.Live) throw new ArgumentException("The live realm is never dropped.", nameof(name));
        if (await FindRealm(name).ConfigureAwait(false) is not { } row) return false;
        lock (_writing) _writer.Drop(row.Id.Incarnation);
        _signal.Forget(row.Id.Incarnation);
        await Task.Run(ClearDropped).ConfigureAwait(false);
        return true;
    }

    public Task Remove(RealmId realm, MovedPart part, IReadOnlyList<RawRecord> records) =>
        Write(() => _writer.Remove(realm.Incarnation, part, records));

    public Task WaitForJournal(RealmId realm, long after, CancellationToken cancellation) =>
        _signal.Wait(realm.Incarnation, after, cancellation);

    public override async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        try
        {
            await _clearing.ConfigureAwait(false);
        }
        catch (SqliteException)
        {
            // What dropped realms have left stays until the next start; the next reader tells of a damaged file.
        }
        await _queue.DisposeAsync().ConfigureAwait(false);
        Readers.Dispose();
        lock (_writing) _writer.Dispose();
        _folder.Dispose();
    }

    /// <summary>Deletes the data of dropped realms in small steps, so that commits of the live realm can be written in
    /// between.</summary>
    private void ClearDropped()
    {
        while (true)
            lock (_writing)
                if (_disposed || !_writer.ClearSome()) return;
    }

    /// <summary>Runs a write between two batches of commits.</summary>
    private Task Write(Action write) => Task.Run(() => SqliteSchema.Reach(_folder.Database, () =>
    {
        lock (_writing)
        {
            if (_disposed) throw new StoreUnavailableException("The store is closed.");
            write();
        }
    }));

    private Task<IReadOnlyList<CommitOutcome>> Write(IReadOnlyList<Commit> batch)
    {
        IReadOnlyList<CommitOutcome> outcomes;
        lock (_writing) outcomes = _writer.Write(batch);
        foreach (var commit in batch)
            _signal.Raise(commit.Realm.Incarnation, _writer.LastNumber(commit.Realm.Incarnation));
        return Task.FromResult(outcomes);
    }
}

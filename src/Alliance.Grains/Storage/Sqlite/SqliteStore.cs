using Alliance.Core.Actors;
using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>The embedded store: one SQLite file in a data folder that this process holds alone. An acknowledged commit survives a power cut.</summary>
internal sealed class SqliteStore : ICommitStore
{
    private const int MaxBatch = 512;
    private const string IndexColumns = "SELECT kind, key, place, status, due, last FROM actors";
    private const string JournalColumns = "SELECT number, kind, key, ordinal, payload, hash FROM journal";
    private const string RealmColumns = "SELECT id, name, origin, factor, region FROM realms";

    private readonly DataFolder _folder;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly CommitQueue _queue;
    private readonly JournalSignal _signal = new();
    private readonly Lock _writing = new();
    private readonly Task _clearing;
    private volatile bool _disposed;

    /// <exception cref="DataFolderInUseException">Another process holds the folder.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be opened, or is none of Alliance.</exception>
    public SqliteStore(string folder, TimeProvider time)
    {
        _folder = new DataFolder(folder);
        try
        {
            _writer = SqliteSchema.Reach(_folder.Database, () => new SqliteWriter(_folder.Database, time));
        }
        catch
        {
            _folder.Dispose();
            throw;
        }
        _readers = new SqliteReaders(_folder.Database);
        _queue = new CommitQueue(Write, MaxBatch);
        // What a crash in the middle of a drop has left.
        _clearing = Task.Run(ClearDropped);
    }

    public StoreGuarantee Guarantee => StoreGuarantee.PowerLoss;

    public Task<CommitReceipt> Commit(Commit commit) => _queue.Enqueue(commit);

    public Task Probe() => Task.Run(() => SqliteSchema.Reach(_folder.Database, () =>
    {
        lock (_writing) _writer.Connection.Run(SqliteSchema.Mark);
    }));

    public Task<StoredActor?> Load(RealmId realm, ActorId actor) => First(_readers.Query(
        "SELECT etag, record FROM actors WHERE realm = ?1 AND kind = ?2 AND key = ?3",
        r => new StoredActor(r.GetInt64(0), r.GetFieldValue<byte[]>(1)), realm.Incarnation, (long)actor.Kind, actor.Key));

    public Task<IReadOnlyList<IndexRow>> Due(RealmId realm, Instant through, int limit) => Task.FromResult(_readers.Query(
        $"{IndexColumns} WHERE realm = ?1 AND due IS NOT NULL AND due <= ?2 ORDER BY due LIMIT ?3", Index,
        realm.Incarnation, through.Milliseconds, (long)limit));

    public Task<IReadOnlyList<IndexRow>> List(RealmId realm, ActorKind kind, string after, int limit) => Task.FromResult(_readers.Query(
        $"{IndexColumns} WHERE realm = ?1 AND kind = ?2 AND key > ?3 ORDER BY key LIMIT ?4", Index,
        realm.Incarnation, (long)kind, after, (long)limit));

    public Task<IndexRow?> Find(RealmId realm, ActorId actor) => First(_readers.Query(
        $"{IndexColumns} WHERE realm = ?1 AND kind = ?2 AND key = ?3", Index, realm.Incarnation, (long)actor.Kind, actor.Key));

    public Task<IReadOnlyList<RawRecord>> Journal(RealmId realm, long after, int limit) => Task.FromResult(_readers.Query(
        $"{JournalColumns} WHERE realm = ?1 AND number > ?2 ORDER BY number LIMIT ?3", Record, realm.Incarnation, after, (long)limit));

    public Task<IReadOnlyList<RawRecord>> JournalOf(RealmId realm, ActorId actor, long after, int limit) => Task.FromResult(_readers.Query(
        $"{JournalColumns} WHERE realm = ?1 AND kind = ?2 AND key = ?3 AND ordinal > ?4 ORDER BY ordinal LIMIT ?5", Record,
        realm.Incarnation, (long)actor.Kind, actor.Key, after, (long)limit));

    public Task<long> LastNumber(RealmId realm) => Task.FromResult(_readers.Query(
        "SELECT MAX(number) FROM journal WHERE realm = ?1", r => r.IsDBNull(0) ? 0 : r.GetInt64(0), realm.Incarnation)[0]);

    public Task<IReadOnlyList<Anchor>> Anchors(RealmId realm) => Task.FromResult(_readers.Query(
        "SELECT number, hash FROM anchors WHERE realm = ?1 ORDER BY number",
        r => new Anchor(r.GetInt64(0), r.GetFieldValue<byte[]>(1)), realm.Incarnation));

    public Task<StoredKey?> FindKey(RealmId realm, string key, long now) => First(_readers.Query(
        "SELECT body, effect, first FROM keys WHERE realm = ?1 AND key = ?2 AND expires > ?3",
        r => new StoredKey(r.GetFieldValue<byte[]>(0), r.GetFieldValue<byte[]>(1), r.GetInt64(2)), realm.Incarnation, key, now));

    public Task<RealmRow?> CreateRealm(string name, long origin, int factorPermille, byte[] region)
    {
        lock (_writing)
        {
            using var insert = new Statement(_writer.Connection,
                "INSERT INTO realms (name, origin, factor, region) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", 4);
            if (insert.Run(name, origin, (long)factorPermille, region) == 0) return Task.FromResult<RealmRow?>(null);
        }
        return FindRealm(name);
    }

    public Task<RealmRow?> FindRealm(string name) => First(_readers.Query($"{RealmColumns} WHERE name = ?1", Realm, name));

    public Task<IReadOnlyList<RealmRow>> Realms() => Task.FromResult(_readers.Query($"{RealmColumns} ORDER BY name", Realm));

    public async Task<bool> DropRealm(string name)
    {
        if (name == RealmId.Live) throw new ArgumentException("The live realm is never dropped.", nameof(name));
        if (await FindRealm(name).ConfigureAwait(false) is not { } row) return false;
        lock (_writing) _writer.Drop(row.Id.Incarnation);
        _signal.Forget(row.Id.Incarnation);
        await Task.Run(ClearDropped).ConfigureAwait(false);
        return true;
    }

    public Task WaitForJournal(RealmId realm, long after, CancellationToken cancellation) => _signal.Wait(realm.Incarnation, after, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        try
        {
            await _clearing.ConfigureAwait(false);
        }
        catch (SqliteException)
        {
            // What dropped realms have left stays until the next start; a damaged file is told by whoever reads it.
        }
        await _queue.DisposeAsync().ConfigureAwait(false);
        _readers.Dispose();
        lock (_writing) _writer.Dispose();
        _folder.Dispose();
    }

    /// <summary>Clears in small steps, so that the live realm's commits come in between.</summary>
    private void ClearDropped()
    {
        while (true)
            lock (_writing)
                if (_disposed || !_writer.ClearSome()) return;
    }

    private Task<IReadOnlyList<CommitOutcome>> Write(IReadOnlyList<Commit> batch)
    {
        IReadOnlyList<CommitOutcome> outcomes;
        lock (_writing) outcomes = _writer.Write(batch);
        foreach (var commit in batch) _signal.Raise(commit.Realm.Incarnation, _writer.LastNumber(commit.Realm.Incarnation));
        return Task.FromResult(outcomes);
    }

    private static Task<T?> First<T>(IReadOnlyList<T> rows) where T : class => Task.FromResult(rows.Count == 0 ? null : rows[0]);

    private static ActorId Actor(SqliteDataReader row, int column) => new((ActorKind)row.GetInt32(column), row.GetString(column + 1));

    private static IndexRow Index(SqliteDataReader row) => new(
        Actor(row, 0), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : new Instant(row.GetInt64(4)), row.GetInt64(5));

    private static RawRecord Record(SqliteDataReader row) => new(
        row.GetInt64(0), Actor(row, 1), row.GetInt64(3), row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5));

    private static RealmRow Realm(SqliteDataReader row) => new(
        new RealmId(row.GetString(1), row.GetInt64(0)), row.GetInt64(2), row.GetInt32(3), row.GetFieldValue<byte[]>(4));
}

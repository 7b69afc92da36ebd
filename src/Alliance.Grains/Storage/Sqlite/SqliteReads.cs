using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>Reads a SQLite database, whether this process also writes it or not.</summary>
internal abstract class SqliteReads(SqliteReaders readers) : IStoreReader
{
    private protected const string IndexColumns = "SELECT kind, key, place, status, due, last FROM actors";
    private const string JournalColumns = "SELECT number, kind, key, ordinal, payload, hash FROM journal";
    private const string RealmColumns = "SELECT id, name, origin, factor, region FROM realms";

    private protected SqliteReaders Readers => readers;

    public Task<StoredActor?> Load(RealmId realm, ActorId actor) => First(readers.Query(
        "SELECT etag, record FROM actors WHERE realm = ?1 AND kind = ?2 AND key = ?3",
        r => new StoredActor(r.GetInt64(0), r.GetFieldValue<byte[]>(1)), realm.Incarnation, (long)actor.Kind,
        actor.Key));

    public Task<IReadOnlyList<IndexRow>> List(RealmId realm, ActorKind kind, string after, int limit) =>
        Task.FromResult(readers.Query(
        $"{IndexColumns} WHERE realm = ?1 AND kind = ?2 AND key > ?3 ORDER BY key LIMIT ?4 + 0", Index,
        realm.Incarnation, (long)kind, after, (long)limit));

    public Task<IndexRow?> Find(RealmId realm, ActorId actor) => First(readers.Query(
        $"{IndexColumns} WHERE realm = ?1 AND kind = ?2 AND key = ?3", Index, realm.Incarnation, (long)actor.Kind,
        actor.Key));

    public Task<IReadOnlyList<RawRecord>> Journal(RealmId realm, long after, int limit) =>
        Task.FromResult(readers.Query(
        $"{JournalColumns} WHERE realm = ?1 AND number > ?2 ORDER BY number LIMIT ?3 + 0", Record, realm.Incarnation,
        after, (long)limit));

    public Task<IReadOnlyList<RawRecord>> Records(RealmId realm, IReadOnlyList<long> numbers) =>
        Task.FromResult(readers.Query(
        $"{JournalColumns} WHERE realm = ?1 AND number IN (SELECT value FROM json_each(?2)) ORDER BY number", Record,
        realm.Incarnation, $"[{string.Join(',', numbers)}]"));

    public Task<IReadOnlyList<RawRecord>> JournalOf(RealmId realm, ActorId actor, long after, int limit) =>
        Task.FromResult(readers.Query(
        $"{JournalColumns} WHERE realm = ?1 AND kind = ?2 AND key = ?3 AND ordinal > ?4 ORDER BY ordinal LIMIT ?5 + 0",
        Record,
        realm.Incarnation, (long)actor.Kind, actor.Key, after, (long)limit));

    public Task<long> LastNumber(RealmId realm) => Task.FromResult(readers.Query(
        "SELECT MAX(number) FROM journal WHERE realm = ?1", r => r.IsDBNull(0) ? 0 : r.GetInt64(0),
        realm.Incarnation)[0]);

    public Task<IReadOnlyList<Anchor>> Anchors(RealmId realm) => Task.FromResult(readers.Query(
        "SELECT number, hash FROM anchors WHERE realm = ?1 ORDER BY number",
        r => new Anchor(r.GetInt64(0), r.GetFieldValue<byte[]>(1)), realm.Incarnation));

    public Task<IReadOnlyList<MovedPart>> Moved(RealmId realm) => Task.FromResult(
        readers.Query(SqliteSchema.HasMoved, r => r.GetInt64(0)).Count == 0 ? []
        : readers.Query(
            "SELECT after, through, removed, hash FROM moved WHERE realm = ?1 ORDER BY through",
            r => new MovedPart(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetFieldValue<byte[]>(3)),
            realm.Incarnation));

    public Task<RealmRow?> FindRealm(string name) =>
        First(readers.Query($"{RealmColumns} WHERE name = ?1", Realm, name));

    public Task<IReadOnlyList<RealmRow>> Realms() =>
        Task.FromResult(readers.Query($"{RealmColumns} ORDER BY name", Realm));

    public Task<IReadOnlyList<RealmId>> RealmIds() => Task.FromResult(readers.Query(
        "SELECT id, name FROM realms ORDER BY name", r => new RealmId(r.GetString(1), r.GetInt64(0))));

    public abstract ValueTask DisposeAsync();

    private protected static Task<T?> First<T>(IReadOnlyList<T> rows) where T : class =>
        Task.FromResult(rows.Count == 0 ? null : rows[0]);

    private protected static IndexRow Index(SqliteDataReader row) => new(
        Actor(row, 0), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : new Instant(row.GetInt64(4)),
        row.GetInt64(5));

    private static ActorId Actor(SqliteDataReader row, int column) =>
        new((ActorKind)row.GetInt32(column), row.GetString(column + 1));

    private static RawRecord Record(SqliteDataReader row) => new(
        row.GetInt64(0), Actor(row, 1), row.GetInt64(3), row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5));

    private static RealmRow Realm(SqliteDataReader row) => new(
        new RealmId(row.GetString(1), row.GetInt64(0)), row.GetInt64(2), row.GetInt32(3), row.GetFieldValue<byte[]>(4));
}

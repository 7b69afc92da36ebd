using Alliance.Core.Identifiers;
using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>Reads a database as it was when it was opened, while its server goes on. One transaction sees one moment of
/// a write-ahead log: the server is not delayed, and its log grows until this is closed. Not thread-safe.</summary>
internal sealed class SqliteRowSource : SqliteReads, IRowSource
{
    private const int Page = 500;

    private SqliteRowSource(SqliteReaders readers) : base(readers)
    {
    }

    /// <exception cref="NoDatabaseException">The folder has no database.</exception>
    /// <exception cref="StoreUnavailableException">The database was written by a later version, is damaged, or is not a
    /// database of Alliance.</exception>
    public static SqliteRowSource Of(string folder)
    {
        var database = DataFolder.DatabaseIn(folder);
        return File.Exists(database) ? Open(database, SqliteSchema.OpenReader)
            : throw new NoDatabaseException(folder);
    }

    /// <summary>Reads a file that no process writes.</summary>
    /// <inheritdoc cref="Of"/>
    public static SqliteRowSource OfFile(string database) => Open(Path.GetFullPath(database), SqliteSchema.OpenArchive);

    public async Task<IRealmMoment?> Fix(RealmId realm) =>
        new Moment(Readers, realm, await LastNumber(realm).ConfigureAwait(false));

    public override ValueTask DisposeAsync()
    {
        Readers.Dispose();
        return default;
    }

    private static SqliteRowSource Open(string database, Func<string, SqliteConnection> open)
    {
        // Whoever reads one thing after the other has one connection of these readers, and so one transaction.
        var source = new SqliteRowSource(new SqliteReaders(database, name =>
        {
            var connection = open(name);
            connection.Run("BEGIN");
            return connection;
        }));
        try
        {
            // The first read fixes the moment.
            SqliteSchema.CheckVersion(database, source.Readers.Query("PRAGMA user_version", r => r.GetInt64(0))[0]);
            source.Readers.Query("SELECT COUNT(*) FROM realms", r => r.GetInt64(0));
            return source;
        }
        catch
        {
            source.Readers.Dispose();
            throw;
        }
    }

    private sealed class Moment(SqliteReaders readers, RealmId realm, long last) : IRealmMoment
    {
        public long Last => last;

        public async IAsyncEnumerable<IReadOnlyList<ActorRow>> Actors()
        {
            var (kind, key) = (-1L, "");
            while (readers.Query(
                "SELECT kind, key, place, status, due, last, etag, record FROM actors WHERE realm = ?1 "
                    + "AND (kind, key) > (?2, ?3) ORDER BY kind, key LIMIT ?4 + 0",
                r => new ActorRow(Index(r), r.GetInt64(6), r.GetFieldValue<byte[]>(7)), realm.Incarnation, kind, key,
                (long)Page) is { Count: > 0 } page)
            {
                yield return page;
                (kind, key) = ((long)page[^1].Index.Actor.Kind, page[^1].Index.Actor.Key);
            }
        }

        public async IAsyncEnumerable<IReadOnlyList<KeyRow>> Keys()
        {
            var after = "";
            while (readers.Query(
                "SELECT key, body, effect, first, expires FROM keys WHERE realm = ?1 AND key > ?2 ORDER BY key "
                    + "LIMIT ?3 + 0", Key, realm.Incarnation, after, (long)Page) is { Count: > 0 } page)
            {
                yield return page;
                after = page[^1].Key.Key;
            }
        }

        public ValueTask DisposeAsync() => default;

        private static KeyRow Key(SqliteDataReader row) => new(
            new KeyDraft(
                row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2), row.GetInt64(4)),
            row.GetInt64(3));
    }
}

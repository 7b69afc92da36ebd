using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>The tables, and connections to them.</summary>
internal static class SqliteSchema
{
    private const int Version = 1;

    private const string Tables = """
        CREATE TABLE realms (
          id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, origin INTEGER NOT NULL, factor INTEGER NOT NULL, region BLOB NOT NULL);
        CREATE TABLE actors (
          realm INTEGER NOT NULL, kind INTEGER NOT NULL, key TEXT NOT NULL, etag INTEGER NOT NULL, place TEXT NOT NULL, status TEXT NOT NULL,
          due INTEGER, last INTEGER NOT NULL, record BLOB NOT NULL);
        CREATE UNIQUE INDEX actor_key ON actors (realm, kind, key);
        CREATE INDEX actor_due ON actors (realm, due) WHERE due IS NOT NULL;
        CREATE TABLE journal (
          realm INTEGER NOT NULL, number INTEGER NOT NULL, kind INTEGER NOT NULL, key TEXT NOT NULL, ordinal INTEGER NOT NULL,
          payload BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (realm, number)) WITHOUT ROWID;
        CREATE UNIQUE INDEX journal_actor ON journal (realm, kind, key, ordinal);
        CREATE TABLE anchors (realm INTEGER NOT NULL, number INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (realm, number)) WITHOUT ROWID;
        CREATE TABLE keys (
          realm INTEGER NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, effect BLOB NOT NULL, first INTEGER NOT NULL, expires INTEGER NOT NULL,
          PRIMARY KEY (realm, key)) WITHOUT ROWID;
        CREATE INDEX key_expiry ON keys (expires);
        CREATE TABLE dropped (realm INTEGER PRIMARY KEY);
        """;

    /// <summary>Opens the one connection that writes, and makes the tables where there are none.</summary>
    /// <exception cref="StoreUnavailableException">The file was written by a later version.</exception>
    public static SqliteConnection OpenWriter(string database)
    {
        var connection = Open(database, SqliteOpenMode.ReadWriteCreate);
        // FULL: an acknowledged commit survives a power cut. Checkpoints at 4,000 pages keep the log short without a stall in every second.
        connection.Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-32000;");
        using var version = connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        var found = (long)version.ExecuteScalar()!;
        if (found > Version) throw new StoreUnavailableException($"{database} was written by a later version of Alliance (format {found}).");
        if (found == 0) connection.Run($"BEGIN IMMEDIATE; {Tables} PRAGMA user_version={Version}; COMMIT;");
        return connection;
    }

    public static SqliteConnection OpenReader(string database) => Open(database, SqliteOpenMode.ReadOnly);

    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string database, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }
}

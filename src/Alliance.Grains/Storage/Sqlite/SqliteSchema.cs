using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>Defines the tables of the database and opens connections to it.</summary>
internal static class SqliteSchema
{
    private const int First = 1, WithMoved = 2;
    // https://www.sqlite.org/rescode.html
    private const int Error = 1, Corrupt = 11, NotADatabase = 26;

    /// <summary>Creates the table of the parts of the journal that were moved into archive files. Only a database from
    /// which records were moved has it. It then has a later version, so that no older program takes the rest for the
    /// whole journal.</summary>
    public static readonly string Moved = FormattableString.Invariant($"""
        CREATE TABLE IF NOT EXISTS moved (
          realm INTEGER NOT NULL, after INTEGER NOT NULL, through INTEGER NOT NULL, removed INTEGER NOT NULL,
          hash BLOB NOT NULL, PRIMARY KEY (realm, through)) WITHOUT ROWID;
        PRAGMA user_version={WithMoved};
        """);

    /// <summary>Finds whether a database has the table of moved parts.</summary>
    public const string HasMoved = "SELECT 1 FROM sqlite_schema WHERE name = 'moved'";

    private static readonly string Mark = FormattableString.Invariant($"PRAGMA user_version={First};");

    private const string Tables = """
        CREATE TABLE realms (
          id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, origin INTEGER NOT NULL,
          factor INTEGER NOT NULL, region BLOB NOT NULL);
        CREATE TABLE actors (
          realm INTEGER NOT NULL, kind INTEGER NOT NULL, key TEXT NOT NULL, etag INTEGER NOT NULL,
          place TEXT NOT NULL, status TEXT NOT NULL, due INTEGER, last INTEGER NOT NULL, record BLOB NOT NULL);
        CREATE UNIQUE INDEX actor_key ON actors (realm, kind, key);
        CREATE INDEX actor_due ON actors (realm, due) WHERE due IS NOT NULL;
        CREATE TABLE journal (
          realm INTEGER NOT NULL, number INTEGER NOT NULL, kind INTEGER NOT NULL, key TEXT NOT NULL,
          ordinal INTEGER NOT NULL, payload BLOB NOT NULL, hash BLOB NOT NULL,
          PRIMARY KEY (realm, number)) WITHOUT ROWID;
        CREATE UNIQUE INDEX journal_actor ON journal (realm, kind, key, ordinal);
        CREATE TABLE anchors (
          realm INTEGER NOT NULL, number INTEGER NOT NULL, hash BLOB NOT NULL,
          PRIMARY KEY (realm, number)) WITHOUT ROWID;
        CREATE TABLE keys (
          realm INTEGER NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, effect BLOB NOT NULL,
          first INTEGER NOT NULL, expires INTEGER NOT NULL, PRIMARY KEY (realm, key)) WITHOUT ROWID;
        CREATE INDEX key_expiry ON keys (expires);
        CREATE TABLE dropped (realm INTEGER PRIMARY KEY);
        """;

    /// <summary>The tables of projections and snapshots. An older database does not have them yet, and an older program
    /// ignores them.</summary>
    private const string Derived = """
        CREATE TABLE IF NOT EXISTS pictures (
          realm INTEGER NOT NULL, kind INTEGER NOT NULL, key TEXT NOT NULL, format INTEGER NOT NULL,
          through INTEGER NOT NULL, marks INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS picture_key ON pictures (realm, kind, key);
        CREATE TABLE IF NOT EXISTS snapshots (
          realm INTEGER PRIMARY KEY, format INTEGER NOT NULL, through INTEGER NOT NULL, body BLOB NOT NULL);
        """;

    /// <summary>Opens the only connection that writes, and creates missing tables.</summary>
    /// <exception cref="StoreUnavailableException">The file was written by a later version.</exception>
    public static SqliteConnection OpenWriter(string database)
    {
        var connection = Open(database, SqliteOpenMode.ReadWriteCreate);
        // FULL: an acknowledged commit survives a power cut. Checkpoints at 4,000 pages keep the log short without a
        // stall in every second.
        connection.Run(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-8000;"
                + " PRAGMA busy_timeout=30000;");
        using var version = connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        var found = (long)version.ExecuteScalar()!;
        CheckVersion(database, found);
        if (found == 0) connection.Run($"BEGIN IMMEDIATE; {Tables} {Mark} COMMIT;");
        connection.Run($"BEGIN IMMEDIATE; {Derived} COMMIT;");
        return connection;
    }

    /// <summary>Opens an empty file and creates the tables. It stays one file, without a log beside it.</summary>
    public static SqliteConnection OpenNew(string database)
    {
        var connection = Open(database, SqliteOpenMode.ReadWrite);
        connection.Run($"PRAGMA synchronous=FULL; BEGIN IMMEDIATE; {Tables} {Derived} {Mark} COMMIT;");
        return connection;
    }

    /// <summary>Sets the version to the value that it already has. This is the smallest durable write.</summary>
    public static void Touch(SqliteConnection connection)
    {
        using var version = connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        connection.Run(FormattableString.Invariant($"PRAGMA user_version={(long)version.ExecuteScalar()!}"));
    }

    /// <summary>Makes the name of a file that was just given it survive a power cut. SQLite writes the folder to the
    /// disk together with the journal of a write; .NET has no call for that.</summary>
    public static void MakeDurable(string database) => Reach(database, () =>
    {
        using var connection = Open(database, SqliteOpenMode.ReadWrite);
        connection.Run("PRAGMA synchronous=FULL");
        Touch(connection);
    });

    /// <exception cref="StoreUnavailableException">The file was written by a later version.</exception>
    public static void CheckVersion(string database, long found)
    {
        if (found > WithMoved)
            throw new StoreUnavailableException(
                $"{database} was written by a later version of Alliance (format {found}).");
    }

    /// <summary>Describes a failure of the database in plain words and says how to mend it.</summary>
    public static StoreUnavailableException Unusable(string database, SqliteException failure) =>
        new(failure.SqliteErrorCode is Error or Corrupt or NotADatabase
        ? $"{database} is damaged, or no database of Alliance ({Said(failure)}). Put a backup of it in its place; or "
            + "move it away, with its -wal and -shm beside it, to begin an empty journal."
        : $"{database} cannot be used ({Said(failure)}). See that the disk has room and that this user may write the "
            + "file and its folder.");

    /// <summary>Runs work on the database. A failure is reported in plain words.</summary>
    /// <exception cref="StoreUnavailableException">The file is damaged, is not a database, or cannot be
    /// reached.</exception>
    public static T Reach<T>(string database, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw Unusable(database, failure);
        }
    }

    /// <inheritdoc cref="Reach{T}"/>
    public static void Reach(string database, Action work) => Reach(database, () =>
    {
        work();
        return true;
    });

    public static SqliteConnection OpenReader(string database) => Open(database, SqliteOpenMode.ReadOnly);

    /// <summary>Opens a database that no process writes. SQLite creates two files beside a database with a write-ahead
    /// log even to read it, unless it is opened as immutable. After a crash the log still holds commits; the two files
    /// exist then, and the database is opened for reading in the usual way.</summary>
    public static SqliteConnection OpenArchive(string database) =>
        new FileInfo(database + "-wal") is { Exists: true, Length: > 0 }
        ? OpenReader(database) : Open(new Uri(database).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly);

    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // What SQLite itself says, without the library's preface.
    private static string Said(SqliteException failure) =>
        failure.Message.Split('\'') is [_, .. var said, _] ? string.Join('\'', said) : failure.Message;

    private static SqliteConnection Open(string database, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = mode, Pooling = false,
                DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }
}

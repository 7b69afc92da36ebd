using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>Seals a backup or an archive with a digest over all its rows. By it the file is known as one that was
/// completed, and a damaged one is recognised: the chains of the journal do not cover states and keys.</summary>
internal static class FileSeal
{
    /// <summary>The name of the seal of a backup.</summary>
    public const string Backup = "backup";
    /// <summary>The name of the seal of an archive.</summary>
    public const string Archive = "archive";

    private const string Moved = "SELECT realm, after, through, removed, hash FROM moved ORDER BY realm, through";

    private static readonly string[] Rows =
    [
        "SELECT id, name, origin, factor, region FROM realms ORDER BY id",
        "SELECT realm, kind, key, etag, place, status, due, last, record FROM actors ORDER BY realm, kind, key",
        "SELECT realm, number, kind, key, ordinal, payload, hash FROM journal ORDER BY realm, number",
        "SELECT realm, number, hash FROM anchors ORDER BY realm, number",
        "SELECT realm, key, body, effect, first, expires FROM keys ORDER BY realm, key",
    ];

    public static void Write(SqliteConnection connection, string name)
    {
        connection.Run($"CREATE TABLE {name} (digest BLOB NOT NULL)");
        using var seal = new Change(connection, $"INSERT INTO {name} VALUES (?1)");
        seal.Run(Digest(connection));
    }

    /// <summary>Checks a file.</summary>
    /// <exception cref="UnusableFileException">It has no seal of that name, or is damaged.</exception>
    public static void Check(string file, string name)
    {
        try
        {
            using var connection = SqliteSchema.OpenArchive(file);
            SqliteSchema.CheckVersion(file, (long)Scalar(connection, "PRAGMA user_version")!);
            if (Scalar(connection, $"SELECT 1 FROM sqlite_schema WHERE name = '{name}'") is null)
                throw new UnusableFileException(file, name, isDamaged: false);
            if (Scalar(connection, $"SELECT digest FROM {name}") is not byte[] digest
                || !Digest(connection).AsSpan().SequenceEqual(digest))
                throw new UnusableFileException(file, name, isDamaged: true);
        }
        catch (SqliteException failure)
        {
            throw new UnusableFileException(file, name, isDamaged: true, failure);
        }
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var query = new Statement(connection, sql, 0);
        return query.Scalar();
    }

    private static byte[] Digest(SqliteConnection connection)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var sql in Scalar(connection, SqliteSchema.HasMoved) is null ? Rows : [.. Rows, Moved])
        {
            hash.AppendData(Encoding.UTF8.GetBytes(sql));
            using var query = new Statement(connection, sql, 0);
            using var row = query.Read();
            while (row.Read())
                for (var i = 0; i < row.FieldCount; i++) Append(hash, row.GetValue(i));
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Appends a value with its type and length, so that no two rows give the same bytes.</summary>
    private static void Append(IncrementalHash hash, object value)
    {
        var integer = new byte[sizeof(long)];
        if (value is long number) BinaryPrimitives.WriteInt64LittleEndian(integer, number);
        var (type, bytes) = value switch
        {
            long => ('i', integer),
            string text => ('t', Encoding.UTF8.GetBytes(text)),
            byte[] blob => ('b', blob),
            _ => ('n', []),
        };
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)type;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}

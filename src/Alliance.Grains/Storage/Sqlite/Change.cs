using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>A prepared statement that changes rows and returns none. Every commit runs several, so it is bound directly
/// to SQLite: a command of ADO.NET creates objects for each parameter and each run. Parameters are <c>?1</c>, <c>?2</c>
/// …; the statement is kept for the life of its connection.</summary>
internal sealed class Change : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = new byte[256];

    public Change(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Runs the statement and returns the number of changed rows.</summary>
    /// <exception cref="SqliteException">The statement failed.</exception>
    public int Run(params ReadOnlySpan<Operand> operands)
    {
        try
        {
            for (var i = 0; i < operands.Length; i++) Check(Bind(i + 1, operands[i]));
            if (raw.sqlite3_step(_statement) is var result and not (raw.SQLITE_DONE or raw.SQLITE_ROW)) Check(result);
            return raw.sqlite3_changes(_database);
        }
        finally
        {
            // It says again what has failed.
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int index, in Operand operand) => operand.Reference switch
    {
        null when operand.Integer is { } number => raw.sqlite3_bind_int64(_statement, index, number),
        null => raw.sqlite3_bind_null(_statement, index),
        byte[] blob => raw.sqlite3_bind_blob(_statement, index, blob),
        // Of no bytes SQLite would make null.
        "" => raw.sqlite3_bind_text(_statement, index, ""),
        string text => raw.sqlite3_bind_text(_statement, index, Utf8(text)),
        _ => throw new InvalidOperationException($"No operand: {operand.Reference.GetType()}."),
    };

    /// <summary>Encodes a text into the shared buffer. SQLite copies it at once.</summary>
    private ReadOnlySpan<byte> Utf8(string text)
    {
        if (Encoding.UTF8.GetMaxByteCount(text.Length) is var most && most > _text.Length) _text = new byte[most];
        return _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}

/// <summary>The value of a parameter: a whole number, text, bytes or null.</summary>
internal readonly struct Operand
{
    private Operand(long? integer, object? reference) => (Integer, Reference) = (integer, reference);

    public long? Integer { get; }
    public object? Reference { get; }

    public static implicit operator Operand(long number) => new(number, null);
    public static implicit operator Operand(long? number) => new(number, null);
    public static implicit operator Operand(string text) => new(null, text);
    public static implicit operator Operand(byte[] bytes) => new(null, bytes);
}

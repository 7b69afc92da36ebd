using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>Keeps a few connections for reading. With the write-ahead log they neither wait for the writer nor delay
/// it.</summary>
internal sealed class SqliteReaders(string database, Func<string, SqliteConnection> open) : IDisposable
{
    private const int Kept = 8;
    private readonly ConcurrentBag<Reader> _idle = [];
    private volatile bool _closed;
    private int _kept;

    /// <summary>Runs a query and returns its rows as a list.</summary>
    public IReadOnlyList<T> Query<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        if (_closed) throw new StoreUnavailableException("The store is closed.");
        Reader? reader = null;
        try
        {
            reader = TakeIdle() ?? new Reader(open(database));
            return reader.Query(sql, row, values);
        }
        catch (SqliteException failure)
        {
            throw SqliteSchema.Unusable(database, failure);
        }
        finally
        {
            if (reader is not null) Keep(reader);
        }
    }

    private Reader? TakeIdle()
    {
        if (!_idle.TryTake(out var idle)) return null;
        Interlocked.Decrement(ref _kept);
        return idle;
    }

    // The bag's own count would stop everybody who uses it.
    private void Keep(Reader reader)
    {
        if (!_closed && Interlocked.Increment(ref _kept) <= Kept)
        {
            _idle.Add(reader);
            return;
        }

        Interlocked.Decrement(ref _kept);
        reader.Dispose();
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var reader)) reader.Dispose();
    }

    private sealed class Reader(SqliteConnection connection) : IDisposable
    {
        private readonly Dictionary<string, Statement> _statements = [];

        public List<T> Query<T>(string sql, Func<SqliteDataReader, T> row, ReadOnlySpan<object?> values)
        {
            if (!_statements.TryGetValue(sql, out var statement))
                _statements[sql] = statement = new Statement(connection, sql, values.Length);
            using var rows = statement.Read(values);
            var found = new List<T>();
            while (rows.Read()) found.Add(row(rows));
            return found;
        }

        public void Dispose()
        {
            foreach (var statement in _statements.Values) statement.Dispose();
            connection.Dispose();
        }
    }
}

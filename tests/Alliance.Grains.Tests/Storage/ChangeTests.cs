using Alliance.Grains.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Tests.Storage;

public sealed class ChangeTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public ChangeTests()
    {
        _connection.Open();
        using var make = _connection.CreateCommand();
        make.CommandText =
            "CREATE TABLE things (number INTEGER PRIMARY KEY, name TEXT NOT NULL, body BLOB NOT NULL, due INTEGER)";
        make.ExecuteNonQuery();
    }

    [Theory]
    [InlineData("", 0, null)]
    [InlineData("湘江漫堤", 3, 77L)]
    [InlineData("\ud83c\udf0a and much more than fits into the first sheet", 100_000, long.MinValue)]
    public void What_is_bound_is_what_is_stored(string name, int bytes, long? due)
    {
        var (body, longName) =
            (Enumerable.Range(0, bytes).Select(i => (byte)i).ToArray(), string.Concat(Enumerable.Repeat(name, 50)));
        using var insert = new Change(_connection, "INSERT INTO things VALUES (?1, ?2, ?3, ?4)");
        Assert.Equal(1, insert.Run(1, longName, body, due));
        using var read = new Statement(_connection, "SELECT name, body, due FROM things", 0);
        using var row = read.Read();
        Assert.True(row.Read());
        Assert.Equal(longName, row.GetString(0));
        Assert.Equal(body, row.GetFieldValue<byte[]>(1));
        Assert.Equal(due, row.IsDBNull(2) ? null : row.GetInt64(2));
    }

    [Fact]
    public void After_a_failure_it_can_be_run_again()
    {
        using var insert = new Change(_connection, "INSERT INTO things VALUES (?1, ?2, ?3, NULL)");
        insert.Run(1, "one", Array.Empty<byte>());
        Assert.Contains("UNIQUE", Assert.Throws<SqliteException>(
            () => insert.Run(1, "again", Array.Empty<byte>())).Message, StringComparison.Ordinal);
        Assert.Equal(1, insert.Run(2, "two", Array.Empty<byte>()));
    }

    [Fact]
    public void It_says_how_many_rows_changed_also_when_none_did()
    {
        using var insert =
            new Change(_connection, "INSERT INTO things VALUES (?1, 'thing', x'', NULL) ON CONFLICT DO NOTHING");
        using var rename = new Change(_connection, "UPDATE things SET name = ?1 WHERE number > ?2");
        Assert.Equal([1, 1, 0], [insert.Run(1), insert.Run(2), insert.Run(2)]);
        Assert.Equal([2, 0], [rename.Run("other", 0), rename.Run("other", 2)]);
    }

    public void Dispose() => _connection.Dispose();
}

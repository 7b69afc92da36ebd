using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>Writes rows into a new database. It has a name of its own until it is finished, so that a file of the right
/// name is always whole. Only its owner may read it. Not thread-safe.</summary>
internal sealed class SqliteRowTarget : IRowTarget
{
    private readonly string _file, _part;
    private readonly string? _seal;
    private readonly SqliteConnection _connection;
    private readonly Change _realm, _actor, _key, _record, _anchor;
    private long _incarnation;

    /// <param name="file">The database, which does not exist yet.</param>
    /// <param name="seal">The name of the digest that seals it (<see cref="FileSeal"/>); null for a store, which goes
    /// on changing.</param>
    /// <exception cref="IOException">The file cannot be written, or another process writes it.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public SqliteRowTarget(string file, string? seal)
    {
        (_file, _seal) = (Path.GetFullPath(file), seal);
        _part = _file + ".part";
        if (File.Exists(_file)) throw new IOException($"{_file} exists already.");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(_part, options).Dispose();
        try
        {
            _connection = SqliteSchema.Reach(_part, () => SqliteSchema.OpenNew(_part));
        }
        catch
        {
            File.Delete(_part);
            throw;
        }

        _realm = Prepare("INSERT INTO realms (id, name, origin, factor, region) VALUES (?1, ?2, ?3, ?4, ?5)");
        _actor = Prepare("INSERT INTO actors (realm, kind, key, etag, place, status, due, last, record) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        _key = Prepare("INSERT INTO keys (realm, key, body, effect, first, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        _record = Prepare("INSERT INTO journal (realm, number, kind, key, ordinal, payload, hash) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        _anchor = Prepare("INSERT INTO anchors (realm, number, hash) VALUES (?1, ?2, ?3)");
    }

    public Task Begin(RealmRow realm) => Run(() =>
    {
        _incarnation = realm.Id.Incarnation;
        _connection.Run("BEGIN");
        _realm.Run(_incarnation, realm.Id.Name, realm.Origin, (long)realm.FactorPermille, realm.Region);
    });

    public Task Write(IReadOnlyList<ActorRow> actors) => Run(() =>
    {
        foreach (var (index, etag, record) in actors)
            _actor.Run(_incarnation, (long)index.Actor.Kind, index.Actor.Key, etag, index.Place, index.Status,
                index.NextDue?.Milliseconds, index.LastEvent, record);
    });

    public Task Write(IReadOnlyList<KeyRow> keys) => Run(() =>
    {
        foreach (var (key, first) in keys)
            _key.Run(_incarnation, key.Key, key.BodyHash, key.Effect, first, key.ExpiresAt);
    });

    public Task Write(IReadOnlyList<RawRecord> records) => Run(() =>
    {
        foreach (var record in records)
            _record.Run(_incarnation, record.Number, (long)record.Actor.Kind, record.Actor.Key, record.Ordinal,
                record.Payload, record.Hash);
    });

    public Task Write(IReadOnlyList<Anchor> anchors) => Run(() =>
    {
        foreach (var anchor in anchors) _anchor.Run(_incarnation, anchor.Number, anchor.Hash);
    });

    public Task Write(IReadOnlyList<MovedPart> parts) => parts.Count == 0 ? Task.CompletedTask : Run(() =>
    {
        _connection.Run(SqliteSchema.Moved);
        using var moved = Prepare(
            "INSERT INTO moved (realm, after, through, removed, hash) VALUES (?1, ?2, ?3, ?4, ?5)");
        foreach (var part in parts)
            moved.Run(_incarnation, part.After, part.Through, part.Removed, part.Hash);
    });

    public Task End() => Run(() => _connection.Run("COMMIT"));

    public Task Abandon() => Run(() => _connection.Run("ROLLBACK"));

    public Task<IStoreReader> Open()
    {
        if (_seal is not null) SqliteSchema.Reach(_part, () => FileSeal.Write(_connection, _seal));
        return Task.FromResult<IStoreReader>(SqliteRowSource.OfFile(_part));
    }

    public Task Finish()
    {
        Close();
        File.Move(_part, _file);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Close();
        DeletePart(_file);
        return default;
    }

    /// <summary>Deletes what a process that was killed has left of a file that it wrote.</summary>
    public static void DeletePart(string file)
    {
        foreach (var end in (string[])[".part", ".part-journal"]) File.Delete(file + end);
    }

    private void Close()
    {
        foreach (var change in (Change[])[_realm, _actor, _key, _record, _anchor]) change.Dispose();
        _connection.Dispose();
    }

    private Change Prepare(string sql) => new(_connection, sql);

    private Task Run(Action write)
    {
        SqliteSchema.Reach(_part, write);
        return Task.CompletedTask;
    }
}

using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>The only connection that writes. Its methods must not be called concurrently.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int ClearedAtATime = 1_000;
    private readonly SqliteConnection _connection;
    private readonly Change _insertActor, _updateActor, _insertRecord, _insertKey, _purgeKeys, _insertAnchor, _begin,
        _commit, _putAway, _keepSnapshot;
    private readonly Statement _findKey, _lastNumber, _hasRealm, _lastAnchor, _hashes;
    private readonly Dictionary<long, long> _lastNumbers = [];
    private readonly TimeProvider _time;

    public SqliteWriter(string database, TimeProvider time)
    {
        _time = time;
        _connection = SqliteSchema.OpenWriter(database);
        _begin = new Change(_connection, "BEGIN IMMEDIATE");
        _commit = new Change(_connection, "COMMIT");
        _insertActor =
            new Change(
                _connection,
                "INSERT INTO actors (realm, kind, key, etag, place, status, due, last, record) VALUES (?1, ?2, ?3, 1, "
                    + "?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING");
        _updateActor =
            new Change(
                _connection,
                "UPDATE actors SET etag = etag + 1, place = ?4, status = ?5, due = ?6, last = MAX(last, ?7), record = "
                    + "?8 WHERE realm = ?1 AND kind = ?2 AND key = ?3 AND etag = ?9");
        _insertRecord =
            new Change(
                _connection,
                "INSERT INTO journal (realm, number, kind, key, ordinal, payload, hash) VALUES (?1, ?2, ?3, ?4, ?5, "
                    + "?6, ?7)");
        _insertKey = new Change(_connection,
            "INSERT OR REPLACE INTO keys (realm, key, body, effect, first, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        _findKey = Prepare("SELECT 1 FROM keys WHERE realm = ?1 AND key = ?2 AND expires > ?3", 3);
        _purgeKeys = new Change(_connection,
            "DELETE FROM keys WHERE (realm, key) IN (SELECT realm, key FROM keys WHERE expires <= ?1 LIMIT 100)");
        _lastNumber = Prepare("SELECT MAX(number) FROM journal WHERE realm = ?1", 1);
        _hasRealm = Prepare("SELECT 1 FROM realms WHERE id = ?1", 1);
        _lastAnchor = Prepare("SELECT hash FROM anchors WHERE realm = ?1 AND number = ?2", 2);
        _hashes =
            Prepare("SELECT hash FROM journal WHERE realm = ?1 AND number > ?2 AND number <= ?3 ORDER BY number", 3);
        _insertAnchor = new Change(_connection, "INSERT INTO anchors (realm, number, hash) VALUES (?1, ?2, ?3)");
        _putAway = new Change(_connection, """
            INSERT INTO pictures (realm, kind, key, format, through, marks, body)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE EXISTS (SELECT 1 FROM realms WHERE id = ?1)
            ON CONFLICT (realm, kind, key) DO UPDATE SET
            format = excluded.format, through = excluded.through, marks = excluded.marks, body = excluded.body
            WHERE format <> excluded.format OR through < excluded.through
            """);
        _keepSnapshot = new Change(_connection, """
            INSERT INTO snapshots (realm, format, through, body)
            SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM realms WHERE id = ?1)
            ON CONFLICT (realm) DO UPDATE SET
            format = excluded.format, through = excluded.through, body = excluded.body
            WHERE format <> excluded.format OR through < excluded.through
            """);
    }

    public SqliteConnection Connection => _connection;

    /// <summary>Writes a batch in one transaction. A conflict fails its own commit only.</summary>
    public IReadOnlyList<CommitOutcome> Write(IReadOnlyList<Commit> batch)
    {
        var outcomes = new CommitOutcome[batch.Count];
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        try
        {
            InTransaction(() =>
            {
                _purgeKeys.Run(now);
                for (var i = 0; i < batch.Count; i++) outcomes[i] = WriteOne(batch[i], now);
            });
            return outcomes;
        }
        catch
        {
            _lastNumbers.Clear();
            throw;
        }
    }

    /// <summary>Writes projections in one transaction.</summary>
    public void PutAway(long realm, IReadOnlyList<ProjectionRow> projections) => InTransaction(() =>
    {
        foreach (var row in projections)
            _putAway.Run(
                realm, (long)row.Of.Kind, row.Of.Key, (long)row.Format, row.Through, (long)row.Marks, row.Body);
    });

    public void KeepSnapshot(long realm, SnapshotRow snapshot) =>
        _keepSnapshot.Run(realm, (long)snapshot.Format, snapshot.Through, snapshot.Body);

    /// <summary>Returns the last number assigned in a realm, as far as this writer knows; 0 for none.</summary>
    public long LastNumber(long realm) => _lastNumbers.GetValueOrDefault(realm);

    /// <summary>Removes the oldest records of a realm that an archive file has.</summary>
    /// <exception cref="StoreUnavailableException">The journal does not begin with these records.</exception>
    public void Remove(long realm, MovedPart part, IReadOnlyList<RawRecord> records) => InTransaction(() =>
    {
        _connection.Run(SqliteSchema.Moved);
        using var first = Prepare("SELECT MIN(number) FROM journal WHERE realm = ?1", 1);
        if (first.Scalar(realm) is not long number || number != records[0].Number)
            throw new StoreUnavailableException($"The journal does not begin with record {records[0].Number}.");
        using var note = new Change(_connection,
            "INSERT OR REPLACE INTO moved (realm, after, through, removed, hash) VALUES (?1, ?2, ?3, ?4, ?5)");
        using var remove = new Change(_connection, "DELETE FROM journal WHERE realm = ?1 AND number <= ?2");
        remove.Run(realm, part.Removed);
        note.Run(realm, part.After, part.Through, part.Removed, part.Hash);
    });

    /// <summary>Deletes a realm. <see cref="ClearSome"/> deletes its data later.</summary>
    public void Drop(long realm)
    {
        _lastNumbers.Remove(realm);
        using var hasMoved = Prepare(SqliteSchema.HasMoved, 0);
        if (hasMoved.Scalar() is not null) InTransaction($"DELETE FROM moved WHERE realm = {realm};");
        InTransaction($"DELETE FROM realms WHERE id = {realm}; INSERT OR IGNORE INTO dropped VALUES ({realm});");
    }

    /// <summary>Deletes some of the data that dropped realms have left; false when nothing is left.</summary>
    public bool ClearSome()
    {
        using var first = new Statement(_connection, "SELECT realm FROM dropped LIMIT 1", 0);
        if (first.Scalar() is not long realm) return false;
        foreach (var (table, key) in (ReadOnlySpan<(string, string)>)[("actors", "rowid"), ("journal", "number"),
            ("anchors", "number"), ("keys", "key"), ("pictures", "rowid"), ("snapshots", "realm")])
        {
            using var some =
                new Change(
                    _connection,
                    $"DELETE FROM {table} WHERE realm = ?1 AND {key} IN (SELECT {key} FROM {table} WHERE realm = ?1 "
                        + $"LIMIT {ClearedAtATime})");
            if (some.Run(realm) > 0) return true;
        }
        InTransaction($"DELETE FROM dropped WHERE realm = {realm};");
        return true;
    }

    public void Dispose()
    {
        foreach (var statement
            in (IDisposable[])[_insertActor, _updateActor, _insertRecord, _findKey, _insertKey, _purgeKeys, _lastNumber,
                _hasRealm, _lastAnchor, _hashes, _insertAnchor, _begin, _commit, _putAway, _keepSnapshot])
            statement.Dispose();
        _connection.Dispose();
    }

    private void InTransaction(FormattableString sql) =>
        InTransaction(() => _connection.Run(FormattableString.Invariant(sql)));

    private void InTransaction(Action write)
    {
        try
        {
            _begin.Run();
            write();
            _commit.Run();
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    private Statement Prepare(string sql, int parameters) => new(_connection, sql, parameters);

    private CommitOutcome WriteOne(Commit commit, long now)
    {
        var realm = commit.Realm.Incarnation;
        if (!Knows(realm)) return CommitOutcome.NoRealm;
        var last = _lastNumbers[realm];
        var outcome = WriteParts(commit, realm, last, now);
        if (outcome.Conflict is null) Seal(realm, last, _lastNumbers[realm] = last + commit.Journal.Count);
        return outcome;
    }

    private CommitOutcome WriteParts(Commit commit, long realm, long last, long now)
    {
        var (kind, key, index) = ((long)commit.Actor.Kind, commit.Actor.Key, commit.Index);
        foreach (var used in commit.Keys)
            if (_findKey.Scalar(realm, used.Key, now) is not null) return CommitOutcome.KeyUsed;
        var lastEvent = commit.Journal.Count == 0 ? 0 : last + commit.Journal.Count;
        var changed = commit.Etag == 0
            ? _insertActor.Run(
                realm, kind, key, index.Place, index.Status, index.NextDue?.Milliseconds, lastEvent, commit.Record)
            : _updateActor.Run(realm, kind, key, index.Place, index.Status, index.NextDue?.Milliseconds, lastEvent,
                commit.Record, commit.Etag);
        // Every conflict shows before the first row is written, so that none needs a savepoint to undo it.
        if (changed == 0) return CommitOutcome.StaleEtag;
        var number = last;
        foreach (var record in commit.Journal)
            _insertRecord.Run(realm, ++number, kind, key, record.Ordinal, record.Payload, record.Hash);
        var first = commit.Journal.Count == 0 ? last : last + 1;
        foreach (var used in commit.Keys)
            _insertKey.Run(realm, used.Key, used.BodyHash, used.Effect, first, used.ExpiresAt);
        return new CommitOutcome(null, first);
    }

    private bool Knows(long realm)
    {
        if (_lastNumbers.ContainsKey(realm)) return true;
        if (_hasRealm.Scalar(realm) is null) return false;
        _lastNumbers[realm] = _lastNumber.Scalar(realm) as long? ?? 0;
        return true;
    }

    private void Seal(long realm, long before, long after)
    {
        for (var number = before / AnchorChain.Interval * AnchorChain.Interval + AnchorChain.Interval; number <= after;
            number += AnchorChain.Interval)
        {
            var previous = _lastAnchor.Scalar(realm, number - AnchorChain.Interval) as byte[] ?? AnchorChain.Root;
            var hashes = new List<byte[]>(AnchorChain.Interval);
            using (var reader = _hashes.Read(realm, number - AnchorChain.Interval, number))
                while (reader.Read()) hashes.Add(reader.GetFieldValue<byte[]>(0));
            _insertAnchor.Run(realm, number, AnchorChain.Seal(previous, hashes));
        }
    }

    private void RollBack()
    {
        try
        {
            _connection.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // The transaction is gone already (a full disk ends it by itself); the failure that led here is the one to
            // report.
        }
    }
}

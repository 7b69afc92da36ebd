using Alliance.Grains.Clusters;
using StackExchange.Redis;

namespace Alliance.Grains.Storage.Redis;

/// <summary>Writes rows into an empty Redis. A server sees its realms when it is finished, all at once.</summary>
internal sealed class RedisRowTarget : IRowTarget
{
    private const int NamesShown = 3;

    private readonly ConnectionMultiplexer _connection;
    private readonly IDatabase _database;
    private readonly string _endpoint, _prefix;
    private readonly TimeProvider _time;
    private readonly List<RealmRow> _realms = [];
    private readonly ClusterAccess _access;
    private bool _isFinished;

    private RedisRowTarget(
        ConnectionMultiplexer connection, string endpoint, ClusterAccess access, string prefix, TimeProvider time) =>
        (_connection, _database, _endpoint, _access, _prefix, _time) =
            (connection, connection.GetDatabase(), endpoint, access, prefix, time);

    /// <param name="endpoint">The server as <c>HOST:PORT</c>.</param>
    /// <param name="access">How this process gets into it.</param>
    /// <param name="prefix">The start of the names of all keys.</param>
    /// <param name="lastIncarnation">The highest incarnation of the realms that will be written.</param>
    /// <param name="time">The time of the store.</param>
    /// <exception cref="StoreUnavailableException">The server cannot be reached.</exception>
    /// <exception cref="StoreNotEmptyException">There is something of Alliance in it.</exception>
    public static async Task<RedisRowTarget> Open(
        string endpoint, ClusterAccess access, string prefix, long lastIncarnation, TimeProvider time)
    {
        var connection = await RedisLink.Connect(endpoint, access).ConfigureAwait(false);
        try
        {
            var found = new List<string>();
            var names = connection.GetServers()[0].KeysAsync(pattern: prefix + "*", pageSize: 1_000);
            await foreach (var name in names.ConfigureAwait(false))
            {
                found.Add(name!);
                if (found.Count == NamesShown) break;
            }

            if (found.Count > 0) throw new StoreNotEmptyException(endpoint, found);
            // Whoever sets this first restores. A server that starts meanwhile counts its realms on from it.
            var counter = prefix + "incarnation";
            if (!await RedisLink.Reach(() => connection.GetDatabase().StringSetAsync(
                counter, lastIncarnation, when: When.NotExists)).ConfigureAwait(false))
                throw new StoreNotEmptyException(endpoint, [counter]);
            return new RedisRowTarget(connection, endpoint, access, prefix, time);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private RedisKeys Keys => new(_prefix, _realms[^1].Id.Incarnation);

    public Task Begin(RealmRow realm)
    {
        _realms.Add(realm);
        return Task.CompletedTask;
    }

    public Task Write(IReadOnlyList<ActorRow> actors) => Send(batch => actors.SelectMany(row =>
    {
        var (index, member) = (row.Index, (RedisValue)RedisKeys.Member(row.Index.Actor));
        List<Task> sent =
        [
            batch.HashSetAsync(Keys.Etag, member, row.Etag), batch.HashSetAsync(Keys.Actor, member, row.Record),
            batch.HashSetAsync(Keys.Index, member, RedisRows.Pack(index)),
            batch.SortedSetAddAsync(Keys.Kind(index.Actor.Kind), index.Actor.Key, 0),
        ];
        if (index.NextDue is { } due) sent.Add(batch.SortedSetAddAsync(Keys.Due, member, due.Milliseconds));
        return sent;
    }));

    public Task Write(IReadOnlyList<KeyRow> keys) => Send(batch => keys.SelectMany(row => (Task[])
    [
        batch.HashSetAsync(Keys.Keys, row.Key.Key, RedisRows.Pack(row)),
        batch.SortedSetAddAsync(Keys.Expiry, row.Key.Key, row.Key.ExpiresAt),
    ]));

    public async Task Write(IReadOnlyList<RawRecord> records)
    {
        await Send(batch => records.SelectMany(record =>
        {
            var member = RedisKeys.Member(record.Actor);
            return (Task[])
            [
                batch.StreamAddAsync(
                    Keys.Journal,
                    [new("a", member), new("o", record.Ordinal), new("p", record.Payload), new("h", record.Hash)],
                    RedisWriter.Id(record.Number)),
                batch.SortedSetAddAsync(Keys.Chain, RedisRows.Link(record), 0),
            ];
        })).ConfigureAwait(false);
        await Send(batch => [batch.StringSetAsync(Keys.Number, records[^1].Number)]).ConfigureAwait(false);
    }

    public Task Write(IReadOnlyList<Anchor> anchors) =>
        Send(batch => anchors.Select(a => batch.HashSetAsync(Keys.Anchors, a.Number, a.Hash)));

    public Task Write(IReadOnlyList<MovedPart> parts) =>
        Send(batch => parts.Select(p => batch.HashSetAsync(Keys.Moved, p.Through, RedisRows.Pack(p))));

    public Task End() => Task.CompletedTask;

    public Task Abandon() => throw new NotSupportedException("No realm is dropped from a backup that is read.");

    public async Task<IStoreReader> Open() =>
        await RedisStore.Open(_endpoint, _access, _time, _prefix).ConfigureAwait(false);

    public async Task Finish()
    {
        var values = _realms.SelectMany(r => (RedisValue[])
            [r.Id.Name, r.Id.Incarnation, r.Origin, r.FactorPermille, r.Region]);
        var added = await RedisLink.Reach(
            () => _database.ScriptEvaluateAsync(RedisScripts.AddRealms, [], [_prefix, .. values]))
                .ConfigureAwait(false);
        if ((long)added == 0) throw new StoreNotEmptyException(_endpoint, [_prefix + "realms"]);
        _isFinished = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isFinished) await TakeAway().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private Task TakeAway()
    {
        var keys = _realms.SelectMany(r => RedisKeys.All.Select(k => (RedisValue)$"{_prefix}{r.Id.Incarnation}:{k}"));
        return RedisLink.Reach(
            () => _database.ScriptEvaluateAsync(RedisScripts.TakeAway, [], [_prefix, .. keys]));
    }

    private async Task Send(Func<IBatch, IEnumerable<Task>> fill)
    {
        var batch = _database.CreateBatch();
        Task[] sent = [.. fill(batch)];
        batch.Execute();
        await RedisLink.Reach(async () =>
        {
            await Task.WhenAll(sent).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }
}

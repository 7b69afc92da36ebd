using System.Globalization;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Grains.Clusters;
using Alliance.Grains.Telemetry;
using StackExchange.Redis;

namespace Alliance.Grains.Storage.Redis;

/// <summary>The store of a cluster: one Redis server, with one script call for each batch.</summary>
internal sealed class RedisStore : ICommitStore, IRowSource, IJournalTrim
{
    private const int MaxBatch = 128;
    private readonly ConnectionMultiplexer _connection;
    private readonly IDatabase _database;
    private readonly string _prefix;
    private readonly CommitQueue _queue;
    private readonly RedisProjections _projections;
    private readonly JournalSignal _signal = new();
    private bool _disposed;

    private RedisStore(ConnectionMultiplexer connection, StoreGuarantee guarantee, string prefix, TimeProvider time,
        JournalMark? mark)
    {
        (_connection, _database, Guarantee, _prefix) = (connection, connection.GetDatabase(), guarantee, prefix);
        _queue = new CommitQueue(
            new RedisWriter(_database, prefix, time).Write, MaxBatch, new CommitMeter("redis"), mark);
        _projections = new RedisProjections(_database, prefix);
    }

    public StoreGuarantee Guarantee { get; }

    /// <exception cref="StoreUnavailableException">The server cannot be reached, or does not let this process
    /// in.</exception>
    public static async Task<RedisStore> Open(string endpoint, ClusterAccess access, TimeProvider time,
        string prefix = "alliance:", JournalMark? mark = null)
    {
        var connection = await RedisLink.Connect(endpoint, access).ConfigureAwait(false);
        var store =
            new RedisStore(
                connection, await RedisLink.GuaranteeOf(connection).ConfigureAwait(false), prefix, time, mark);
        await connection.GetSubscriber().SubscribeAsync(
            RedisChannel.Literal(prefix + "journal"), (_, message) => store.Hear(message!)).ConfigureAwait(false);
        return store;
    }

    public Task<CommitReceipt> Commit(Commit commit) => _queue.Enqueue(commit);

    public Task Probe() => Reach(() => _database.StringSetAsync(_prefix + "probe", "", TimeSpan.FromMinutes(1)));

    public Task PutAway(RealmId realm, IReadOnlyList<ProjectionRow> projections) =>
        Reach(() => _projections.PutAway(realm, projections));

    public Task KeepSnapshot(RealmId realm, SnapshotRow snapshot) =>
        Reach(() => _projections.KeepSnapshot(realm, snapshot));

    public Task<ProjectionRow?> FindProjection(RealmId realm, ActorId of, int format) =>
        Reach(() => _projections.FindProjection(realm, of, format));

    public Task<IReadOnlyList<ProjectionRow>> Projections(RealmId realm, ProjectionQuery query) =>
        Reach(() => _projections.Projections(realm, query));

    public Task<SnapshotRow?> FindSnapshot(RealmId realm) => Reach(() => _projections.FindSnapshot(realm));

    public Task<StoredActor?> Load(RealmId realm, ActorId actor) => Reach(async () =>
    {
        var (keys, member) = (Keys(realm), (RedisValue)RedisKeys.Member(actor));
        // Both in one transaction, so that they are of one commit.
        var read = _database.CreateTransaction();
        var (etag, record) = (read.HashGetAsync(keys.Etag, member), read.HashGetAsync(keys.Actor, member));
        await read.ExecuteAsync().ConfigureAwait(false);
        var found = await etag.ConfigureAwait(false);
        return found.IsNull ? null : new StoredActor((long)found, (await record.ConfigureAwait(false))!);
    });

    public Task<IReadOnlyList<IndexRow>> Due(RealmId realm, Instant through, int limit) => Reach(async () =>
        await Rows(realm, await _database.SortedSetRangeByScoreAsync(
            Keys(realm).Due, stop: through.Milliseconds, take: limit).ConfigureAwait(false)).ConfigureAwait(false));

    public Task<IReadOnlyList<IndexRow>> List(RealmId realm, ActorKind kind, string after, int limit) =>
        Reach(async () =>
    {
        var found = await _database.SortedSetRangeByValueAsync(
            Keys(realm).Kind(kind), min: after, exclude: Exclude.Start, skip: 0, take: limit).ConfigureAwait(false);
        return await Rows(realm, [.. found.Select(k => (RedisValue)RedisKeys.Member(new ActorId(kind, k!)))])
            .ConfigureAwait(false);
    });

    public Task<IndexRow?> Find(RealmId realm, ActorId actor) => Reach(async () =>
        (await Rows(realm, [RedisKeys.Member(actor)]).ConfigureAwait(false)).SingleOrDefault());

    public Task<IReadOnlyList<RawRecord>> Journal(RealmId realm, long after, int limit) =>
        Reach<IReadOnlyList<RawRecord>>(async () =>
        [.. (await _database.StreamRangeAsync(Keys(realm).Journal, RedisWriter.Id(after + 1), count: limit)
            .ConfigureAwait(false)).Select(RedisRows.Record)]);

    public Task<IReadOnlyList<RawRecord>> Records(RealmId realm, IReadOnlyList<long> numbers) =>
        Reach<IReadOnlyList<RawRecord>>(async () =>
    {
        var journal = Keys(realm).Journal;
        var records = await Task.WhenAll(Runs(numbers).Select(
            run => _database.StreamRangeAsync(journal, RedisWriter.Id(run.First), RedisWriter.Id(run.Last))))
                .ConfigureAwait(false);
        return [.. records.SelectMany(r => r).Select(RedisRows.Record)];
    });

    public Task<IReadOnlyList<RawRecord>> JournalOf(RealmId realm, ActorId actor, long after, int limit) =>
        Reach<IReadOnlyList<RawRecord>>(async () =>
    {
        var (keys, member) = (Keys(realm), RedisKeys.Member(actor));
        for (var begin = RedisValue.Null; ;)
        {
            var links = await _database.SortedSetRangeByValueAsync(
                keys.Chain, string.Create(CultureInfo.InvariantCulture, $"{member}\n{after + 1:D12}"), $"{member}\n:",
                Exclude.None, Order.Ascending, 0, limit).ConfigureAwait(false);
            var numbers = links.Select(l => ((string)l!)[(((string)l!).LastIndexOf(':') + 1)..] + "-0");
            var read = await Task.WhenAll(numbers.Select(n => _database.StreamRangeAsync(keys.Journal, n, n, 1)))
                .ConfigureAwait(false);
            RawRecord[] records = [.. read.SelectMany(r => r).Select(RedisRows.Record)];
            // Records may have been moved into an archive between the two reads; the chain then begins later.
            if (records.Length == links.Length || links[0] == begin) return records;
            begin = links[0];
        }
    });

    public Task<IReadOnlyList<MovedPart>> Moved(RealmId realm) => Reach<IReadOnlyList<MovedPart>>(async () =>
        [.. (await _database.HashGetAllAsync(Keys(realm).Moved).ConfigureAwait(false))
            .Select(RedisRows.Moved).OrderBy(p => p.Through)]);

    public async Task Remove(RealmId realm, MovedPart part, IReadOnlyList<RawRecord> records)
    {
        var chain = records.Select(r => (RedisValue)RedisRows.Link(r));
        if ((long)await Reach(() => _database.ScriptEvaluateAsync(
            RedisScripts.Remove, [], [_prefix, realm.Incarnation, records[0].Number, part.Removed, part.Through,
                RedisRows.Pack(part), .. chain])).ConfigureAwait(false) == 0)
            throw new StoreUnavailableException($"The journal does not begin with record {records[0].Number}.");
    }

    public Task<long> LastNumber(RealmId realm) =>
        Reach(async () => (long)await _database.StringGetAsync(Keys(realm).Number).ConfigureAwait(false));

    public Task<IReadOnlyList<Anchor>> Anchors(RealmId realm) => Reach<IReadOnlyList<Anchor>>(async () =>
        [.. (await _database.HashGetAllAsync(Keys(realm).Anchors).ConfigureAwait(false))
            .Select(a => new Anchor((long)a.Name, a.Value!)).OrderBy(a => a.Number)]);

    public Task<StoredKey?> FindKey(RealmId realm, string key, long now) => Reach(async () =>
        (byte[]?)await _database.HashGetAsync(Keys(realm).Keys, key).ConfigureAwait(false) is { } stored
        ? RedisRows.Key(stored, now) : null);

    public Task<RealmRow?> CreateRealm(string name, long origin, int factorPermille, byte[] region) => Reach(async () =>
    {
        var id = (long)await _database.ScriptEvaluateAsync(
            RedisScripts.CreateRealm, [], [_prefix, name, origin, factorPermille, region]).ConfigureAwait(false);
        return id == 0 ? null : new RealmRow(new RealmId(name, id), origin, factorPermille, region);
    });

    public Task<RealmRow?> FindRealm(string name) => Reach(async () =>
    {
        var found = await _database.HashGetAsync($"{_prefix}realm:{name}", ["id", "origin", "factor", "region"])
            .ConfigureAwait(false);
        return found[0].IsNull ? null
            : new RealmRow(new RealmId(name, (long)found[0]), (long)found[1], (int)found[2], found[3]!);
    });

    public async Task<IReadOnlyList<RealmRow>> Realms()
    {
        var names = await Reach(() => _database.SetMembersAsync(_prefix + "realms")).ConfigureAwait(false);
        var rows = await Task.WhenAll(names.Select(n => FindRealm(n!))).ConfigureAwait(false);
        return [.. rows.OfType<RealmRow>().OrderBy(r => r.Id.Name, StringComparer.Ordinal)];
    }

    public Task<IReadOnlyList<RealmId>> RealmIds() => Reach<IReadOnlyList<RealmId>>(async () =>
    {
        var names = await _database.SetMembersAsync(_prefix + "realms").ConfigureAwait(false);
        var ids = await Task.WhenAll(names.Select(n => _database.HashGetAsync($"{_prefix}realm:{n}", "id")))
            .ConfigureAwait(false);
        return [.. names.Zip(ids).Where(r => !r.Second.IsNull).Select(r => new RealmId(r.First!, (long)r.Second))
            .OrderBy(r => r.Name, StringComparer.Ordinal)];
    });

    public async Task<bool> DropRealm(string name)
    {
        if (name == RealmId.Live) throw new ArgumentException("The live realm is never dropped.", nameof(name));
        if (await FindRealm(name).ConfigureAwait(false) is not { } row) return false;
        var id = row.Id.Incarnation;
        var dropped = (long)await Reach(() => _database.ScriptEvaluateAsync(
            RedisScripts.DropRealm, [], [_prefix, name, id, .. RedisKeys.All.Select(k => (RedisValue)k)]))
                .ConfigureAwait(false);
        _signal.Forget(id);
        return dropped == 1;
    }

    public Task<IRealmMoment?> Fix(RealmId realm) => Reach(() => RedisMoment.Take(_database, _prefix, realm));

    public Task WaitForJournal(RealmId realm, long after, CancellationToken cancellation) =>
        _signal.Wait(realm.Incarnation, after, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await _queue.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private RedisKeys Keys(RealmId realm) => new(_prefix, realm.Incarnation);

    /// <summary>Joins consecutive numbers into ranges, so that each range is read with one call.</summary>
    private static IEnumerable<(long First, long Last)> Runs(IReadOnlyList<long> numbers)
    {
        for (int i = 0, end; i < numbers.Count; i = end)
        {
            end = i + 1;
            while (end < numbers.Count && numbers[end] == numbers[end - 1] + 1) end++;
            yield return (numbers[i], numbers[end - 1]);
        }
    }

    private void Hear(string message)
    {
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        _signal.Raise(long.Parse(message.AsSpan(0, colon), CultureInfo.InvariantCulture),
            long.Parse(message.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }

    private async Task<IReadOnlyList<IndexRow>> Rows(RealmId realm, RedisValue[] members)
    {
        if (members.Length == 0) return [];
        var found = await _database.HashGetAsync(Keys(realm).Index, members).ConfigureAwait(false);
        return [.. members.Select((m, i) => found[i].IsNull ? null : RedisRows.Index(m!, found[i]!))
            .OfType<IndexRow>()];
    }

    private static Task<T> Reach<T>(Func<Task<T>> read) => RedisLink.Reach(read);
}

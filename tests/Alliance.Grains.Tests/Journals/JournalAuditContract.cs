using Alliance.Core.Actors;
using Alliance.Core.Invariants;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Redis;
using Alliance.Grains.Tests.Hosting;
using Alliance.Grains.Tests.Storage;
using Microsoft.Data.Sqlite;
using StackExchange.Redis;

namespace Alliance.Grains.Tests.Journals;

public sealed class SqliteJournalAuditTests(SqlitePlace place) : JournalAuditContract, IClassFixture<SqlitePlace>
{
    protected override AllianceOptions Options { get; } = new() { DataFolder = Path.Combine(place.Folder, $"{Guid.NewGuid()}") };

    [Fact]
    public async Task A_last_record_written_anew_with_a_hash_that_fits_is_noticed()
    {
        var realm = await AfterAWord();
        var last = (await Read(realm))[^1];
        Assert.Equal(1, last.Ordinal);
        byte[] forged = [.. last.Payload];
        forged[^1] ^= 1;
        var hash = AnchorChain.Link(AnchorChain.Root, forged);
        await Run($"UPDATE journal SET payload = x'{Convert.ToHexString(forged)}', hash = x'{Convert.ToHexString(hash)}' WHERE number = {last.Number}");
        var found = Assert.Single(await Found(realm));
        Assert.Equal($"The last record of {last.Actor} is not the one with which its state was written.", found.What);
        Assert.Equal([last.Number], found.Records);
    }

    protected override Task CutTail(RealmId realm, long after) => Run($"DELETE FROM journal WHERE realm = {realm.Incarnation} AND number > {after}");

    protected override Task Delete(RealmId realm, ActorId actor) =>
        Run($"DELETE FROM actors WHERE realm = {realm.Incarnation} AND kind = {(int)actor.Kind} AND key = '{actor.Key}'");

    private async Task Run(string sql)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(Options.DataFolder, "alliance.db")};Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        var command = database.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}

public sealed class RedisJournalAuditTests(RedisPlace place) : JournalAuditContract, IClassFixture<RedisPlace>
{
    protected override AllianceOptions Options { get; } = new() { Redis = place.Server.Endpoint, ClusterId = $"audit-{Guid.NewGuid()}" };

    protected override Task CutTail(RealmId realm, long after) =>
        Run(realm, async (database, keys) => Assert.Equal(1, await database.StreamDeleteAsync(keys.Journal, [RedisWriter.Id(after + 1)])));

    protected override Task Delete(RealmId realm, ActorId actor) => Run(realm, async (database, keys) =>
    {
        foreach (var hash in (string[])[keys.Index, keys.Actor, keys.Etag]) Assert.True(await database.HashDeleteAsync(hash, RedisKeys.Member(actor)));
        Assert.True(await database.SortedSetRemoveAsync(keys.Kind(actor.Kind), actor.Key));
    });

    private async Task Run(RealmId realm, Func<IDatabase, RedisKeys, Task> change)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(place.Server.Endpoint);
        await change(connection.GetDatabase(), new RedisKeys($"{Options.ClusterId}:", realm.Incarnation));
    }
}

/// <summary>What an audit notices that the journal by itself does not show, on every store.</summary>
public abstract class JournalAuditContract
{
    private const string Realm = "drill-1";
    private static readonly ActorId A = ToyHost.Town("a");
    protected static readonly ActorId B = ToyHost.Town("b");

    protected abstract AllianceOptions Options { get; }

    /// <summary>Takes the records after a number away.</summary>
    protected abstract Task CutTail(RealmId realm, long after);

    protected abstract Task Delete(RealmId realm, ActorId actor);

    [Fact]
    public async Task A_journal_whose_tail_was_cut_is_not_where_its_actors_are()
    {
        var realm = await AfterAWord();
        Assert.Empty(await Found(realm));
        var last = (await Read(realm))[^1];
        await CutTail(realm, last.Number - 1);
        var found = Assert.Single(await Found(realm));
        Assert.Contains($"{last.Actor}", found.What, StringComparison.Ordinal);
        Assert.Equal([last.Number, 0], found.Records);
    }

    [Fact]
    public async Task An_actor_that_was_taken_away_is_missed()
    {
        var realm = await AfterAWord();
        await Delete(realm, A);
        var found = Assert.Single(await Found(realm));
        Assert.Equal($"{A} is in the journal and not among the actors; its last record is 1.", found.What);
        Assert.Equal([1L], found.Records);
    }

    /// <summary>Town a has said a word to town b: one record each.</summary>
    private protected async Task<RealmId> AfterAWord()
    {
        await using var host = await ToyHost.Start(Options);
        await host.Realms.Create(Realm, 1_000, []);
        await host.Do(Realm, A, new Say(B, "one"));
        await host.Await(Realm, B, "heard one");
        return (await host.Realms.Get(Realm)).Id;
    }

    private protected async Task<IReadOnlyList<RawRecord>> Read(RealmId realm)
    {
        await using var store = await AllianceHosting.OpenStore(Options);
        return await store.Journal(realm, 0, 100);
    }

    private protected async Task<IReadOnlyList<Violation>> Found(RealmId realm)
    {
        await using var store = await AllianceHosting.OpenStore(Options);
        var report = await new JournalAudit(store, ToyHost.Nowhere).Run(realm, TestContext.Current.CancellationToken);
        return [.. report.First.Where(v => v.Invariant == InvariantCatalogue.Journal)];
    }
}

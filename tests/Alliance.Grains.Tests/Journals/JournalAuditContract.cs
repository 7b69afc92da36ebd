using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
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
    protected override AllianceOptions Options { get; } =
        new() { DataFolder = Path.Combine(place.Folder, $"{Guid.NewGuid()}") };

    [Fact]
    public async Task A_last_record_written_anew_with_a_hash_that_fits_is_noticed()
    {
        var realm = await AfterAWord();
        var last = (await Read(realm))[^1];
        Assert.Equal(1, last.Ordinal);
        byte[] forged = [.. last.Payload];
        forged[^1] ^= 1;
        var hash = AnchorChain.Link(AnchorChain.Root, forged);
        await Run(
            $"UPDATE journal SET payload = x'{Convert.ToHexString(forged)}', hash = x'{Convert.ToHexString(hash)}' "
                + $"WHERE number = {last.Number}");
        var found = Assert.Single(await Found(realm));
        Assert.Equal($"The last record of {last.Actor} is not the one with which its state was written.", found.What);
        Assert.Equal([last.Number], found.Records);
    }

    protected override Task CutTail(RealmId realm, long after) =>
        Run($"DELETE FROM journal WHERE realm = {realm.Incarnation} AND number > {after}");

    protected override Task DeleteAnchor(RealmId realm, long number) =>
        Run($"DELETE FROM anchors WHERE realm = {realm.Incarnation} AND number = {number}");

    protected override Task Garble(RealmId realm, ActorId actor) =>
        Run($"UPDATE actors SET record = zeroblob(10) WHERE realm = {realm.Incarnation} AND kind = {(int)actor.Kind} "
            + $"AND key = '{actor.Key}'");

    protected override Task Delete(RealmId realm, ActorId actor) =>
        Run($"DELETE FROM actors WHERE realm = {realm.Incarnation} AND kind = {(int)actor.Kind} "
            + $"AND key = '{actor.Key}'");

    private async Task Run(string sql)
    {
        await using var database =
            new SqliteConnection($"Data Source={Path.Combine(Options.DataFolder, "alliance.db")};Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        var command = database.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}

public sealed class RedisJournalAuditTests(RedisPlace place) : JournalAuditContract, IClassFixture<RedisPlace>
{
    protected override AllianceOptions Options { get; } =
        new() { Redis = place.Server.Endpoint, ClusterId = $"audit-{Guid.NewGuid()}" };

    [Fact]
    public async Task An_anchor_that_a_crash_left_out_is_made_up_with_the_first_record_after_the_restart()
    {
        var realm = await AfterCommits(records: 2_000);
        await DeleteAnchor(realm, 2_000);
        await using (var store = await AllianceHosting.OpenStore(Options))
            await store.Commit(
                new Commit { Realm = realm, Actor = B, Etag = 0, Record = [0], Journal = [new JournalDraft(
                    1, [1], AnchorChain.Link(AnchorChain.Root, [1]))], Index = new IndexDraft("", "", null) });
        Assert.Empty(await Anchorless(realm));
    }

    protected override Task CutTail(RealmId realm, long after) =>
        Run(realm, async (database, keys) => Assert.Equal(
            1, await database.StreamDeleteAsync(keys.Journal, [RedisWriter.Id(after + 1)])));

    protected override Task DeleteAnchor(RealmId realm, long number) =>
        Run(realm, async (database, keys) => Assert.True(await database.HashDeleteAsync(keys.Anchors, number)));

    protected override Task Garble(RealmId realm, ActorId actor) =>
        Run(realm, async (database, keys) => Assert.False(
            await database.HashSetAsync(keys.Actor, RedisKeys.Member(actor), new byte[10])));

    protected override Task Delete(RealmId realm, ActorId actor) => Run(realm, async (database, keys) =>
    {
        foreach (var hash in (string[])[keys.Index, keys.Actor, keys.Etag])
            Assert.True(await database.HashDeleteAsync(hash, RedisKeys.Member(actor)));
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

    protected abstract Task DeleteAnchor(RealmId realm, long number);

    /// <summary>Puts ten zeros in the place of what is stored of an actor.</summary>
    protected abstract Task Garble(RealmId realm, ActorId actor);

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

    [Fact]
    public async Task A_state_that_cannot_be_read_is_one_finding_among_others()
    {
        var realm = await AfterAWord();
        await Garble(realm, A);
        await Delete(realm, B);
        Assert.Equal(
            [$"The stored state of {A} cannot be read.",
                $"{B} is in the journal and not among the actors; its last record is 2."],
                (await Found(realm)).Select(v => v.What));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(2_000)]
    [InlineData(3_000)]
    public async Task An_anchor_that_was_taken_away_is_missed(long number)
    {
        var realm = await AfterCommits(records: 3_010);
        Assert.Empty(await Anchorless(realm));
        await DeleteAnchor(realm, number);
        var found = Assert.Single(await Anchorless(realm));
        Assert.Equal($"The anchor at {number} is missing, which seals the records before it.", found.What);
        Assert.Equal([number], found.Records);
    }

    [Fact]
    public async Task Without_any_anchor_each_is_missed()
    {
        var realm = await AfterCommits(records: 2_000);
        foreach (var number in (long[])[1_000, 2_000]) await DeleteAnchor(realm, number);
        Assert.Equal([1_000, 2_000], (await Anchorless(realm)).Select(v => Assert.Single(v.Records)));
    }

    /// <summary>A journal of records whose links fit and which say nothing.</summary>
    private protected async Task<RealmId> AfterCommits(int records)
    {
        const int Each = 10;
        await using var store = await AllianceHosting.OpenStore(Options);
        var realm = (await store.CreateRealm(Realm, 0, 1_000, []))!.Id;
        var hash = AnchorChain.Root;
        for (var written = 0; written < records; written += Each)
        {
            var drafts = new JournalDraft[Each];
            for (var i = 0; i < Each; i++)
                drafts[i] = new JournalDraft(written + i + 1, [1], hash = AnchorChain.Link(hash, [1]));
            await store.Commit(new Commit { Realm = realm, Actor = A, Etag = written / Each, Record = [0],
                Journal = drafts, Index = new IndexDraft("", "", null) });
        }

        return realm;
    }

    private protected async Task<IReadOnlyList<Violation>> Anchorless(RealmId realm) =>
        [.. (await Found(realm)).Where(v => v.What.Contains("anchor", StringComparison.Ordinal))];

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
        await using var store = await AllianceHosting.OpenStoreToRead(Options);
        var report = await new JournalAudit(store, ToyHost.Nowhere).Run(realm, TestContext.Current.CancellationToken);
        return [.. report.First.Where(v => v.Invariant == InvariantCatalogue.Journal)];
    }
}

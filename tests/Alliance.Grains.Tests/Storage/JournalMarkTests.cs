using System.Security.Cryptography;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Grains.Hosting;
using Alliance.Grains.Storage;
using StackExchange.Redis;

namespace Alliance.Grains.Tests.Storage;

/// <summary>A store that has lost records is not taken for a new one.</summary>
public sealed class JournalMarkTests : IAsyncLifetime
{
    private static readonly ActorId Town = new(ActorKind.Township, "430422106");
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-mark-").FullName;
    private RedisServer _redis = null!;

    public async ValueTask InitializeAsync() => _redis = await RedisServer.Run();

    public async ValueTask DisposeAsync()
    {
        await _redis.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_that_is_whole_opens_again(bool isRedis)
    {
        var options = Options(isRedis);
        await Write(options, 3);
        await Write(options, 2);
        await using var store = await AllianceHosting.OpenStore(options);
        Assert.Equal(5, await store.LastNumber((await store.FindRealm(RealmId.Live))!.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_empty_store_is_refused_until_a_person_accepts_the_loss(bool isRedis)
    {
        var options = Options(isRedis);
        await Write(options, 3);
        if (isRedis) await Flush();
        else Delete("alliance.db");
        await IsRefused(options, has: 0, seen: 3);
        Assert.False(File.Exists(Path.Combine(_folder, "alliance.db")));
        options.AcceptsLoss = true;
        await Write(options, 1);
        options.AcceptsLoss = false;
        await Write(options, 1);
    }

    [Fact]
    public async Task A_store_without_its_last_file_is_refused()
    {
        var options = Options(isRedis: false);
        await Write(options, 2);
        Copy("alliance.db", "copy");
        await Write(options, 3);
        Delete("alliance.db");
        Copy("copy", "alliance.db");
        await IsRefused(options, has: 2, seen: 5);
    }

    [Fact]
    public async Task Another_journal_that_is_longer_is_refused_too()
    {
        var options = Options(isRedis: false);
        await Write(options, 2);
        Delete("alliance.db");
        var mark = options.MarkFile;
        options.MarkFile = null;
        await Write(options, 5, salt: 77);
        options.MarkFile = mark;
        await IsRefused(options, has: 5, seen: 2);
    }

    [Fact]
    public async Task Accounts_that_are_lost_are_noticed_though_real_operations_are_whole()
    {
        var options = Options(isRedis: false);
        await Write(options, 2);
        Copy("alliance.db", "copy");
        await Write(options, 3, RealmId.Access);
        Delete("alliance.db");
        Copy("copy", "alliance.db");
        await IsRefused(options, has: 0, seen: 3);
    }

    [Fact]
    public async Task Drills_leave_no_mark()
    {
        var options = Options(isRedis: false);
        await Write(options, 3, "drill-1");
        Assert.False(File.Exists(options.MarkFile));
    }

    [Fact]
    public async Task A_mark_that_cannot_be_read_is_named()
    {
        var options = Options(isRedis: false);
        await Write(options, 1);
        await File.WriteAllTextAsync(options.MarkFile!, "live 12", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => AllianceHosting.OpenStore(options));
        Assert.Contains(options.MarkFile!, refused.Message, StringComparison.Ordinal);
    }

    private static async Task IsRefused(AllianceOptions options, long has, long seen)
    {
        var lost = await Assert.ThrowsAsync<JournalLostException>(() => AllianceHosting.OpenStore(options));
        Assert.Equal((has, seen, options.MarkFile), (lost.Has, lost.Seen, lost.Mark));
    }

    private AllianceOptions Options(bool isRedis) => new()
    {
        DataFolder = _folder, Redis = isRedis ? _redis.Endpoint : null, MarkFile = Path.Combine(_folder, "mark"),
    };

    /// <summary>Opens the store, writes some records in one commit each, and closes it.</summary>
    private static async Task Write(AllianceOptions options, int records, string name = RealmId.Live, byte salt = 0)
    {
        await using var store = await AllianceHosting.OpenStore(options);
        var realm = (await store.CreateRealm(name, 0, 1_000, []) ?? await store.FindRealm(name))!.Id;
        var etag = (await store.Load(realm, Town))?.Etag ?? 0;
        for (var i = 0; i < records; i++, etag++)
        {
            byte[] payload = [(byte)etag, salt];
            await store.Commit(new Commit
            {
                Realm = realm, Actor = Town, Etag = etag, Record = payload, Index = new IndexDraft("", "", null),
                Journal = [new JournalDraft(etag + 1, payload, SHA256.HashData(payload))],
            });
        }
    }

    private async Task Flush()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{_redis.Endpoint},allowAdmin=true");
        await redis.GetServers()[0].FlushAllDatabasesAsync();
    }

    private void Delete(string name)
    {
        foreach (var file in Directory.GetFiles(_folder, name + "*")) File.Delete(file);
    }

    private void Copy(string from, string to) =>
        File.Copy(Path.Combine(_folder, from), Path.Combine(_folder, to), overwrite: true);
}

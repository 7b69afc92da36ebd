using System.Security.Cryptography;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Runtimes;
using Alliance.Grains.Backups;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Archives;
using Alliance.Grains.Storage.Redis;
using Alliance.Grains.Storage.Sqlite;
using Alliance.Grains.Tests.Hosting;
using Alliance.Grains.Tests.Storage;
using StackExchange.Redis;

namespace Alliance.Grains.Tests.Backups;

public sealed class SqliteBackupTests(RedisPlace redis) : BackupContract(redis), IClassFixture<RedisPlace>
{
    private protected override AllianceOptions Options => Sqlite("server");

    private protected override Task<IRowSource> Rows() =>
        Task.FromResult<IRowSource>(SqliteRowSource.Of(Options.DataFolder));
}

public sealed class RedisBackupTests(RedisPlace redis) : BackupContract(redis), IClassFixture<RedisPlace>
{
    private protected override AllianceOptions Options => Redis("server");

    private protected override async Task<IRowSource> Rows() =>
        await RedisStore.Open(Options.Redis!, new(), TimeProvider.System, Options.RedisPrefix);

    [Fact]
    public async Task A_realm_that_is_dropped_while_it_is_copied_is_left_out()
    {
        await using var store = await AllianceHosting.OpenStore(Options);
        await Write(store, "drill-1", 1_500);
        await Write(store, "drill-2", 10);
        var isDropped = false;
        var copy = await BackUp(_ => isDropped = isDropped || store.DropRealm("drill-1").GetAwaiter().GetResult());
        Assert.Equal(["drill-2"], copy.Select(r => r.Realm.Id.Name));
        await using var backup = await BackupFile.Open(File, Archives);
        Assert.Equal(["drill-2"], (await backup.Realms()).Select(r => r.Id.Name));
    }

    [Fact]
    public async Task An_anchor_that_a_crash_left_out_is_in_the_backup()
    {
        RealmId realm;
        await using (var store = await AllianceHosting.OpenStore(Options))
            realm = await Write(store, "drill-1", 2_000);
        Anchor[] anchors;
        await using (var connection = await ConnectionMultiplexer.ConnectAsync(Options.Redis!))
        {
            var hash = new RedisKeys($"{Options.ClusterId}:", realm.Incarnation).Anchors;
            anchors = [.. (await connection.GetDatabase().HashGetAllAsync(hash))
                .Select(a => new Anchor((long)a.Name, a.Value!))];
            Assert.True(await connection.GetDatabase().HashDeleteAsync(hash, 2_000));
        }

        await BackUp();
        await using var backup = await BackupFile.Open(File, Archives);
        Assert.Equal(anchors.OrderBy(a => a.Number).Select(a => (a.Number, Convert.ToHexString(a.Hash))),
            (await backup.Anchors(realm)).Select(a => (a.Number, Convert.ToHexString(a.Hash))));
    }

    [Fact]
    public async Task A_backup_leaves_no_copy_in_Redis()
    {
        await using (var store = await AllianceHosting.OpenStore(Options)) await Write(store, "drill-1", 20);
        await BackUp();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Options.Redis!);
        await foreach (var key in connection.GetServers()[0].KeysAsync(pattern: $"{Options.ClusterId}:copy:*"))
            Assert.Fail($"{key} is left.");
    }
}

/// <summary>What a backup of either store must do, and what is restored from it into either.</summary>
public abstract class BackupContract(RedisPlace redis) : IAsyncLifetime
{
    private const string Drill = "drill-1";
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-backup-").FullName;
    private readonly string _cluster = $"backup-{Guid.NewGuid():N}";

    private protected abstract AllianceOptions Options { get; }

    /// <summary>Opens the rows of the store that was backed up.</summary>
    private protected abstract Task<IRowSource> Rows();

    private protected ArchiveFolder Archives => Options.OpenArchives();

    private protected string File => Path.Combine(_folder, "backup.db");

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(_folder, recursive: true);
        return default;
    }

    [Fact]
    public async Task A_backup_under_load_holds_every_actor_with_its_records()
    {
        await using var host = await ToyHost.Start(Options);
        await host.Realms.Create(Drill, 1_000, []);
        using var enough = new CancellationTokenSource();
        var load = Enumerable.Range(0, 8).Select(i => Talk(host, i, enough.Token)).ToArray();
        await host.Await(Drill, record => record.Number >= 300);

        var realm = Assert.Single(await BackUp());

        var last = await host.Store.LastNumber(realm.Realm.Id);
        await host.Await(Drill, record => record.Number > last);
        await enough.CancelAsync();
        await Task.WhenAll(load);
        Assert.InRange(realm.Last, 300, last);
        await using var backup = await BackupFile.Open(File, Archives);
        var report = await new JournalAudit(backup, ToyHost.Nowhere).Run(
            realm.Realm.Id, TestContext.Current.CancellationToken);
        Assert.Equal(realm.Last, report.Records);
        // What is still under way when the copy is made is a finding of invariants about whole stories.
        Assert.DoesNotContain(report.First, v => v.Invariant == InvariantCatalogue.Journal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_row_is_restored_into_either_store(bool intoRedis)
    {
        await using (var store = await AllianceHosting.OpenStore(Options))
        {
            await Write(store, RealmId.Live, 2_345);
            await Write(store, "gone", 10);
            await store.DropRealm("gone");
            await Write(store, Drill, 17);
        }

        await BackUp();
        var target = intoRedis ? Redis("new") : Sqlite("new");
        await Restore(target);
        await BackUp(target, File + "2");
        await using var before = await Rows();
        await using var after = SqliteRowSource.OfFile(File + "2");
        Assert.Equal(await Dump(before), await Dump(after));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_restored_goes_on(bool intoRedis)
    {
        var key = new IdempotencyKey("desk", "/say", "k1", [1]);
        await using (var host = await ToyHost.Start(Options))
        {
            await host.Realms.Create(Drill, 1_000, []);
            await host.Do(Drill, ToyHost.Town("a"), new Say(ToyHost.Town("b"), "before"), key);
            await host.Await(Drill, ToyHost.Town("b"), "heard before");
            await host.Do(Drill, ToyHost.Town("b"), new SetAlarm("wake", 1));
            await BackUp();
        }

        var target = intoRedis ? Redis("new") : Sqlite("new");
        await Restore(target);
        await using var restored = await ToyHost.Start(target);
        Assert.True((await restored.Do(
            Drill, ToyHost.Town("a"), new Say(ToyHost.Town("b"), "before"), key)).IsRepeat);
        await restored.Do(Drill, ToyHost.Town("a"), new Say(ToyHost.Town("b"), "after"));
        await restored.Await(Drill, ToyHost.Town("b"), "heard after");
        var realm = (await restored.Realms.Get(Drill)).Id;
        var records = await restored.Store.Journal(realm, 0, 100);
        Assert.Equal(Enumerable.Range(1, records.Count).Select(n => (long)n), records.Select(r => r.Number));
        Assert.True((await restored.Realms.Create("drill-2", 1_000, []))!.Id.Incarnation > realm.Incarnation);
    }

    [Theory]
    [InlineData("UPDATE actors SET record = zeroblob(length(record)) WHERE rowid = 1")]
    [InlineData("DELETE FROM keys WHERE key = 'key 3'")]
    [InlineData("UPDATE backup SET digest = zeroblob(32)")]
    public async Task A_backup_that_was_changed_is_refused(string change)
    {
        await using (var store = await AllianceHosting.OpenStore(Options)) await Write(store, Drill, 17);
        await BackUp();
        using (var database = SqliteSchema.OpenWriter(File)) database.Run(change);
        Assert.True((await IsUnusable()).IsDamaged);
    }

    [Fact]
    public async Task A_file_that_is_cut_or_is_no_backup_is_refused()
    {
        await using (var store = await AllianceHosting.OpenStore(Options)) await Write(store, Drill, 2_000);
        await BackUp();
        using (var cut = new FileStream(File, FileMode.Open)) cut.SetLength(cut.Length / 2);
        Assert.True((await IsUnusable()).IsDamaged);
        await System.IO.File.WriteAllTextAsync(File, "no database", TestContext.Current.CancellationToken);
        Assert.True((await IsUnusable()).IsDamaged);
        System.IO.File.Delete(File);
        SqliteSchema.OpenWriter(File).Dispose();
        Assert.False((await IsUnusable()).IsDamaged);
    }

    [Fact]
    public async Task A_store_that_is_not_empty_is_refused_and_stays_as_it_is()
    {
        RealmId realm;
        await using (var store = await AllianceHosting.OpenStore(Options)) realm = await Write(store, Drill, 17);
        await BackUp();
        await using (var store = await AllianceHosting.OpenStore(Options)) await Write(store, "drill-2", 3);
        await Assert.ThrowsAsync<StoreNotEmptyException>(() => Restore(Options));
        await using var kept = await AllianceHosting.OpenStore(Options);
        Assert.Equal([Drill, "drill-2"], (await kept.Realms()).Select(r => r.Id.Name));
        Assert.Equal(17, await kept.LastNumber(realm));
    }

    [Fact]
    public async Task A_server_that_starts_on_a_Redis_while_it_is_restored_keeps_its_realms()
    {
        await using (var store = await AllianceHosting.OpenStore(Options)) await Write(store, RealmId.Live, 10);
        await BackUp();
        var target = Redis("new");
        await using var early = await AllianceHosting.OpenStore(target);
        await using (var copy = await StoreCopy.FromBackup(File, target, [], acceptsLoss: false))
        {
            await copy.Run(_ => { }, TestContext.Current.CancellationToken);
            await Write(early, RealmId.Live, 3);
            await Assert.ThrowsAsync<StoreNotEmptyException>(copy.Finish);
        }

        var realm = (await early.FindRealm(RealmId.Live))!.Id;
        Assert.Equal(3, await early.LastNumber(realm));
        Assert.True((await early.CreateRealm("drill-2", 0, 1_000, []))!.Id.Incarnation > realm.Incarnation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_restore_that_is_broken_off_leaves_an_empty_store(bool intoRedis)
    {
        await using (var store = await AllianceHosting.OpenStore(Options)) await Write(store, Drill, 1_500);
        await BackUp();
        var target = intoRedis ? Redis("new") : Sqlite("new");
        using var broken = new CancellationTokenSource();
        await using (var copy = await StoreCopy.FromBackup(File, target, [], acceptsLoss: false))
            await Assert.ThrowsAsync<OperationCanceledException>(() => copy.Run(_ => broken.Cancel(), broken.Token));
        await Restore(target);
        await using var restored = await AllianceHosting.OpenStore(target);
        Assert.Equal([Drill], (await restored.Realms()).Select(r => r.Id.Name));
    }

    [Fact]
    public async Task A_backup_that_is_older_than_the_mark_is_restored_only_when_the_loss_is_accepted()
    {
        var (options, target) = (Options, Sqlite("new"));
        target.MarkFile = options.MarkFile = Path.Combine(_folder, "journal.mark");
        await using (var store = await AllianceHosting.OpenStore(options))
        {
            await Write(store, RealmId.Live, 5);
            await BackUp();
            await Write(store, RealmId.Live, 2);
        }

        var lost = await Assert.ThrowsAsync<JournalLostException>(() => Restore(target));
        Assert.Equal((5, 7), (lost.Has, lost.Seen));
        await Restore(target, acceptsLoss: true);
        await using var restored = await AllianceHosting.OpenStore(target);
        await Write(restored, RealmId.Live, 1);
        Assert.Equal(6, await restored.LastNumber((await restored.FindRealm(RealmId.Live))!.Id));
    }

    [Fact]
    public async Task Only_the_owner_may_read_a_backup()
    {
        await using (var store = await AllianceHosting.OpenStore(Options)) await Write(store, Drill, 1);
        await BackUp();
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task Archives_and_the_rest_of_the_journal_prove_each_other()
    {
        var realm = await Chat(Options, "word", 2_000);
        await using (var store = await JournalArchive.OpenStore(Options))
        {
            await Archive(store, realm, 0, 1_000, File);
            await Archive(store, realm, 1_000, 2_000, File + "2");
        }

        Assert.Empty(await Found(Options, realm, File));
        Assert.Empty(await Found(Options, realm, File, File + "2"));
        Assert.Empty(await Found(Options, realm, File + "2"));
        using (var database = SqliteSchema.OpenWriter(File))
            database.Run("UPDATE journal SET payload = x'00' WHERE number = 7");
        Assert.True((await Assert.ThrowsAsync<UnusableFileException>(() => JournalArchive.Open(File))).IsDamaged);
        Assert.False((await IsUnusable(File + "2")).IsDamaged);
    }

    [Fact]
    public async Task A_past_that_was_written_anew_with_hashes_that_fit_is_found_by_an_archive()
    {
        var realm = await Chat(Options, "word", 1_000);
        await using (var store = await JournalArchive.OpenStore(Options)) await Archive(store, realm, 0, 1_000, File);
        var other = Sqlite("anew");
        Assert.Equal(realm, await Chat(other, "another", 1_000));
        Assert.Empty(await Found(other, realm));
        Assert.NotEmpty(await Found(other, realm, File));
    }

    private protected AllianceOptions Sqlite(string name) => new() { DataFolder = Path.Combine(_folder, name) };

    private protected AllianceOptions Redis(string name) => new()
    {
        Redis = redis.Server.Endpoint, ClusterId = $"{_cluster}-{name}", DataFolder = Path.Combine(_folder, name),
    };

    private protected Task<IReadOnlyList<CopiedRealm>> BackUp(Action<long>? progress = null) =>
        BackUp(Options, File, progress);

    /// <summary>Writes actors with states, rows, keys and records that all differ, and adds to what is there.</summary>
    private protected static async Task<RealmId> Write(ICommitStore store, string name, int records)
    {
        const int Towns = 7;
        var realm = (await store.CreateRealm(name, 1, 1_000, [1, 2]) ?? await store.FindRealm(name))!.Id;
        var first = await store.LastNumber(realm);
        for (var written = 0; written < records; written += Towns)
            await Task.WhenAll(Enumerable.Range(0, Math.Min(Towns, records - written)).Select(async i =>
            {
                var actor = new ActorId(i % 2 == 0 ? ActorKind.Township : ActorKind.Depot, $"actor {i}");
                var etag = (await store.Load(realm, actor))?.Etag ?? 0;
                byte[] payload = [(byte)i, (byte)etag, 0, 255];
                await store.Commit(new Commit
                {
                    Realm = realm, Actor = actor, Etag = etag, Record = [.. payload, 7],
                    Index = new IndexDraft(
                        i % 3 == 0 ? "" : "430422119", "忙", i % 3 == 0 ? null : new Instant(1_000 * (etag + 1))),
                    Journal = [new JournalDraft(etag + 1, payload, SHA256.HashData(payload))],
                    Keys = i == 3 && first == 0 && etag == 0
                        ? [new KeyDraft($"key {i}", [1, 2], [(byte)'|', 0, 9], long.MaxValue / 2_000)] : [],
                });
            }));
        return realm;
    }

    private static async Task<IReadOnlyList<CopiedRealm>> BackUp(
        AllianceOptions options, string file, Action<long>? progress = null)
    {
        await using var copy = await StoreCopy.ToBackup(options, file);
        await copy.Run(progress ?? (_ => { }), TestContext.Current.CancellationToken);
        await (await copy.Open()).DisposeAsync();
        await copy.Finish();
        return copy.Realms;
    }

    private async Task Restore(AllianceOptions target, bool acceptsLoss = false)
    {
        string[] marks = target.MarkFile is { } mark ? [mark] : [];
        await using var copy = await StoreCopy.FromBackup(File, target, marks, acceptsLoss);
        await copy.Run(_ => { }, TestContext.Current.CancellationToken);
        await copy.Finish();
    }

    private Task<UnusableFileException> IsUnusable(string? file = null) =>
        Assert.ThrowsAsync<UnusableFileException>(
            () => StoreCopy.FromBackup(file ?? File, Sqlite("new"), [], acceptsLoss: false));

    /// <summary>Lets towns talk until the journal has that many records.</summary>
    private static async Task<RealmId> Chat(AllianceOptions options, string word, int records)
    {
        await using var host = await ToyHost.Start(options);
        await host.Realms.Create(Drill, 1_000, []);
        var realm = (await host.Realms.Get(Drill)).Id;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async town =>
        {
            for (var i = 0; await host.Store.LastNumber(realm) < records; i++)
                await host.Do(Drill, ToyHost.Town($"{town}"), new Say(ToyHost.Town($"{(town + i) % 12}"), word));
        }));
        return realm;
    }

    private static async Task Archive(IStoreReader store, RealmId realm, long after, long through, string file) =>
        await JournalArchive.Write(
            store, (await store.FindRealm(realm.Name))!, after, through, file, _ => { },
            TestContext.Current.CancellationToken);

    /// <summary>What an audit finds in a journal that is read from archives as far as they have it.</summary>
    private static async Task<IReadOnlyList<string>> Found(
        AllianceOptions options, RealmId realm, params string[] files)
    {
        var archives = await Task.WhenAll(files.Select(JournalArchive.Open));
        await using var joint = JournalArchive.Join(await JournalArchive.OpenStore(options), realm, archives);
        var report = await new JournalAudit(joint, ToyHost.Nowhere).Run(realm, TestContext.Current.CancellationToken);
        return [.. report.First.Where(v => v.Invariant == InvariantCatalogue.Journal).Select(v => v.What)];
    }

    private static async Task Talk(ToyHost host, int town, CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested; i++)
            await host.Do(Drill, ToyHost.Town($"{town}"), new Say(ToyHost.Town($"{(town + i) % 12}"), $"word {i}"));
    }

    /// <summary>All rows of a store as lines.</summary>
    private static async Task<IReadOnlyList<string>> Dump(IRowSource rows)
    {
        var lines = new List<string>();
        foreach (var realm in await rows.Realms())
        {
            lines.Add($"{realm.Id} {realm.Origin} {realm.FactorPermille} {Convert.ToHexString(realm.Region)}");
            await using var moment = (await rows.Fix(realm.Id))!;
            var page = new List<string> { $"last {moment.Last}" };
            await foreach (var actors in moment.Actors())
                page.AddRange(actors.Select(a => $"{a.Index} {a.Etag} {Convert.ToHexString(a.Record)}"));
            await foreach (var keys in moment.Keys())
                page.AddRange(keys.Select(k => $"{k.Key.Key} {k.First} {k.Key.ExpiresAt} "
                    + $"{Convert.ToHexString(k.Key.BodyHash)} {Convert.ToHexString(k.Key.Effect)}"));
            page.AddRange((await rows.Anchors(realm.Id)).Select(a => $"{a.Number} {Convert.ToHexString(a.Hash)}"));
            page.AddRange((await rows.Journal(realm.Id, 0, 10_000)).Select(r => $"{r.Number} {r.Actor} {r.Ordinal} "
                + $"{Convert.ToHexString(r.Payload)} {Convert.ToHexString(r.Hash)}"));
            lines.AddRange(page.Order(StringComparer.Ordinal));
        }

        return lines;
    }
}

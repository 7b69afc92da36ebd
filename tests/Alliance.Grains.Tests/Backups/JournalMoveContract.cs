using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Mailboxes;
using Alliance.Grains.Backups;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Archives;
using Alliance.Grains.Storage.Sqlite;
using Alliance.Grains.Tests.Hosting;
using Alliance.Grains.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Alliance.Grains.Tests.Backups;

public sealed class SqliteJournalMoveTests(RedisPlace redis) : JournalMoveContract(redis), IClassFixture<RedisPlace>
{
    private protected override AllianceOptions Options => Sqlite("server");

    [Fact]
    public async Task A_server_that_uses_the_store_must_be_stopped()
    {
        await WriteJournal();
        await using var server = await AllianceHosting.OpenStore(Options);
        await Assert.ThrowsAsync<DataFolderInUseException>(() => JournalMove.Open(Options));
    }

    [Fact]
    public async Task A_store_without_its_old_records_is_of_a_later_version_and_takes_writes()
    {
        await WriteJournal();
        await Move(2_000);
        await using (var store = await AllianceHosting.OpenStore(Options)) await store.Probe();
        using var database = SqliteSchema.OpenReader(DataFolder.DatabaseIn(Options.DataFolder));
        using var version = new Statement(database, "PRAGMA user_version", 0);
        Assert.Equal(2L, version.Scalar());
    }
}

public sealed class RedisJournalMoveTests(RedisPlace redis) : JournalMoveContract(redis), IClassFixture<RedisPlace>
{
    private protected override AllianceOptions Options => Redis("server");

    [Fact]
    public async Task A_server_that_goes_on_reads_what_is_moved_meanwhile()
    {
        var realm = await WriteJournal();
        await using var server = await AllianceHosting.OpenStore(Options);
        var before = await Read(server, realm);
        using var enough = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested) Assert.Equal(before, await Read(server, realm));
        }, Cancellation);
        await Move(1_000);
        await Move(3_000);
        await enough.CancelAsync();
        await reading;
        Assert.Equal(before, await Read(server, realm));
    }
}

/// <summary>What is moved from either store into archives is read as before, and nothing is lost on the way.</summary>
public abstract class JournalMoveContract(RedisPlace redis) : IAsyncLifetime
{
    private const string Live = RealmId.Live;
    private const int Records = 3_050, Each = 50;
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-move-").FullName;
    private readonly string _cluster = $"move-{Guid.NewGuid():N}";
    private static readonly ServiceProvider Serializers =
        new ServiceCollection().AddSerializer().BuildServiceProvider();

    private protected abstract AllianceOptions Options { get; }

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Archives => Options.OpenArchives().FullPath;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(_folder, recursive: true);
        return default;
    }

    [Fact]
    public async Task Moved_records_are_read_as_before_and_the_journal_goes_on()
    {
        var realm = await WriteJournal();
        var before = await Read(realm);
        await Move(1_000);
        Assert.Equal(before, await Read(realm));
        await Move(3_000);
        Assert.Equal(before, await Read(realm));
        Assert.Equal([(0, 1_000), (1_000, 3_000)], (await Moved(realm)).Select(p => (p.After, p.Through)));
        Assert.Equal(2, Directory.GetFiles(Archives, "*.db").Length);
        await using (var raw = await StoreCopy.OpenServed(Options))
        {
            Assert.Equal(3_001, (await raw.Journal(realm, 0, 1))[0].Number);
            Assert.Empty(await raw.JournalOf(realm, ToyHost.Town("early"), 0, 10));
        }

        await WriteJournal(Records, 4_000);
        Assert.Equal(4_000, (await Found(realm)).Records);
    }

    [Fact]
    public async Task Whoever_is_killed_before_anything_is_removed_uses_the_file_again()
    {
        var realm = await WriteJournal();
        var before = await Read(realm);
        await using (var killed = await JournalMove.Open(Options))
        {
            var row = (await killed.Store.FindRealm(Live))!;
            var part = (await killed.Next(row, 2_000))!;
            await File.WriteAllTextAsync(
                killed.FileOf(row, part) + ".part", "half", Cancellation);
            await killed.Write(row, part, _ => { }, Cancellation);
        }

        Assert.Empty(await Moved(realm));
        Assert.Equal(before, await Read(realm));
        await Move(3_000);
        Assert.Equal([2_000, 3_000], (await Moved(realm)).Select(p => p.Through));
        Assert.Equal(2, Directory.GetFiles(Archives, "*.db").Length);
        Assert.Equal(before, await Read(realm));
        Assert.Empty(Directory.GetFiles(Archives, "*.part"));
    }

    [Fact]
    public async Task Whoever_is_killed_while_records_are_removed_loses_nothing()
    {
        var realm = await WriteJournal();
        var before = await Read(realm);
        using var killed = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => Move(3_000, killed));
        Assert.Equal([(3_000L, 1_000L)], (await Moved(realm)).Select(p => (p.Through, p.Removed)));
        Assert.Equal(before, await Read(realm));
        Assert.Equal(Records, (await Found(realm)).Records);
        // Whatever is asked for next, what was begun is ended first.
        await Move(0);
        Assert.Equal([(3_000L, 3_000L)], (await Moved(realm)).Select(p => (p.Through, p.Removed)));
        Assert.Equal(before, await Read(realm));
    }

    [Fact]
    public async Task A_file_that_was_changed_is_found()
    {
        var realm = await WriteJournal();
        await using (var move = await JournalMove.Open(Options))
        {
            var row = (await move.Store.FindRealm(Live))!;
            var part = (await move.Next(row, 1_000))!;
            Forge(await move.Write(row, part, _ => { }, Cancellation));
            Assert.True((await Assert.ThrowsAsync<UnusableFileException>(
                () => move.Audit(row, part, _ => Task.FromResult(0)))).IsDamaged);
            File.Delete(move.FileOf(row, part));
        }

        await Move(2_000);
        Assert.DoesNotContain((await Found(realm)).First, v => v.Invariant == InvariantCatalogue.Journal);
        Forge(Assert.Single(Directory.GetFiles(Archives, "*.db")));
        Assert.Contains((await Found(realm)).First, v => v.Records.Contains(7));
    }

    [Fact]
    public async Task A_store_whose_archive_is_missing_is_not_opened()
    {
        var realm = await WriteJournal();
        var before = await Read(realm);
        await Move(1_000);
        await Move(2_000);
        var file = Directory.GetFiles(Archives, "*.db").Order().First();
        await using var open = await JournalArchive.OpenStore(Options);
        File.Move(file, file + ".away");
        var missing = await Assert.ThrowsAsync<ArchiveMissingException>(() => AllianceHosting.OpenStore(Options));
        Assert.Equal((file, false), (missing.File, missing.IsOther));
        Assert.Equal((file, false), await Assert.ThrowsAsync<ArchiveMissingException>(
            () => JournalMove.Open(Options)) is var again ? (again.File, again.IsOther) : default);
        File.Copy(Directory.GetFiles(Archives, "*.db").Single(), file);
        Assert.True((await Assert.ThrowsAsync<ArchiveMissingException>(
            () => AllianceHosting.OpenStoreToRead(Options))).IsOther);
        File.Move(file + ".away", file, overwrite: true);
        Assert.Equal(before, await Read(open, realm));
    }

    [Fact]
    public async Task A_server_whose_archive_is_taken_away_says_so_until_it_is_back()
    {
        var realm = await WriteJournal();
        await Move(1_000);
        await using var store = await AllianceHosting.OpenStore(Options);
        // The file is open since the start, and a name alone is not missed.
        await using var cold = new StoreWithArchives(store, Options.OpenArchives());
        Directory.Move(Archives, Archives + "-away");
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => Options.OpenArchives().Read(
                realm, new MovedPart(0, 1_000, 1_000, []), file => file.Journal(realm, 0, 1)));
        Assert.Contains("0000000001-0000001000.db", failure.Message, StringComparison.Ordinal);
        Assert.Single(await cold.Journal(realm, 1_000, 1));
        Directory.Move(Archives + "-away", Archives);
        Assert.Equal(1, Assert.Single(await cold.Journal(realm, 0, 1)).Number);
    }

    [Fact]
    public async Task A_file_of_another_journal_is_not_taken_for_a_part()
    {
        await WriteJournal();
        var other = Sqlite("other");
        await WriteJournal(0, Records, other, word: "other");
        string name;
        await using (var move = await JournalMove.Open(other))
        {
            var row = (await move.Store.FindRealm(Live))!;
            name = await move.Write(row, (await move.Next(row, 1_000))!, _ => { }, Cancellation);
        }

        Directory.CreateDirectory(Archives);
        await using var store = await JournalMove.Open(Options);
        var realm = (await store.Store.FindRealm(Live))!;
        var part = (await store.Next(realm, 1_000))!;
        File.Copy(name, store.FileOf(realm, part));
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => store.Audit(realm, part, _ => Task.FromResult(0)));
        Assert.Contains("another journal", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_backup_needs_the_archives_of_its_store(bool intoRedis)
    {
        var realm = await WriteJournal();
        var before = await Read(realm);
        await Move(1_000);
        using var killed = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => Move(3_000, killed));
        var (file, target) = (Path.Combine(_folder, "backup.db"), intoRedis ? Redis("new") : Sqlite("new"));
        target.Archives = Path.Combine(_folder, "none");
        await using (var copy = await StoreCopy.ToBackup(Options, file))
        {
            await copy.Run(_ => { }, Cancellation);
            await (await copy.Open()).DisposeAsync();
            await copy.Finish();
            Assert.Equal(Records - 2_000, copy.Realms.Single().Records);
            Assert.Equal(Directory.GetFiles(Archives, "*.db").Select(Path.GetFileName).Order(),
                copy.Realms.Single().Archives);
        }

        await Assert.ThrowsAsync<ArchiveMissingException>(
            () => BackupFile.Open(file, new ArchiveFolder(target.Archives)));
        await Assert.ThrowsAsync<ArchiveMissingException>(() => StoreCopy.FromBackup(file, target, [], false));
        target.Archives = Archives;
        await using (var backup = await BackupFile.Open(file, new ArchiveFolder(Archives)))
            Assert.Equal(before, await Read(backup, realm));
        await using (var copy = await StoreCopy.FromBackup(file, target, [], acceptsLoss: false))
        {
            await copy.Run(_ => { }, Cancellation);
            await using (var restored = await copy.Open()) Assert.Equal(before, await Read(restored, realm));
            await copy.Finish();
        }

        await using var store = await AllianceHosting.OpenStore(target);
        Assert.Equal(before, await Read(store, realm));
    }

    [Fact]
    public async Task What_was_recorded_since_a_moment_stays()
    {
        await WriteJournal();
        await using var move = await JournalMove.Open(Options);
        var realm = (await move.Store.FindRealm(Live))!;
        Assert.Equal(3_000, await move.Last(realm));
        foreach (var (second, last) in
            ((int, int)[])[(0, 0), (1_000, 0), (1_001, 1_000), (2_500, 2_000), (9_999, 3_000)])
            Assert.Equal(last, await move.LastBefore(realm, DateTimeOffset.UnixEpoch.AddSeconds(second)));
    }

    [Fact]
    public async Task A_mark_that_knows_a_moved_record_is_content()
    {
        var realm = await WriteJournal();
        var options = Options;
        options.MarkFile = Path.Combine(_folder, "journal.mark");
        await using (var store = await AllianceHosting.OpenStore(Options))
        {
            using var mark = new JournalMark(options.MarkFile);
            mark.Set(RealmId.Live, 1_500, (await store.Records(realm, [1_500]))[0].Hash);
        }

        await Move(2_000);
        await using (var store = await AllianceHosting.OpenStore(options)) Assert.Single(await store.Realms());
    }

    private protected AllianceOptions Sqlite(string name) => new() { DataFolder = Path.Combine(_folder, name) };

    private protected AllianceOptions Redis(string name) => new()
    {
        Redis = redis.Server.Endpoint, ClusterId = $"{_cluster}-{name}", DataFolder = Path.Combine(_folder, name),
    };

    /// <summary>Writes a journal as actors would: one is early, one late, and two write all the time. A record is
    /// written in each second from 1970 on.</summary>
    private protected Task<RealmId> WriteJournal(int after = 0, int through = Records) =>
        WriteJournal(after, through, Options, "word");

    private async Task<RealmId> WriteJournal(int after, int through, AllianceOptions options, string word)
    {
        var entries = Serializers.GetRequiredService<Serializer<JournalEntry>>();
        var states = Serializers.GetRequiredService<Serializer<ActorRecord>>();
        await using var store = await AllianceHosting.OpenStore(options);
        var realm = (await store.CreateRealm(Live, 0, 1_000, []) ?? await store.FindRealm(Live))!.Id;
        for (var number = after; number < through; number += Each)
        {
            var actor = ToyHost.Town(number < 500 ? "early" : number >= 3_000 ? "late" : number % 100 == 0 ? "a" : "b");
            var stored = await store.Load(realm, actor);
            var state = stored is null ? new ActorRecord(new TownState(), new Mailbox(), 0, 0, AnchorChain.Root)
                : ActorRecord.Read(actor, stored.Record, states);
            var hash = state.Hash;
            var drafts = new JournalDraft[Each];
            for (var i = 0; i < Each; i++)
            {
                var payload = entries.SerializeToArray(new JournalEntry(
                    0, new Instant(1_000L * (number + i + 1)), actor, null, null,
                    new Cause(CauseKind.Timer, actor, "toy"), 1, new Happened($"{word} {number + i}")));
                drafts[i] = new JournalDraft(state.Records + i + 1, payload, hash = AnchorChain.Link(hash, payload));
            }

            await store.Commit(new Commit
            {
                Realm = realm, Actor = actor, Etag = stored?.Etag ?? 0, Journal = drafts,
                Index = new IndexDraft("", "", null),
                Record = states.SerializeToArray(state with { Records = state.Records + Each, Hash = hash }),
            });
        }

        return realm;
    }

    /// <summary>Moves records, as the command does.</summary>
    /// <param name="through">The last one.</param>
    /// <param name="killed">Ends it after the first removal, where given.</param>
    private protected async Task Move(long through, CancellationTokenSource? killed = null)
    {
        await using var move = await JournalMove.Open(Options);
        var realm = (await move.Store.FindRealm(Live))!;
        while (await move.Next(realm, through) is { } part)
        {
            await move.Write(realm, part, _ => { }, Cancellation);
            await move.Audit(realm, part, _ => Task.FromResult(0));
            await move.Remove(realm, part, _ => killed?.Cancel(), killed?.Token ?? Cancellation);
        }
    }

    private async Task<IReadOnlyList<MovedPart>> Moved(RealmId realm)
    {
        await using var store = await AllianceHosting.OpenStoreToRead(Options);
        return await store.Moved(realm);
    }

    private async Task<AuditReport> Found(RealmId realm)
    {
        await using var store = await AllianceHosting.OpenStoreToRead(Options);
        return await new JournalAudit(store, ToyHost.Nowhere).Run(realm, Cancellation);
    }

    private async Task<IReadOnlyList<string>> Read(RealmId realm)
    {
        await using var store = await AllianceHosting.OpenStore(Options);
        return await Read(store, realm);
    }

    /// <summary>Reads in all ways, in pages that cross the borders of parts.</summary>
    private protected static async Task<IReadOnlyList<string>> Read(IStoreReader store, RealmId realm)
    {
        var records = new List<RawRecord>();
        for (long after = 0; await store.Journal(realm, after, 700) is { Count: > 0 } page; after = page[^1].Number)
        {
            Assert.True(page.Count == 700 || page[^1].Number == Records, "A page is short.");
            records.AddRange(page);
        }

        Assert.Equal(Enumerable.Range(1, Records).Select(n => (long)n), records.Select(r => r.Number));
        foreach (var key in (string[])["early", "late", "a", "b", "nobody"])
            for (long after = 0; await store.JournalOf(realm, ToyHost.Town(key), after, 130) is { Count: > 0 } page;
                after = page[^1].Ordinal)
            {
                Assert.Equal(after + 1, page[0].Ordinal);
                if (page.Count < 130) Assert.Empty(await store.JournalOf(realm, page[0].Actor, page[^1].Ordinal, 1));
                records.AddRange(page);
            }
        records.AddRange(await store.Records(realm, [1, 999, 1_000, 1_001, 2_000, 2_001, 3_050]));
        Assert.Equal(2 * Records + 7, records.Count);
        return [.. records.Select(r =>
            $"{r.Number} {r.Actor} {r.Ordinal} {Convert.ToHexString(r.Payload)} {Convert.ToHexString(r.Hash)}")];
    }

    private static void Forge(string file)
    {
        using var database = SqliteSchema.OpenWriter(file);
        database.Run("UPDATE journal SET payload = x'00' WHERE number = 7");
    }
}

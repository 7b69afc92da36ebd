using System.Security.Cryptography;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Grains.Storage;

namespace Alliance.Grains.Tests.Storage;

public sealed class SqliteStoreTests(SqlitePlace place) : CommitStoreContract(place), IClassFixture<SqlitePlace>;

public sealed class RedisStoreTests(RedisPlace place) : CommitStoreContract(place), IClassFixture<RedisPlace>;

public sealed class StoreWithArchivesTests(WithArchivesPlace place)
    : CommitStoreContract(place), IClassFixture<WithArchivesPlace>;

/// <summary>What every store must do.</summary>
public abstract class CommitStoreContract(StorePlace place) : IAsyncLifetime
{
    private static readonly ActorId Town = new(ActorKind.Township, "430422106");
    private static int _realms;
    private ICommitStore _store = null!;
    private RealmId _realm;

    public async ValueTask InitializeAsync()
    {
        _store = await place.Open();
        _realm = await NewRealm($"drill-{Interlocked.Increment(ref _realms)}");
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_acknowledged_commit_is_read_back_after_a_restart()
    {
        await _store.Commit(Draft(Town, 0) with { Record = [7, 0, 255], Journal = Journal(1, 2) });
        await Reopen();
        Assert.Equal([7, 0, 255], (await _store.Load(_realm, Town))!.Record);
        Assert.Equal([1L, 2L], (await _store.Journal(_realm, 0, 10)).Select(r => r.Number));
        Assert.Equal(3, (await _store.Commit(Draft(Town, 1) with { Journal = Journal(3) })).FirstNumber);
    }

    [Fact]
    public async Task A_probe_writes_and_leaves_nothing()
    {
        await _store.Commit(Draft(Town, 0) with { Journal = Journal(1) });
        await _store.Probe();
        Assert.Equal(1, await _store.LastNumber(_realm));
        Assert.Equal(2, (await _store.Commit(Draft(Town, 1) with { Journal = Journal(2) })).FirstNumber);
    }

    [Fact]
    public async Task An_actor_that_was_never_committed_is_not_there()
    {
        Assert.Null(await _store.Load(_realm, Town));
        Assert.Null(await _store.Find(_realm, Town));
    }

    [Fact]
    public async Task A_stale_etag_is_refused_and_leaves_no_trace()
    {
        await _store.Commit(Draft(Town, 0));
        await _store.Commit(Draft(Town, 1));
        foreach (var stale in (long[])[0, 1, 3])
            await Assert.ThrowsAsync<CommitConflictException>(() => _store.Commit(
                Draft(Town, stale) with { Record = [9], Journal = Journal(1),
                    Keys = [new KeyDraft("k", [1], [1], long.MaxValue / 2)] }));
        Assert.Equal(2, (await _store.Load(_realm, Town))!.Etag);
        Assert.Empty(await _store.Journal(_realm, 0, 10));
        Assert.Null(await _store.FindKey(_realm, "k", 0));
    }

    [Fact]
    public async Task Of_those_who_write_one_actor_at_once_one_wins()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                await _store.Commit(Draft(Town, 0) with { Record = [(byte)i] });
                return 1;
            }
            catch (CommitConflictException)
            {
                return 0;
            }
        }));
        Assert.Equal(1, all.Sum());
    }

    [Fact]
    public async Task Numbers_are_given_without_gaps_in_the_order_of_the_actors_chains()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            for (var n = 0; n < 10; n++)
                await _store.Commit(Draft(Team(i), n) with { Journal = Journal(2 * n + 1, 2 * n + 2) });
        }));
        var journal = await _store.Journal(_realm, 0, 2_000);
        Assert.Equal(Enumerable.Range(1, 1_000).Select(n => (long)n), journal.Select(r => r.Number));
        Assert.All(journal.GroupBy(r => r.Actor),
            g => Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), g.Select(r => r.Ordinal)));
        Assert.Equal(1_000, await _store.LastNumber(_realm));
        Assert.Equal([301L, 302L], (await _store.Journal(_realm, 300, 2)).Select(r => r.Number));
        Assert.Equal([6L, 7L], (await _store.JournalOf(_realm, Team(3), 5, 2)).Select(r => r.Ordinal));
    }

    [Fact]
    public async Task Every_thousandth_record_seals_those_before_it()
    {
        for (var n = 0; n < 5; n++)
            await _store.Commit(Draft(Town, n) with { Journal = Journal([.. Enumerable.Range(n * 450 + 1, 450)]) });
        var hashes = (await _store.Journal(_realm, 0, 3_000)).Select(r => r.Hash).ToArray();
        var first = SHA256.HashData([.. new byte[32], .. hashes[..1_000].SelectMany(h => h)]);
        var second = SHA256.HashData([.. first, .. hashes[1_000..2_000].SelectMany(h => h)]);
        var anchors = await _store.Anchors(_realm);
        Assert.Equal([1_000L, 2_000L], anchors.Select(a => a.Number));
        Assert.Equal([first, second], anchors.Select(a => a.Hash));
    }

    [Fact]
    public async Task The_index_lists_by_kind_in_order_and_knows_the_last_event()
    {
        foreach (var key in (string[])["c", "a", "b"])
            await _store.Commit(Draft(new(ActorKind.Depot, key), 0) with { Journal = Journal(1) });
        await _store.Commit(Draft(Town, 0));
        await _store.Commit(Draft(new(ActorKind.Depot, "a"), 1));
        var rows = await _store.List(_realm, ActorKind.Depot, "", 2);
        Assert.Equal(["a", "b"], rows.Select(r => r.Actor.Key));
        Assert.Equal(["c"], (await _store.List(_realm, ActorKind.Depot, "b", 2)).Select(r => r.Actor.Key));
        Assert.Equal(new IndexRow(new(ActorKind.Depot, "a"), "place", "status", null, 2), rows[0]);
        Assert.Equal(rows[0], await _store.Find(_realm, rows[0].Actor));
    }

    [Fact]
    public async Task Who_is_due_is_found_earliest_first_until_the_due_time_is_taken_back()
    {
        for (var i = 0; i < 4; i++)
            await _store.Commit(Draft(Team(i), 0) with { Index = new IndexDraft("", "", new Instant(400 - i * 100)) });
        Assert.Equal(["3", "2"], (await _store.Due(_realm, new Instant(300), 2)).Select(r => r.Actor.Key));
        await _store.Commit(Draft(Team(3), 1) with { Index = new IndexDraft("", "", null) });
        await _store.Commit(Draft(Team(2), 1) with { Index = new IndexDraft("", "", new Instant(900)) });
        Assert.Equal(["1"], (await _store.Due(_realm, new Instant(300), 9)).Select(r => r.Actor.Key));
    }

    [Fact]
    public async Task A_key_is_kept_with_its_effect_and_the_number_given_until_it_expires()
    {
        await _store.Commit(Draft(
            Town, 0) with { Journal = Journal(1), Keys = [new KeyDraft("a|b|c", [1, 124, 3], [5, 0, 6], Later)] });
        var found = (await _store.FindKey(_realm, "a|b|c", 0))!;
        Assert.Equal([1, 124, 3], found.BodyHash);
        Assert.Equal([5, 0, 6], found.Effect);
        Assert.Equal(1, found.FirstNumber);
        Assert.Null(await _store.FindKey(_realm, "a|b|c", Later));
        Assert.Null(await _store.FindKey(_realm, "other", 0));
    }

    [Fact]
    public async Task A_key_used_twice_refuses_the_second_commit_and_one_that_has_expired_may_be_used_again()
    {
        await _store.Commit(
            Draft(Town, 0) with { Keys = [new KeyDraft("k", [1], [1], Later), new KeyDraft("old", [1], [1], 1)] });
        await Assert.ThrowsAsync<CommitConflictException>(
            () => _store.Commit(Draft(Town, 1) with { Keys = [new KeyDraft("k", [2], [2], Later)] }));
        await _store.Commit(Draft(Town, 1) with { Keys = [new KeyDraft("old", [3], [3], Later)] });
        Assert.Equal([3], (await _store.FindKey(_realm, "old", 0))!.Effect);
    }

    [Fact]
    public async Task A_realm_is_made_once_and_dropped_whole()
    {
        Assert.Null(await _store.CreateRealm(_realm.Name, 0, 1, []));
        var other = await NewRealm(_realm.Name + "-other");
        await _store.Commit(Draft(Town, 0) with { Journal = Journal(1), Keys = [new KeyDraft("k", [1], [1], Later)] });
        await _store.Commit(Draft(Town, 0) with { Realm = other });
        Assert.True(await _store.DropRealm(_realm.Name));
        Assert.False(await _store.DropRealm(_realm.Name));
        Assert.Null(await _store.FindRealm(_realm.Name));
        Assert.NotNull(await _store.Load(other, Town));
        var again = await NewRealm(_realm.Name);
        foreach (var id in (RealmId[])[_realm, again])
        {
            Assert.Null(await _store.Load(id, Town));
            Assert.Empty(await _store.Journal(id, 0, 10));
            Assert.Empty(await _store.List(id, ActorKind.Township, "", 10));
            Assert.Null(await _store.FindKey(id, "k", 0));
            Assert.Equal(0, await _store.LastNumber(id));
        }
    }

    [Fact]
    public async Task What_is_left_of_a_dropped_realm_cannot_write_into_its_successor()
    {
        await _store.DropRealm(_realm.Name);
        await NewRealm(_realm.Name);
        await Assert.ThrowsAsync<CommitConflictException>(() => _store.Commit(Draft(Town, 0)));
    }

    [Fact]
    public async Task The_live_realm_is_never_dropped() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _store.DropRealm(RealmId.Live));

    [Fact]
    public async Task A_realm_keeps_its_clock_and_region()
    {
        var made = (await _store.CreateRealm(_realm.Name + "-clock", 1_700_000_000_000, 60_000, [1, 0, 2]))!;
        await Reopen();
        var found = (await _store.FindRealm(made.Id.Name))!;
        Assert.Equal((made.Id, 1_700_000_000_000, 60_000), (found.Id, found.Origin, found.FactorPermille));
        Assert.Equal([1, 0, 2], found.Region);
        Assert.Contains(made.Id, (await _store.Realms()).Select(r => r.Id));
    }

    [Fact]
    public async Task The_realms_are_named_in_order_and_those_that_were_dropped_are_not()
    {
        RealmId[] made = [(await NewRealm(_realm.Name + "-b")), (await NewRealm(_realm.Name + "-a")),
            (await NewRealm(_realm.Name + "-c"))];
        await _store.DropRealm(made[2].Name);
        await Reopen();
        var named =
            (await _store.RealmIds()).Where(r => r.Name.StartsWith(_realm.Name + "-", StringComparison.Ordinal));
        Assert.Equal([made[1], made[0]], named);
        Assert.Equal((await _store.Realms()).Select(r => r.Id), await _store.RealmIds());
    }

    [Fact]
    public async Task Records_are_read_by_their_numbers()
    {
        await _store.Commit(Draft(Town, 0) with { Journal = Journal([.. Enumerable.Range(1, 20)]) });
        Assert.Equal([2L, 3L, 4L, 9L, 20L], (await _store.Records(_realm, [2, 3, 4, 9, 20])).Select(r => r.Number));
        Assert.Empty(await _store.Records(_realm, []));
    }

    [Fact]
    public async Task A_projection_is_put_away_and_read_back_after_a_restart_and_what_shows_more_stays()
    {
        await _store.PutAway(
            _realm, [Projection("430422106-01-R01", through: 7), Projection("430422106-01-R02", through: 9)]);
        await _store.PutAway(_realm,
        [
            Projection("430422106-01-R01", through: 6, body: 1), Projection("430422106-01-R02", through: 12, body: 2),
        ]);
        await Reopen();
        Assert.Equal((7L, (byte)0), Told(await Find("430422106-01-R01", 1)));
        Assert.Equal((12L, (byte)2), Told(await Find("430422106-01-R02", 1)));
        Assert.Null(await Find("430422106-01-R03", 1));
        Assert.Null(await _store.FindProjection(_realm, new(ActorKind.Incident, "430422106-01-R01"), 1));
    }

    [Fact]
    public async Task A_projection_of_another_format_is_none_and_is_replaced()
    {
        await _store.PutAway(_realm, [Projection("430422106-01-R01", through: 7)]);
        Assert.Null(await Find("430422106-01-R01", 2));
        Assert.Empty(await _store.Projections(_realm, new ProjectionQuery(ActorKind.AidRequest, 2, "", "", 0, 9)));
        await _store.PutAway(_realm, [Projection("430422106-01-R01", through: 3, format: 2)]);
        Assert.Equal((3L, (byte)0), Told(await Find("430422106-01-R01", 2)));
        Assert.Null(await Find("430422106-01-R01", 1));
        Assert.Empty(await _store.Projections(_realm, new ProjectionQuery(ActorKind.AidRequest, 1, "", "", 0, 9)));
    }

    [Fact]
    public async Task Projections_are_listed_in_order_by_prefix_and_marks()
    {
        await _store.PutAway(_realm, [.. Enumerable.Range(1, 120).Select(n => Projection($"430422106-01-R{n:00}", n,
            marks: 1 << (n % 3))), Projection("430422106-011-R01", 500), Projection("430422119-01-R01", 501)]);
        await _store.PutAway(_realm, [Projection("430422106-01-R06", 900, marks: 8)]);
        Assert.Equal(["430422106-01-R01", "430422106-01-R02"], await Keys("", "", 0, 2));
        Assert.Equal(["430422106-01-R100", "430422106-01-R101"], await Keys("430422106-01-", "430422106-01-R10", 0, 2));
        Assert.Equal(120, (await Keys("430422106-01-", "", 0, 500)).Count);
        Assert.Equal(["430422106-011-R01"], await Keys("430422106-", "430422106-01-R99", 0, 9));
        Assert.Equal(["430422119-01-R01"], await Keys("430422119-", "430422106-01-R99", 0, 9));
        Assert.Empty(await Keys("430422106-", "430422119-01-R01", 0, 9));
        Assert.Equal(["430422106-01-R06"], await Keys("", "", 8, 9));
        Assert.Equal(
            ["430422106-01-R03", "430422106-01-R06", "430422106-01-R09"], await Keys("430422106-01-R0", "", 8 | 1, 9));
    }

    [Fact]
    public async Task A_snapshot_takes_the_place_of_an_older_one_and_of_one_of_another_format()
    {
        Assert.Null(await _store.FindSnapshot(_realm));
        await _store.KeepSnapshot(_realm, new SnapshotRow(1, 40, [1, 0, 255]));
        await _store.KeepSnapshot(_realm, new SnapshotRow(1, 30, [2]));
        await Reopen();
        var kept = (await _store.FindSnapshot(_realm))!;
        Assert.Equal((1, 40L), (kept.Format, kept.Through));
        Assert.Equal([1, 0, 255], kept.Body);
        await _store.KeepSnapshot(_realm, new SnapshotRow(2, 10, []));
        Assert.Equal(
            (2, 10L), (await _store.FindSnapshot(_realm)) is { } other ? (other.Format, other.Through) : default);
    }

    [Fact]
    public async Task A_realm_is_dropped_with_its_projections_and_none_is_put_away_for_it_any_more()
    {
        await _store.PutAway(_realm, [Projection("430422106-01-R01", through: 7)]);
        await _store.KeepSnapshot(_realm, new SnapshotRow(1, 40, [1]));
        await _store.DropRealm(_realm.Name);
        await _store.PutAway(_realm, [Projection("430422106-01-R02", through: 7)]);
        Assert.Null(await _store.FindSnapshot(_realm));
        await _store.KeepSnapshot(_realm, new SnapshotRow(1, 50, [1]));
        Assert.Null(await _store.FindSnapshot(_realm));
        Assert.Empty(await Keys("", "", 0, 9));
    }

    [Fact]
    public async Task Who_waits_for_the_journal_is_woken_by_a_commit()
    {
        var waiting = _store.WaitForJournal(_realm, 0, TestContext.Current.CancellationToken);
        await _store.Commit(Draft(Town, 0) with { Journal = Journal(1) });
        await waiting;
        Assert.Single(await _store.Journal(_realm, 0, 10));
    }

    [Fact]
    public void It_knows_that_an_acknowledged_commit_survives_a_power_cut() =>
        Assert.Equal(StoreGuarantee.PowerLoss, _store.Guarantee);

    private const long Later = 4_000_000_000_000;

    private static ProjectionRow Projection(string key, long through, int marks = 1, int format = 1, byte body = 0) =>
        new(new ActorId(ActorKind.AidRequest, key), format, through, marks, [body, 0, 124, 255]);

    private static (long Through, byte Body) Told(ProjectionRow? row) => (row!.Through, row.Body[0]);

    private Task<ProjectionRow?> Find(string key, int format) =>
        _store.FindProjection(_realm, new(ActorKind.AidRequest, key), format);

    private async Task<IReadOnlyList<string>> Keys(string prefix, string after, int marks, int limit) =>
        [.. (await _store.Projections(
            _realm, new ProjectionQuery(ActorKind.AidRequest, 1, prefix, after, marks, limit))).Select(p => p.Of.Key)];

    private static ActorId Team(int i) => new(ActorKind.RescueTeam, $"{i}");

    private Commit Draft(ActorId actor, long etag) => new()
    {
        Realm = _realm, Actor = actor, Etag = etag, Record = [1, 2, 3], Index = new IndexDraft("place", "status", null),
    };

    private static JournalDraft[] Journal(params int[] ordinals) =>
        [.. ordinals.Select(o => new JournalDraft(o, [(byte)o, 0, 10], SHA256.HashData([(byte)o, (byte)(o >> 8)])))];

    private async Task<RealmId> NewRealm(string name) => (await _store.CreateRealm(name, 0, 1_000, []))!.Id;

    private async Task Reopen()
    {
        await _store.DisposeAsync();
        _store = await place.Open();
    }
}

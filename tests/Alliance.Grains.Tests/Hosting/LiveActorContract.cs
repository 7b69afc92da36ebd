using System.Runtime.ExceptionServices;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Runtimes;
using Alliance.Grains.Hosting;
using Alliance.Grains.Storage;
using Alliance.Grains.Tests.Storage;

namespace Alliance.Grains.Tests.Hosting;

public sealed class SqliteLiveActorTests(SqlitePlace place) : LiveActorContract, IClassFixture<SqlitePlace>
{
    protected override AllianceOptions Options => new() { DataFolder = Path.Combine(place.Folder, $"{Id}") };

    [Fact]
    public async Task A_second_host_on_the_same_data_folder_is_refused()
    {
        await using var first = await Start();
        await Assert.ThrowsAsync<DataFolderInUseException>(Start);
    }
}

public sealed class RedisLiveActorTests(RedisPlace place) : LiveActorContract, IClassFixture<RedisPlace>
{
    protected override AllianceOptions Options => new() { Redis = place.Server.Endpoint, ClusterId = $"test-{Id}" };

    [Fact]
    public async Task What_was_acknowledged_survives_the_end_of_the_Redis_server_and_work_goes_on_when_it_is_back()
    {
        await using var host = await Start();
        await host.Realms.Create(Realm, 1_000, []);
        await host.Do(Realm, A, new Say(B, "one"));
        await host.Await(Realm, B, "heard one");
        await place.Server.KillAndRestart();
        await Eventually(async () => (await host.Do(Realm, A, new Say(B, "two"))).Outcome == CommandOutcome.Done);
        await host.Await(Realm, B, "heard two");
        Assert.Single(await host.Events(Realm, B), "heard one");
    }

    [Fact]
    public async Task Two_silos_share_the_actors_and_one_takes_over_what_the_other_leaves()
    {
        await using var first = await Start();
        await using var second = await Start();
        var realm = (await first.Realms.Create(Realm, 1_000, []))!;
        await first.Do(Realm, new ActorId(ActorKind.Realm, Realm), new ChangeRegion());
        // A command carries no version: a silo that does not host the realm knows of the new one by its next sweep, or
        // by mail.
        await first.Realms.Refresh((_, failure) => throw failure);
        await second.Realms.Refresh((_, failure) => throw failure);
        var towns = Enumerable.Range(0, 12).Select(i => ToyHost.Town($"t{i}")).ToArray();
        foreach (var (town, i) in towns.Select((t, i) => (t, i)))
            await (i % 2 == 0 ? first : second).Do(Realm, town, new Say(towns[(i + 5) % 12], $"{i}"));
        for (var i = 0; i < 12; i++)
            Assert.Equal(2, (await second.Await(Realm, towns[(i + 5) % 12], $"heard {i}")).Entry.RegionVersion);
        await first.DisposeAsync();
        foreach (var town in towns) Assert.Equal(2, (await second.Events(Realm, town)).Count(e => e != "restored"));
        await second.Do(Realm, towns[0], new Say(towns[1], "after"));
        await second.Await(Realm, towns[1], "heard after");
        Assert.Equal(2, (await second.Realms.Get(Realm)).Region.Version);
        Assert.Equal(26, await second.Store.LastNumber(realm.Id) - 1);
    }
}

/// <summary>What a silo does for its actors, on every store.</summary>
public abstract class LiveActorContract
{
    protected const string Realm = "drill-1";
    protected static readonly ActorId A = ToyHost.Town("a");
    protected static readonly ActorId B = ToyHost.Town("b");
    private static int _count;

    protected int Id { get; } = Interlocked.Increment(ref _count);

    protected abstract AllianceOptions Options { get; }

    private protected Task<ToyHost> Start() => ToyHost.Start(Options);

    [Fact]
    public async Task After_a_failed_commit_that_nobody_awaited_the_actor_is_read_back_and_goes_on()
    {
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await ToyHost.Start(Options, before: store => new FailingStore(
            store, commit => commit.Actor == A && commit.Journal.Count == 0 && failed.TrySetResult()));
        await host.Realms.Create(Realm, 1_000, []);
        await host.Do(Realm, A, new Say(B, "one"));
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await Again(() => host.Do(Realm, A, new Say(B, "two")));
        await host.Await(Realm, B, "heard two");
        Assert.Single(await host.Events(Realm, B), "heard one");
    }

    /// <summary>Asks again while the actor is being read back, as a caller does on a 503.</summary>
    private static async Task Again(Func<Task> ask)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ask();
                return;
            }
            catch (StoreUnavailableException) when (attempt < 200)
            {
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task A_commit_that_fails_after_its_silo_has_stopped_ends_quietly()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (isArmed, uncaught) = (false, new TaskCompletionSource<Exception>());
        void Note(object? sender, FirstChanceExceptionEventArgs thrown)
        {
            if (thrown.Exception is InvalidOperationException && thrown.Exception.Message.Contains(
                "/township/quiet/", StringComparison.Ordinal)) uncaught.TrySetResult(thrown.Exception);
        }

        HeldStore store = null!;
        await using var host = await ToyHost.Start(Options, before: inner =>
            store = new HeldStore(inner, commit => isArmed && commit.Actor == A));
        await host.Realms.Create("quiet", 1_000, []);
        await host.Do("quiet", A, new Say(B, "one"));
        isArmed = true;
        var lost = host.Do("quiet", A, new Say(B, "two"));
        await store.Begun.WaitAsync(TimeSpan.FromSeconds(20), cancellation);
        AppDomain.CurrentDomain.FirstChanceException += Note;
        try
        {
            await host.Crash();
            store.Fail();
            await Task.WhenAny(uncaught.Task, Task.Delay(TimeSpan.FromSeconds(2), cancellation));
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Note;
        }

        Assert.False(uncaught.Task.IsCompleted, uncaught.Task.IsCompleted ? $"{await uncaught.Task}" : "");
        await Assert.ThrowsAnyAsync<Exception>(() => lost.WaitAsync(TimeSpan.FromSeconds(1), cancellation));
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_crash_and_mail_arrives_once()
    {
        await using var first = await Start();
        await first.Realms.Create(Realm, 1_000, []);
        var result = await first.Do(Realm, A, new Say(B, "one"));
        Assert.Equal((CommandOutcome.Done, "a-01", 1L, 1L, 1),
            (result.Outcome, result.Number, result.Version, result.FirstRecord, result.Records));
        await first.Crash();

        await using var second = await Start();
        Assert.Equal("said one", (await second.Events(Realm, A))[0]);
        await second.Await(Realm, B, "heard one");
        await second.Do(Realm, A, new Say(B, "two"));
        await second.Await(Realm, B, "heard two");
        Assert.Equal(["heard one", "heard two"], (await second.Events(Realm, B)).Where(e => e != "restored"));
    }

    [Fact]
    public async Task Mail_that_was_not_acknowledged_is_sent_again_after_a_crash()
    {
        await using var first = await ToyHost.Start(Options, () => 1);
        await first.Realms.Create(Realm, 1_000, []);
        await first.Do(Realm, A, new Say(B, "one"));
        await first.Await(Realm, B, "heard one");
        await first.Crash();
        await using var second = await Start();
        await second.Do(Realm, B, new Say(A, "back"));
        await second.Await(Realm, A, "heard back");
        await OutboxEmpty(second, A);
        Assert.Single(await second.Events(Realm, B), "heard one");
    }

    [Fact]
    public async Task A_lost_acknowledgement_leads_to_another_delivery_that_is_handled_no_second_time()
    {
        var toLose = 3;
        await using var host = await ToyHost.Start(Options, () => Interlocked.Decrement(ref toLose) + 1);
        await host.Realms.Create(Realm, 1_000, []);
        await host.Do(Realm, A, new Say(B, "one"));
        await host.Do(Realm, A, new Say(B, "two"));
        await OutboxEmpty(host, A);
        Assert.True(toLose <= 0);
        Assert.Equal(["heard one", "heard two"], await host.Events(Realm, B));
    }

    [Fact]
    public async Task A_timer_that_came_due_while_the_host_was_down_fires_after_its_start()
    {
        await using var first = await Start();
        await first.Realms.Create(Realm, 1_000, []);
        await first.Do(Realm, A, new SetAlarm("soon", 300));
        await first.Crash();
        await using var second = await Start();
        await second.Await(Realm, A, "alarm soon");
        Assert.Equal(["restored", "alarm soon"], await second.Events(Realm, A));
    }

    [Fact]
    public async Task A_timer_fires_while_active_and_a_drills_clock_runs_by_its_factor()
    {
        await using var host = await Start();
        await host.Realms.Create(Realm, 3_600_000, []);
        await host.Do(Realm, A, new SetAlarm("in an hour", 3_600_000));
        var rang = await host.Await(Realm, A, "alarm in an hour");
        Assert.True(rang.Entry.At >= new Instant(3_600_000));
    }

    [Fact]
    public async Task I11_a_repeated_command_is_answered_and_not_carried_out_again_even_after_a_crash()
    {
        await using var first = await Start();
        await first.Realms.Create(Realm, 1_000, []);
        var key = new IdempotencyKey("desk", "/say", "k1", [1]);
        // Sent at once, either may be the first.
        var both =
            await Task.WhenAll(first.Do(Realm, A, new Say(B, "one"), key), first.Do(Realm, A, new Say(B, "one"), key));
        var (once, twice) = both[0].IsRepeat ? (both[1], both[0]) : (both[0], both[1]);
        Assert.Equal(once with { IsRepeat = true }, twice);
        await first.Crash();
        await using var second = await Start();
        Assert.Equal(twice, await second.Do(Realm, A, new Say(B, "one"), key));
        Assert.Equal(CommandOutcome.KeyReused,
            (await second.Do(Realm, A, new Say(B, "x"), key with { BodyHash = [2] })).Outcome);
        Assert.Single(await second.Events(Realm, A), "said one");
    }

    [Fact]
    public async Task A_command_on_a_stale_version_changes_nothing_and_tells_who_did_what()
    {
        await using var host = await Start();
        await host.Realms.Create(Realm, 1_000, []);
        await host.Do(Realm, A, new Say(B, "one"), expected: 0);
        var stale = await host.Do(Realm, A, new Say(B, "two"), expected: 0);
        Assert.Equal((CommandOutcome.Stale, 1L), (stale.Outcome, stale.Version));
        Assert.Equal(new Author("Toy", "desk"), stale.Last!.Entry.Author);
        Assert.Equal(new Happened("said one"), stale.Last.Entry.Body);
        Assert.Equal(CommandOutcome.Done, (await host.Do(Realm, A, new Say(B, "two"), expected: 1)).Outcome);
    }

    [Fact]
    public async Task The_sweep_reads_no_region_of_a_realm_that_is_known_here()
    {
        CountingStore store = null!;
        await using var host = await ToyHost.Start(Options, before: inner => store = new CountingStore(inner));
        await host.Realms.Create(Realm, 1_000, []);
        var read = store.Regions;
        for (var sweep = 0; sweep < 3; sweep++)
            Assert.Contains(Realm, (await host.Realms.Refresh((_, failure) => throw failure)).Select(r => r.Id.Name));
        Assert.Equal(read, store.Regions);
    }

    [Fact]
    public async Task A_refusal_is_an_answer_and_leaves_nothing_behind()
    {
        await using var host = await Start();
        await host.Realms.Create(Realm, 1_000, []);
        var refused = await host.Do(Realm, A, new RefuseThis());
        Assert.Equal((CommandOutcome.Refused, "no"), (refused.Outcome, refused.Refusal!.Code));
        Assert.Null(await host.Grain(Realm, A).Read());
        Assert.Null(await host.Store.Find((await host.Realms.Get(Realm)).Id, A));
    }

    [Fact]
    public async Task A_turn_that_fails_is_undone_by_reading_the_actor_back()
    {
        await using var host = await Start();
        await host.Realms.Create(Realm, 1_000, []);
        await host.Do(Realm, A, new Say(B, "one"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Do(Realm, A, new Fail()));
        await host.Await(Realm, B, "heard one");
        await Eventually(async () => (await host.Do(Realm, A, new Say(B, "two"))).Outcome == CommandOutcome.Done);
        Assert.Equal(["said one", "restored", "said two"], await host.Events(Realm, A));
    }

    [Fact]
    public async Task A_call_and_its_answer_are_advisory_and_cost_the_asked_no_commit()
    {
        await using var host = await Start();
        await host.Realms.Create(Realm, 1_000, []);
        await host.Do(Realm, A, new Ask(B));
        await host.Await(Realm, A, "offer");
        Assert.Null(await host.Store.Find((await host.Realms.Get(Realm)).Id, B));
    }

    [Fact]
    public async Task A_change_of_the_region_reaches_every_later_turn_and_survives_a_crash()
    {
        await using var first = await Start();
        var realm = (await first.Realms.Create(Realm, 1_000, []))!;
        await first.Do(Realm, new ActorId(ActorKind.Realm, Realm), new ChangeRegion());
        Assert.Equal(2, realm.Region.Version);
        await first.Do(Realm, A, new Say(B, "one"));
        await first.Crash();
        await using var second = await Start();
        Assert.Equal(2, (await second.Realms.Get(Realm)).Region.Version);
        Assert.Equal(2, (await second.Await(Realm, A, "said one")).Entry.RegionVersion);
    }

    [Fact]
    public async Task A_dropped_realm_is_gone_and_one_made_anew_knows_nothing_of_it()
    {
        await using var host = await Start();
        await host.Realms.Create(Realm, 1_000, []);
        await host.Do(Realm, A, new Say(B, "one"));
        Assert.True(await host.Realms.Drop(Realm));
        await Assert.ThrowsAsync<RealmUnknownException>(() => host.Do(Realm, A, new Say(B, "two")));
        await host.Realms.Create(Realm, 1_000, []);
        await Eventually(
            () => IsKnown(async () => (await host.Do(Realm, A, new Say(B, "three"))).Outcome == CommandOutcome.Done));
        Assert.Equal(["said three"], await host.Events(Realm, A));

        // The first call may meet an activation that mail began before the realm was made anew, and that fails for it.
        static async Task<bool> IsKnown(Func<Task<bool>> call)
        {
            try
            {
                return await call();
            }
            catch (RealmUnknownException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task Watchers_see_every_record_once_and_in_order_from_where_they_left_off()
    {
        await using var host = await Start();
        var realm = (await host.Realms.Create(Realm, 1_000, []))!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var watching = Task.Run(async () =>
        {
            var seen = new List<long>();
            await foreach (var record in host.Journal.Follow(realm.Id, 10, limit.Token))
            {
                seen.Add(record.Number);
                if (record.Number == 200) break;
            }
            return seen;
        });
        await Task.WhenAll(Enumerable.Range(0, 100)
            .Select(i => host.Do(Realm, ToyHost.Town($"t{i % 10}"), new Say(ToyHost.Town($"u{i % 7}"), $"{i}"))));
        Assert.Equal(Enumerable.Range(11, 190).Select(n => (long)n), await watching);
    }

    [Fact]
    public async Task Nothing_stored_bears_the_name_of_a_type_of_this_program()
    {
        await using var host = await Start();
        var realm = (await host.Realms.Create(Realm, 1_000, []))!;
        await host.Do(Realm, A, new Say(B, "one"));
        await host.Do(Realm, A, new SetAlarm("later", 100_000));
        var stored = (await host.Store.Load(realm.Id, A))!.Record
            .Concat((await host.Store.Journal(realm.Id, 0, 10)).SelectMany(r => r.Payload)).ToArray();
        var text = System.Text.Encoding.Latin1.GetString(stored);
        Assert.Contains("toy-state", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alliance", text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
    }

    private static Task OutboxEmpty(ToyHost host, ActorId actor) => Eventually(async () =>
        await host.Store.Find((await host.Realms.Get(Realm)).Id, actor) is { NextDue: null });

    protected static async Task Eventually(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                if (await condition()) return;
            }
            catch (StoreUnavailableException)
            {
                // The old activation is on its way out.
            }
            await Task.Delay(20, limit.Token);
        }
    }
}

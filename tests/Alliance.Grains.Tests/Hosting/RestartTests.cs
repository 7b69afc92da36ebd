using Alliance.Core.Identifiers;
using Alliance.Core.Runtimes;
using Alliance.Grains.Hosting;
using Alliance.Grains.Storage;

namespace Alliance.Grains.Tests.Hosting;

/// <summary>A start reads and wakes what has something to do, however many requests have been settled before.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-restart-").FullName;

    [Fact]
    public async Task Settled_requests_are_neither_read_nor_woken_at_a_start()
    {
        const int Settled = 5_000;
        await using (var region = await LiveRegion.Start(LiveRegion.AllianceOfFive, Options))
        {
            await region.Committed(await region.Raise(await region.Report()));
            await Store(region, Settled);
        }

        CountingStore store = null!;
        await using var again =
            await LiveRegion.Start(LiveRegion.AllianceOfFive, Options, inner => store = new CountingStore(inner));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (store.DueRows.IsEmpty) await Task.Delay(20, limit.Token);
        // Two sweeps more, so that whatever the first wakes has come.
        await Task.Delay(TimeSpan.FromSeconds(1), limit.Token);
        Assert.DoesNotContain(store.DueRows, r => IsSettled(r.Actor));
        Assert.DoesNotContain(store.Loaded, IsSettled);
        Assert.InRange(store.Loaded.Distinct().Count(), 1, 20);
        // The sweep asks the index; no row of a list is read.
        Assert.Equal(0, store.Listed);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private AllianceOptions Options =>
        new() { DataFolder = _folder, Runtime = new RuntimeOptions { SweepInterval = 300 } };

    private static bool IsSettled(ActorId actor) => actor.Key.StartsWith("430422001-99-R", StringComparison.Ordinal);

    /// <summary>Requests of long ago, as the store has them: nothing in their outbox, no timer.</summary>
    private static async Task Store(LiveRegion region, int count)
    {
        await Task.WhenAll(Enumerable.Range(1, count).Select(n => region.Store.Commit(new Commit
        {
            Realm = region.Realm.Id, Actor = new ActorId(ActorKind.AidRequest, $"430422001-99-R{n:00}"), Etag = 0,
            Record = [1, 2, 3],
            Index = new IndexDraft("430422001", "Fulfilled", null),
        })));
    }
}

using Alliance.Core.Identifiers;
using Alliance.Grains.Storage;
using Alliance.Grains.Telemetry;

namespace Alliance.Grains.Tests.Storage;

public sealed class CommitQueueTests
{
    private static readonly RealmId Live = new(RealmId.Live, 1);
    private static readonly RealmId Drill = new("drill-1", 2);

    [Fact]
    public async Task Commits_of_the_live_realm_go_first_and_those_that_wait_share_a_batch()
    {
        var (batches, gate) = (new List<string>(), new SemaphoreSlim(0));
        await using var queue = new CommitQueue(async batch =>
        {
            batches.Add(string.Concat(batch.Select(c => c.Actor.Key)));
            await gate.WaitAsync();
            return [.. batch.Select(_ => new CommitOutcome(null, 1))];
        }, maxBatch: 3, new CommitMeter("test"));
        var first = queue.Enqueue(Draft(Drill, "0"));
        while (batches.Count == 0) await Task.Yield();
        (RealmId Realm, string Key)[] waiting = [(Drill, "a"), (Drill, "b"), (Live, "c"), (Live, "d")];
        var rest = waiting.Select(w => queue.Enqueue(Draft(w.Realm, w.Key))).ToArray();
        gate.Release(3);
        await Task.WhenAll([first, .. rest]);
        Assert.Equal(["0", "cda", "b"], batches);
    }

    [Fact]
    public async Task A_batch_that_fails_fails_all_of_its_commits_as_unknown_and_the_queue_goes_on()
    {
        var failures = 1;
        await using var queue = new CommitQueue(batch => failures-- > 0
            ? throw new IOException("disk full")
            : Task.FromResult<IReadOnlyList<CommitOutcome>>([.. batch.Select(_ => new CommitOutcome(null, 7))]),
            maxBatch: 3, new CommitMeter("test"));
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => queue.Enqueue(Draft(Live, "a")));
        Assert.Contains("disk full", failure.Message, StringComparison.Ordinal);
        Assert.Equal(7, (await queue.Enqueue(Draft(Live, "a"))).FirstNumber);
    }

    [Fact]
    public async Task A_closed_store_takes_no_commit()
    {
        var queue = new CommitQueue(_ => throw new InvalidOperationException(), maxBatch: 3, new CommitMeter("test"));
        await queue.DisposeAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => queue.Enqueue(Draft(Live, "a")));
    }

    private static Commit Draft(RealmId realm, string key) => new()
    {
        Realm = realm, Actor = new ActorId(ActorKind.Township, key), Etag = 0, Record = [], Index = default,
    };
}

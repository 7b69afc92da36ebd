using System.Diagnostics;
using Alliance.Benchmarks.Measuring;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Grains.Hosting;
using Alliance.Grains.Storage;

namespace Alliance.Benchmarks.Live;

/// <summary>What the store takes by itself: group commits of records of the size that a request's have, each writer
/// waiting for its last.</summary>
internal sealed class StoreCeiling(ICommitStore store, int writers, TimeSpan length) : IAsyncDisposable
{
    // As counted in src/Alliance.Grains/Hosting/README.md: 8,250 B of state and 21 records of 3,293 B in ten commits.
    private const int StateBytes = 825, RecordBytes = 157, RecordsPerCommit = 2;

    public static async Task<StoreCeiling> Open(AllianceOptions options, int writers, TimeSpan length) =>
        new(await AllianceHosting.OpenStore(options), writers, length);

    public async Task<LiveRun> RunAsync(int round)
    {
        var realm = (await store.CreateRealm($"ceiling-{round}", 0, 1_000, []))!.Id;
        using var count = new CommitCount();
        var watch = Watch.Start();
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(() => Write(realm, w, since))));
        var spent = watch.Stop();
        await store.DropRealm(realm.Name);
        return new LiveRun(spent.Seconds, 0, count.Commits, spent.CpuSeconds, []);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task Write(RealmId realm, int writer, long since)
    {
        var actor = new ActorId(ActorKind.Township, $"{writer}");
        var (state, payload, hash) = (new byte[StateBytes], new byte[RecordBytes], AnchorChain.Root);
        Random.Shared.NextBytes(state);
        for (long etag = 0, ordinal = 0; Stopwatch.GetElapsedTime(since) < length; etag++)
        {
            var journal = new JournalDraft[RecordsPerCommit];
            for (var i = 0; i < journal.Length; i++)
                journal[i] = new JournalDraft(++ordinal, payload, hash = AnchorChain.Link(hash, payload));
            await store.Commit(new Commit
            {
                Realm = realm, Actor = actor, Etag = etag, Record = state, Journal = journal,
                Index = new IndexDraft("430422100", "open", new Instant(etag)),
            });
        }
    }
}

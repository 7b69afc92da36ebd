using Alliance.Core.Actors;
using Alliance.Grains.Storage;

namespace Alliance.Grains.Tests.Hosting;

/// <summary>A store before another that fails the commits it is told to.</summary>
internal sealed class FailingStore(ICommitStore inner, Func<Commit, bool> fails) : ICommitStore
{
    public StoreGuarantee Guarantee => inner.Guarantee;

    public Task<CommitReceipt> Commit(Commit commit) =>
        fails(commit) ? Task.FromException<CommitReceipt>(new StoreUnavailableException("The store is away.")) : inner.Commit(commit);

    public Task Probe() => inner.Probe();
    public Task<StoredActor?> Load(RealmId realm, ActorId actor) => inner.Load(realm, actor);
    public Task<IReadOnlyList<IndexRow>> Due(RealmId realm, Instant through, int limit) => inner.Due(realm, through, limit);
    public Task<IReadOnlyList<IndexRow>> List(RealmId realm, ActorKind kind, string after, int limit) => inner.List(realm, kind, after, limit);
    public Task<IndexRow?> Find(RealmId realm, ActorId actor) => inner.Find(realm, actor);
    public Task<IReadOnlyList<RawRecord>> Journal(RealmId realm, long after, int limit) => inner.Journal(realm, after, limit);
    public Task<IReadOnlyList<RawRecord>> JournalOf(RealmId realm, ActorId actor, long after, int limit) => inner.JournalOf(realm, actor, after, limit);
    public Task<long> LastNumber(RealmId realm) => inner.LastNumber(realm);
    public Task<IReadOnlyList<Anchor>> Anchors(RealmId realm) => inner.Anchors(realm);
    public Task<StoredKey?> FindKey(RealmId realm, string key, long now) => inner.FindKey(realm, key, now);
    public Task<RealmRow?> CreateRealm(string name, long origin, int factorPermille, byte[] region) => inner.CreateRealm(name, origin, factorPermille, region);
    public Task<RealmRow?> FindRealm(string name) => inner.FindRealm(name);
    public Task<IReadOnlyList<RealmRow>> Realms() => inner.Realms();
    public Task<bool> DropRealm(string name) => inner.DropRealm(name);
    public Task WaitForJournal(RealmId realm, long after, CancellationToken cancellation) => inner.WaitForJournal(realm, after, cancellation);
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

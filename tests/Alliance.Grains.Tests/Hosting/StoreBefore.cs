using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Grains.Storage;

namespace Alliance.Grains.Tests.Hosting;

/// <summary>A store before another, which it passes everything on to; a test overrides what it is about.</summary>
internal abstract class StoreBefore(ICommitStore inner) : ICommitStore
{
    public StoreGuarantee Guarantee => inner.Guarantee;

    public virtual Task<CommitReceipt> Commit(Commit commit) => inner.Commit(commit);
    public virtual Task Probe() => inner.Probe();
    public virtual Task<StoredActor?> Load(RealmId realm, ActorId actor) => inner.Load(realm, actor);
    public virtual Task<IReadOnlyList<IndexRow>> Due(RealmId realm, Instant through, int limit) =>
        inner.Due(realm, through, limit);
    public virtual Task<IReadOnlyList<IndexRow>> List(RealmId realm, ActorKind kind, string after, int limit) =>
        inner.List(realm, kind, after, limit);
    public Task<IndexRow?> Find(RealmId realm, ActorId actor) => inner.Find(realm, actor);
    public virtual Task<IReadOnlyList<RawRecord>> Journal(RealmId realm, long after, int limit) =>
        inner.Journal(realm, after, limit);
    public Task<IReadOnlyList<RawRecord>> Records(RealmId realm, IReadOnlyList<long> numbers) =>
        inner.Records(realm, numbers);
    public virtual Task PutAway(RealmId realm, IReadOnlyList<ProjectionRow> projections) =>
        inner.PutAway(realm, projections);
    public Task<ProjectionRow?> FindProjection(RealmId realm, ActorId of, int format) =>
        inner.FindProjection(realm, of, format);
    public Task<IReadOnlyList<ProjectionRow>> Projections(RealmId realm, ProjectionQuery query) =>
        inner.Projections(realm, query);
    public virtual Task KeepSnapshot(RealmId realm, SnapshotRow snapshot) => inner.KeepSnapshot(realm, snapshot);
    public Task<SnapshotRow?> FindSnapshot(RealmId realm) => inner.FindSnapshot(realm);
    public virtual Task<IReadOnlyList<RawRecord>> JournalOf(RealmId realm, ActorId actor, long after, int limit) =>
        inner.JournalOf(realm, actor, after, limit);
    public Task<long> LastNumber(RealmId realm) => inner.LastNumber(realm);
    public Task<IReadOnlyList<MovedPart>> Moved(RealmId realm) => inner.Moved(realm);
    public Task<IReadOnlyList<Anchor>> Anchors(RealmId realm) => inner.Anchors(realm);
    public Task<StoredKey?> FindKey(RealmId realm, string key, long now) => inner.FindKey(realm, key, now);
    public Task<RealmRow?> CreateRealm(string name, long origin, int factorPermille, byte[] region) =>
        inner.CreateRealm(name, origin, factorPermille, region);
    public virtual Task<RealmRow?> FindRealm(string name) => inner.FindRealm(name);
    public virtual Task<IReadOnlyList<RealmRow>> Realms() => inner.Realms();
    public virtual Task<IReadOnlyList<RealmId>> RealmIds() => inner.RealmIds();
    public Task<bool> DropRealm(string name) => inner.DropRealm(name);
    public Task WaitForJournal(RealmId realm, long after, CancellationToken cancellation) =>
        inner.WaitForJournal(realm, after, cancellation);
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

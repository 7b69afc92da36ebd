using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage.Archives;

/// <summary>The store of a server, with the archive files into which old records were moved.</summary>
/// <param name="store">The store; it is closed with this.</param>
/// <param name="folder">The archive files; they are closed with this.</param>
internal sealed class StoreWithArchives(ICommitStore store, ArchiveFolder folder)
    : ReaderWithArchives(store, folder), ICommitStore
{
    private readonly ICommitStore _store = store;

    public StoreGuarantee Guarantee => _store.Guarantee;

    public Task<CommitReceipt> Commit(Commit commit) => _store.Commit(commit);

    public Task Probe() => _store.Probe();

    public Task<IReadOnlyList<IndexRow>> Due(RealmId realm, Instant through, int limit) =>
        _store.Due(realm, through, limit);

    public Task<StoredKey?> FindKey(RealmId realm, string key, long now) => _store.FindKey(realm, key, now);

    public Task<RealmRow?> CreateRealm(string name, long origin, int factorPermille, byte[] region) =>
        _store.CreateRealm(name, origin, factorPermille, region);

    public Task<bool> DropRealm(string name) => _store.DropRealm(name);

    public Task WaitForJournal(RealmId realm, long after, CancellationToken cancellation) =>
        _store.WaitForJournal(realm, after, cancellation);

    public Task PutAway(RealmId realm, IReadOnlyList<ProjectionRow> projections) =>
        _store.PutAway(realm, projections);

    public Task<ProjectionRow?> FindProjection(RealmId realm, ActorId of, int format) =>
        _store.FindProjection(realm, of, format);

    public Task<IReadOnlyList<ProjectionRow>> Projections(RealmId realm, ProjectionQuery query) =>
        _store.Projections(realm, query);

    public Task KeepSnapshot(RealmId realm, SnapshotRow snapshot) => _store.KeepSnapshot(realm, snapshot);

    public Task<SnapshotRow?> FindSnapshot(RealmId realm) => _store.FindSnapshot(realm);
}

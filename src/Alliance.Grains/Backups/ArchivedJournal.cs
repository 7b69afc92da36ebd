using Alliance.Core.Identifiers;
using Alliance.Grains.Storage;

namespace Alliance.Grains.Backups;

/// <summary>A store whose journal is read from archives as far as they have it. An audit of it checks the archived part
/// and the joint: the chains, the anchors and the states of the store must go on from the archived records.</summary>
/// <param name="store">The store; it is closed with this.</param>
/// <param name="realm">The realm of the archives.</param>
/// <param name="archives">The archives.</param>
internal sealed class ArchivedJournal(IStoreReader store, RealmId realm, IReadOnlyList<JournalArchive> archives)
    : IStoreReader
{
    public async Task<IReadOnlyList<RawRecord>> Journal(RealmId of, long after, int limit)
    {
        if (of != realm) return await store.Journal(of, after, limit).ConfigureAwait(false);
        if (archives.FirstOrDefault(a => a.After <= after && after < a.Through) is { } archive)
            return await archive.Read(after, limit).ConfigureAwait(false);
        var next = archives.Select(a => a.After).Where(a => a > after).DefaultIfEmpty(long.MaxValue).Min();
        return await store.Journal(of, after, (int)Math.Min(limit, next - after)).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<Anchor>> Anchors(RealmId of)
    {
        var anchors = (await store.Anchors(of).ConfigureAwait(false)).ToDictionary(a => a.Number);
        if (of == realm)
            foreach (var archive in archives)
                foreach (var anchor in await archive.Anchors().ConfigureAwait(false)) anchors[anchor.Number] = anchor;
        return [.. anchors.Values.OrderBy(a => a.Number)];
    }

    public Task<StoredActor?> Load(RealmId of, ActorId actor) => store.Load(of, actor);

    public Task<IReadOnlyList<IndexRow>> List(RealmId of, ActorKind kind, string after, int limit) =>
        store.List(of, kind, after, limit);

    public Task<IndexRow?> Find(RealmId of, ActorId actor) => store.Find(of, actor);

    public Task<IReadOnlyList<RawRecord>> Records(RealmId of, IReadOnlyList<long> numbers) =>
        store.Records(of, numbers);

    public Task<IReadOnlyList<RawRecord>> JournalOf(RealmId of, ActorId actor, long after, int limit) =>
        store.JournalOf(of, actor, after, limit);

    public Task<long> LastNumber(RealmId of) => store.LastNumber(of);

    public Task<IReadOnlyList<MovedPart>> Moved(RealmId of) => store.Moved(of);

    public Task<RealmRow?> FindRealm(string name) => store.FindRealm(name);

    public Task<IReadOnlyList<RealmRow>> Realms() => store.Realms();

    public Task<IReadOnlyList<RealmId>> RealmIds() => store.RealmIds();

    public async ValueTask DisposeAsync()
    {
        foreach (var archive in archives) await archive.DisposeAsync().ConfigureAwait(false);
        await store.DisposeAsync().ConfigureAwait(false);
    }
}

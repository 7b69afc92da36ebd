using System.Collections.Concurrent;
using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage.Archives;

/// <summary>A store of which old records are read from the archive files into which they were moved. It notices records
/// that are moved while it reads, since numbers and ordinals have no gaps: what is missing before the first record that
/// the store has is in an archive. Thread-safe where the store is.</summary>
/// <param name="store">The store; it is closed with this.</param>
/// <param name="folder">The archive files; they are closed with this.</param>
internal class ReaderWithArchives(IStoreReader store, ArchiveFolder folder) : IStoreReader
{
    /// <summary>The moved parts of each realm, as far as they are known. They only become more.</summary>
    private readonly ConcurrentDictionary<long, IReadOnlyList<MovedPart>> _known = new();

    public async Task<IReadOnlyList<RawRecord>> Journal(RealmId realm, long after, int limit)
    {
        var records = new List<RawRecord>();
        if (_known.TryGetValue(realm.Incarnation, out var known))
            await ReadMoved(records, realm, known, after, limit).ConfigureAwait(false);
        if (records.Count == limit) return records;
        if (records.Count > 0) after = records[^1].Number;
        var stored = await store.Journal(realm, after, limit - records.Count).ConfigureAwait(false);
        if (stored.Count > 0 && stored[0].Number > after + 1)
            await ReadMoved(
                records, realm, await Parts(realm).ConfigureAwait(false), after,
                (int)Math.Min(limit - records.Count, stored[0].Number - 1 - after)).ConfigureAwait(false);
        return records.Count == 0 ? stored : [.. records, .. stored.Take(limit - records.Count)];
    }

    public async Task<IReadOnlyList<RawRecord>> Records(RealmId realm, IReadOnlyList<long> numbers)
    {
        var stored = await store.Records(realm, numbers).ConfigureAwait(false);
        if (stored.Count == numbers.Count) return stored;
        var missing = numbers.Except(stored.Select(r => r.Number)).ToArray();
        var records = new List<RawRecord>();
        foreach (var part in await Parts(realm).ConfigureAwait(false))
            if (missing.Where(n => n > part.After && n <= part.Removed).ToArray() is { Length: > 0 } wanted)
                records.AddRange(await folder.Read(realm, part, f => f.Records(realm, wanted)).ConfigureAwait(false));
        return [.. records.Concat(stored).OrderBy(r => r.Number)];
    }

    public async Task<IReadOnlyList<RawRecord>> JournalOf(RealmId realm, ActorId actor, long after, int limit)
    {
        var stored = await store.JournalOf(realm, actor, after, limit).ConfigureAwait(false);
        if (stored.Count > 0 && stored[0].Ordinal == after + 1) return stored;
        var parts = await Parts(realm).ConfigureAwait(false);
        if (parts.Count == 0) return stored;
        var row = await store.Find(realm, actor).ConfigureAwait(false);
        if (stored.Count == 0 && (row is null || await IsAtEnd(realm, row, parts, after).ConfigureAwait(false)))
            return stored;
        var wanted = stored.Count == 0 ? limit : (int)Math.Min(limit, stored[0].Ordinal - 1 - after);
        var records = new List<RawRecord>();
        foreach (var part in parts)
        {
            if (records.Count == wanted) break;
            var (from, most) = (records.Count == 0 ? after : records[^1].Ordinal, wanted - records.Count);
            records.AddRange(await folder.Read(realm, part, f => f.JournalOf(realm, actor, from, most))
                .ConfigureAwait(false));
        }

        return [.. records, .. stored.Take(limit - records.Count)];
    }

    public Task<StoredActor?> Load(RealmId realm, ActorId actor) => store.Load(realm, actor);

    public Task<IReadOnlyList<IndexRow>> List(RealmId realm, ActorKind kind, string after, int limit) =>
        store.List(realm, kind, after, limit);

    public Task<IndexRow?> Find(RealmId realm, ActorId actor) => store.Find(realm, actor);

    public Task<long> LastNumber(RealmId realm) => store.LastNumber(realm);

    public Task<IReadOnlyList<Anchor>> Anchors(RealmId realm) => store.Anchors(realm);

    public Task<IReadOnlyList<MovedPart>> Moved(RealmId realm) => store.Moved(realm);

    public Task<RealmRow?> FindRealm(string name) => store.FindRealm(name);

    public Task<IReadOnlyList<RealmRow>> Realms() => store.Realms();

    public Task<IReadOnlyList<RealmId>> RealmIds() => store.RealmIds();

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync().ConfigureAwait(false);
        await folder.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Looks whether an actor, of which the store has no record after an ordinal, has none in archives either.
    /// Whoever follows an actor asks again and again, and is not to open every file for that.</summary>
    private async Task<bool> IsAtEnd(RealmId realm, IndexRow row, IReadOnlyList<MovedPart> parts, long after) =>
        row.LastEvent > parts[^1].Removed
        || (await Records(realm, [row.LastEvent]).ConfigureAwait(false) is [var last] && last.Ordinal <= after);

    private async Task<IReadOnlyList<MovedPart>> Parts(RealmId realm)
    {
        var parts = await store.Moved(realm).ConfigureAwait(false);
        if (parts.Count > 0) _known[realm.Incarnation] = parts;
        return parts;
    }

    /// <summary>Reads records after a number, as far as they were moved.</summary>
    private async Task ReadMoved(
        List<RawRecord> records, RealmId realm, IReadOnlyList<MovedPart> parts, long after, int limit)
    {
        foreach (var part in parts.Where(p => p.Removed > after))
        {
            if (limit == 0 || part.After > after) return;
            var (from, most) = (after, (int)Math.Min(limit, part.Removed - after));
            var read = await folder.Read(realm, part, f => f.Journal(realm, from, most)).ConfigureAwait(false);
            records.AddRange(read);
            if (read.Count < most) return;
            (after, limit) = (read[^1].Number, limit - most);
        }
    }
}

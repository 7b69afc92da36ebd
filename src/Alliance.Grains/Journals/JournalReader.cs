using System.Runtime.CompilerServices;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Grains.Storage;
using Orleans.Serialization;

namespace Alliance.Grains.Journals;

/// <summary>Reads the journal in pages, reads one actor's part of it, or follows its end as it grows.</summary>
public sealed class JournalReader
{
    private const int Page = 500;
    private readonly ICommitStore _store;
    private readonly Serializer<JournalEntry> _serializer;

    internal JournalReader(ICommitStore store, Serializer<JournalEntry> serializer) =>
        (_store, _serializer) = (store, serializer);

    /// <summary>Reads records after a global number, in order.</summary>
    public async Task<IReadOnlyList<StoredRecord>> Read(RealmId realm, long after, int limit) =>
        [.. (await _store.Journal(realm, after, limit).ConfigureAwait(false)).Select(Stored)];

    /// <summary>Reads the records with these global numbers.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="numbers">Global numbers that the store has assigned, in ascending order.</param>
    public async Task<IReadOnlyList<StoredRecord>> Read(RealmId realm, IReadOnlyList<long> numbers) =>
        [.. (await _store.Records(realm, numbers).ConfigureAwait(false)).Select(Stored)];

    /// <summary>Reads records of one actor after an ordinal, in order.</summary>
    public async Task<IReadOnlyList<StoredRecord>> Of(RealmId realm, ActorId actor, long after, int limit) =>
        [.. (await _store.JournalOf(realm, actor, after, limit).ConfigureAwait(false)).Select(Stored)];

    /// <summary>Streams every record after a global number, each once and in order, and then the new ones. The stream
    /// ends when it is cancelled or the realm is dropped.</summary>
    public async IAsyncEnumerable<StoredRecord> Follow(
        RealmId realm, long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var waited = false;
        while (true)
        {
            var page = await Read(realm, after, Page).ConfigureAwait(false);
            foreach (var record in page)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return record;
                after = record.Number;
            }
            // Only a wait that brought nothing may have ended with the realm.
            if (page.Count == 0 && waited && !(await _store.RealmIds().ConfigureAwait(false)).Contains(realm))
                yield break;
            waited = page.Count == 0;
            if (waited) await _store.WaitForJournal(realm, after, cancellation).ConfigureAwait(false);
        }
    }

    private StoredRecord Stored(RawRecord raw) =>
        new(raw.Ordinal, _serializer.Deserialize(raw.Payload) with { Number = raw.Number }, raw.Hash);
}

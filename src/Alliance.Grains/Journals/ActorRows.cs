using Alliance.Core.Identifiers;
using Alliance.Grains.Storage;
using Orleans.Serialization;

namespace Alliance.Grains.Journals;

/// <summary>Compares the stored row and state of each actor with the end of its chain in the journal. Only this check
/// finds a journal whose tail was cut, and an actor that was removed. It runs after the journal was read. The journal
/// may have grown since then, so the check looks up records that an actor wrote in the meantime.</summary>
internal sealed class ActorRows(IStoreReader store, Serializer<ActorRecord> records, JournalIntegrity journal)
{
    private const int Page = 500;

    public async Task Check(RealmId realm, CancellationToken cancellation)
    {
        var rows = new HashSet<ActorId>();
        foreach (var kind in Enum.GetValues<ActorKind>())
            for (var after = ""; await store.List(realm, kind, after, Page)
                .ConfigureAwait(false) is { Count: > 0 } page; after = page[^1].Actor.Key)
                foreach (var row in page)
                {
                    cancellation.ThrowIfCancellationRequested();
                    rows.Add(row.Actor);
                    if (await IsAtItsEnd(realm, row).ConfigureAwait(false))
                        await CheckState(realm, row).ConfigureAwait(false);
                }

        foreach (var actor in journal.Actors.Where(a => !rows.Contains(a)).Order())
        {
            var last = journal.EndOf(actor).Number;
            journal.Violate($"{actor} is in the journal and not among the actors; its last record is {last}.", last);
        }
    }

    private async Task<bool> IsAtItsEnd(RealmId realm, IndexRow row)
    {
        var end = journal.EndOf(row.Actor).Number;
        if (row.LastEvent == end) return true;
        if (row.LastEvent > journal.Last
            && await store.Journal(realm, row.LastEvent - 1, 1).ConfigureAwait(false) is [var later]
            && later.Number == row.LastEvent && later.Actor == row.Actor) return true;
        journal.Violate(
            $"The row of {row.Actor} names {row.LastEvent} as its last record; in the journal that is {end}.",
            row.LastEvent, end);
        return false;
    }

    /// <summary>Checks that the stored state belongs to the last record of the chain. Both are written in one commit,
    /// and the state holds the length and the last hash of the chain.</summary>
    private async Task CheckState(RealmId realm, IndexRow row)
    {
        var end = journal.EndOf(row.Actor);
        if (await store.Load(realm, row.Actor).ConfigureAwait(false) is not { } stored)
        {
            journal.Violate($"{row.Actor} has a row and no state.", row.LastEvent);
            return;
        }

        if (LinkOf(row.Actor, stored) is not { } link)
        {
            journal.Violate($"The stored state of {row.Actor} cannot be read.", row.LastEvent);
            return;
        }

        var (length, hash) = link;
        if (length > end.Ordinal
            && await store.JournalOf(realm, row.Actor, length - 1, 1).ConfigureAwait(false) is [var later])
            end = new ChainEnd(later.Number, later.Ordinal, later.Hash);
        if (length != end.Ordinal)
            journal.Violate($"{row.Actor} has written {length} records; in the journal are {end.Ordinal}.",
                row.LastEvent, end.Number);
        else if (!hash.AsSpan().SequenceEqual(end.Hash))
            journal.Violate(
                $"The last record of {row.Actor} is not the one with which its state was written.", end.Number);
    }

    private (long Length, byte[] Hash)? LinkOf(ActorId actor, StoredActor stored)
    {
        try
        {
            var record = ActorRecord.Read(actor, stored.Record, records);
            return (record.Records, record.Hash);
        }
        catch (ActorDamagedException)
        {
            return null;
        }
    }
}

using System.IO.Compression;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Situations;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Orleans.Serialization;

namespace Alliance.Host.Situations;

/// <summary>The stored part of a realm's situation: archived projections, and the last snapshot of the fold. All of it
/// follows from the journal. So several silos may write it, and after a crash between two writes only some records must
/// be folded again.</summary>
internal sealed partial class SituationArchive(
    ICommitStore store, JournalReader journal, Serializer serializer, RealmId realm, ILogger<SituationFeed> log)
{
    private const int Format = SituationState.Format, Page = 500;

    /// <summary>Finds an archived projection; null where there is none.</summary>
    public async Task<T?> Find<T>(ActorId of) where T : class, IProjection =>
        await store.FindProjection(realm, of, Format) is { } row ? Read<T>(row.Body) : null;

    /// <summary>Lists archived projections.</summary>
    /// <param name="kind">The kind of actor.</param>
    /// <param name="range">The wanted projections.</param>
    /// <param name="limit">The most projections to return.</param>
    public async Task<IReadOnlyList<T>> List<T>(ActorKind kind, ProjectionRange range, int limit)
        where T : class, IProjection =>
        [.. (await store.Projections(realm, new ProjectionQuery(
            kind, Format, range.Prefix, range.After, range.Marks, limit))).Select(row => Read<T>(row.Body))];

    /// <summary>Reads the number of the last record in the store.</summary>
    public Task<long> LastNumber() => store.LastNumber(realm);

    public Task PutAway(IEnumerable<RequestProjection> requests) =>
        store.PutAway(realm, [.. requests.Select(r => Row(r.Number.ToAidRequest(), r, ProjectionRange.MarksOf(r)))]);

    public Task PutAway(IEnumerable<IncidentProjection> incidents) =>
        store.PutAway(realm, [.. incidents.Select(i => Row(i.Number.ToIncident(), i, ProjectionRange.MarksOf(i)))]);

    /// <summary>Stores the state of a fold as a snapshot. The fold must not be changed meanwhile.</summary>
    public Task Keep(SituationState state) =>
        store.KeepSnapshot(realm, new SnapshotRow(Format, state.Number, Write(state)));

    /// <summary>Restores the fold from the last snapshot. Returns a fold that starts at the first record where there is
    /// no snapshot, or where a build with another format wrote it.</summary>
    /// <param name="first">The first version of the region.</param>
    public async Task<SituationFold> Restore(Region first)
    {
        if (await store.FindSnapshot(realm) is not { } row) return new SituationFold(first);
        if (row.Format == Format && TryRead(row) is { } state)
            return new SituationFold(await RegionAt(state.Number, first), state);
        LogThrownAway(realm.Name, row.Through, row.Format, Format);
        return new SituationFold(first);
    }

    private async Task<Region> RegionAt(long number, Region region)
    {
        long read = 0;
        while (true)
        {
            var changes = await journal.Of(realm, LiveRealm.RealmActor(realm.Name), read, Page);
            foreach (var record in changes.TakeWhile(r => r.Number <= number))
                if (record.Entry.Body is RegionChange change) region = change.Apply(region);
            if (changes.Count < Page || changes[^1].Number > number) return region;
            read = changes[^1].Ordinal;
        }
    }

    private ProjectionRow Row<T>(ActorId of, T projection, int marks) where T : IProjection =>
        new(of, Format, projection.LastRecord, marks, Write(projection));

    private SituationState? TryRead(SnapshotRow row)
    {
        try
        {
            return Read<SituationState>(row.Body);
        }
        catch (Exception)
        {
            // Bytes that another build wrote end the codecs in many ways; whatever it was, the journal has it all.
            return null;
        }
    }

    private byte[] Write<T>(T value)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest)) serializer.Serialize(value, packing);
        return packed.ToArray();
    }

    private T Read<T>(byte[] body) where T : class
    {
        using var unpacked = new MemoryStream();
        using (var packed = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress))
            packed.CopyTo(unpacked);
        return serializer.Deserialize<T>(unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length))
            ?? throw new InvalidDataException($"No {typeof(T).Name} is written there.");
    }

    [LoggerMessage(LogLevel.Warning,
        "The situation of {Realm} that was kept through record {Number} is of format {Found}, this build's is {Known}: "
            + "it is thrown away and the journal folded anew")]
    private partial void LogThrownAway(string realm, long number, int found, int known);
}

using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage;

/// <summary>What was derived from a journal, kept so that the journal need not be read from its beginning again.
/// Nothing acknowledged depends on it: whoever finds it in another format than his own makes it anew. Several processes
/// may write the same; what shows more records stays.</summary>
public interface IProjectionStore
{
    /// <summary>Puts projections away, durably and all at once. One that is there stays where it is of the same format and
    /// shows as many records; where the realm is gone, nothing is written.</summary>
    Task PutAway(RealmId realm, IReadOnlyList<ProjectionRow> projections);

    /// <summary>The projection of one thing; null where none of that format was put away.</summary>
    Task<ProjectionRow?> FindProjection(RealmId realm, ActorId of, int format);

    /// <summary>Projections in the ordinal order of their keys.</summary>
    Task<IReadOnlyList<ProjectionRow>> Projections(RealmId realm, ProjectionQuery query);

    /// <summary>Keeps the state of a fold in place of the one before; an older one of the same format is not
    /// kept.</summary>
    Task KeepSnapshot(RealmId realm, SnapshotRow snapshot);

    /// <summary>The state that was kept last, of whatever format; null for none.</summary>
    Task<SnapshotRow?> FindSnapshot(RealmId realm);
}

/// <summary>A projection that was put away.</summary>
/// <param name="Of">Of what.</param>
/// <param name="Format">How it was made.</param>
/// <param name="Through">The number of the last record in it.</param>
/// <param name="Marks">Bits by which lists choose.</param>
/// <param name="Body">The serialized projection.</param>
public sealed record ProjectionRow(ActorId Of, int Format, long Through, int Marks, byte[] Body);

/// <summary>Which projections are wanted.</summary>
/// <param name="Kind">Of what kind of thing.</param>
/// <param name="Format">How they were made.</param>
/// <param name="Prefix">What their keys begin with; empty: any.</param>
/// <param name="After">They come after this key; empty: from the first.</param>
/// <param name="Marks">They have one of these bits; 0: any.</param>
/// <param name="Limit">Not more than so many.</param>
public sealed record ProjectionQuery(ActorKind Kind, int Format, string Prefix, string After, int Marks, int Limit);

/// <summary>The state of a fold.</summary>
/// <param name="Format">How it was made.</param>
/// <param name="Through">The number of the last record in it.</param>
/// <param name="Body">The serialized state.</param>
public sealed record SnapshotRow(int Format, long Through, byte[] Body);

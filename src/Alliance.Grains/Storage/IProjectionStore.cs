using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage;

/// <summary>Keeps projections and snapshots, so that the journal need not be read from its beginning again. Nothing
/// acknowledged depends on them: a reader that finds another format than its own computes them again. Several processes
/// may write the same projection, and the one with more records stays.</summary>
public interface IProjectionStore
{
    /// <summary>Stores projections, durably and all in one transaction. A stored projection stays if it has the same
    /// format and includes as many records. If the realm no longer exists, nothing is written.</summary>
    Task PutAway(RealmId realm, IReadOnlyList<ProjectionRow> projections);

    /// <summary>Finds the projection of one actor; null where none of that format is stored.</summary>
    Task<ProjectionRow?> FindProjection(RealmId realm, ActorId of, int format);

    /// <summary>Lists projections in the ordinal order of their keys.</summary>
    Task<IReadOnlyList<ProjectionRow>> Projections(RealmId realm, ProjectionQuery query);

    /// <summary>Replaces the stored snapshot of a realm. An older snapshot of the same format is not stored.</summary>
    Task KeepSnapshot(RealmId realm, SnapshotRow snapshot);

    /// <summary>Finds the snapshot that was stored last, of any format; null for none.</summary>
    Task<SnapshotRow?> FindSnapshot(RealmId realm);
}

/// <summary>A stored projection.</summary>
/// <param name="Of">The actor that it is computed for.</param>
/// <param name="Format">The version of the format in which it was made.</param>
/// <param name="Through">The number of the last record in it.</param>
/// <param name="Marks">Bits by which lists filter.</param>
/// <param name="Body">The serialized projection.</param>
public sealed record ProjectionRow(ActorId Of, int Format, long Through, int Marks, byte[] Body);

/// <summary>Selects projections.</summary>
/// <param name="Kind">The kind of actor.</param>
/// <param name="Format">The format that they must have.</param>
/// <param name="Prefix">The start of their keys; empty for any.</param>
/// <param name="After">Keys come after this one; empty to start at the first.</param>
/// <param name="Marks">A projection must have at least one of these bits; 0 for any.</param>
/// <param name="Limit">The most projections to return.</param>
public sealed record ProjectionQuery(ActorKind Kind, int Format, string Prefix, string After, int Marks, int Limit);

/// <summary>A snapshot: the stored state of a fold.</summary>
/// <param name="Format">The version of the format in which it was made.</param>
/// <param name="Through">The number of the last record in it.</param>
/// <param name="Body">The serialized state.</param>
public sealed record SnapshotRow(int Format, long Through, byte[] Body);

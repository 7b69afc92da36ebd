using Alliance.Core.Identifiers;
using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Storage.Sqlite;

/// <summary>Reads projections and snapshots.</summary>
internal sealed class SqliteProjections(SqliteReaders readers)
{
    private const string Columns = "SELECT kind, key, format, through, marks, body FROM pictures";

    public IReadOnlyList<ProjectionRow> Find(RealmId realm, ActorId of, int format) => readers.Query(
        $"{Columns} WHERE realm = ?1 AND kind = ?2 AND key = ?3 AND format = ?4", Row, realm.Incarnation, (long)of.Kind,
        of.Key, (long)format);

    public IReadOnlyList<ProjectionRow> List(RealmId realm, ProjectionQuery query) => readers.Query(
        $"{Columns} WHERE realm = ?1 AND kind = ?2 AND key >= ?3 AND key < ?4 AND key > ?5 AND format = ?6 AND (?7 = 0 "
            + "OR marks & ?7 <> 0) ORDER BY key LIMIT ?8 + 0", Row,
        realm.Incarnation, (long)query.Kind, query.Prefix, query.Prefix + "\x7f", query.After, (long)query.Format,
        (long)query.Marks, (long)query.Limit);

    public IReadOnlyList<SnapshotRow> Snapshot(RealmId realm) => readers.Query(
        "SELECT format, through, body FROM snapshots WHERE realm = ?1",
        r => new SnapshotRow(r.GetInt32(0), r.GetInt64(1), r.GetFieldValue<byte[]>(2)), realm.Incarnation);

    private static ProjectionRow Row(SqliteDataReader row) => new(
        new ActorId((ActorKind)row.GetInt32(0), row.GetString(1)), row.GetInt32(2), row.GetInt64(3), row.GetInt32(4),
        row.GetFieldValue<byte[]>(5));
}

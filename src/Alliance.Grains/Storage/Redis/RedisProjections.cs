using System.Globalization;
using Alliance.Core.Identifiers;
using StackExchange.Redis;

namespace Alliance.Grains.Storage.Redis;

/// <summary>Projections and snapshots in Redis: see <c>projections.lua</c> for how they are kept.</summary>
internal sealed class RedisProjections(IDatabase database, string prefix)
{
    private const int Page = 1_000;

    public Task<RedisResult> PutAway(RealmId realm, IReadOnlyList<ProjectionRow> projections)
    {
        var values = new List<RedisValue>(3 + projections.Count * 6) { prefix, realm.Incarnation, projections.Count };
        foreach (var row in projections)
            values.AddRange([(int)row.Of.Kind, row.Of.Key, row.Format, row.Through, row.Marks, row.Body]);
        return database.ScriptEvaluateAsync(RedisScripts.Projections, [], [.. values]);
    }

    public Task<RedisResult> KeepSnapshot(RealmId realm, SnapshotRow snapshot) => database.ScriptEvaluateAsync(
        RedisScripts.Projections, [], [prefix, realm.Incarnation, 0, snapshot.Format, snapshot.Through, snapshot.Body]);

    public async Task<SnapshotRow?> FindSnapshot(RealmId realm)
    {
        var found =
            await database.HashGetAsync(Keys(realm).Snapshot, ["format", "through", "body"]).ConfigureAwait(false);
        return found[0].IsNull ? null : new SnapshotRow((int)found[0], (long)found[1], found[2]!);
    }

    public async Task<ProjectionRow?> FindProjection(RealmId realm, ActorId of, int format)
    {
        var field = await database.HashGetAsync(Keys(realm).Projection(of.Kind), of.Key).ConfigureAwait(false);
        if ((byte[]?)field is not { } packed) return null;
        var row = RedisRows.Projection(of, packed);
        return row.Format == format ? row : null;
    }

    public async Task<IReadOnlyList<ProjectionRow>> Projections(RealmId realm, ProjectionQuery query)
    {
        var wanted = await Wanted(realm, query).ConfigureAwait(false);
        if (wanted.Count == 0) return [];
        var packed = await database.HashGetAsync(
            Keys(realm).Projection(query.Kind), [.. wanted.Select(k => (RedisValue)k)]).ConfigureAwait(false);
        return [.. wanted.Zip(packed).Where(p => !p.Second.IsNull)
            .Select(p => RedisRows.Projection(new ActorId(query.Kind, p.First), p.Second!))];
    }

    /// <summary>The keys of those that are wanted: the list tells all that they are chosen by, so that only their own
    /// bodies are read.</summary>
    private async Task<List<string>> Wanted(RealmId realm, ProjectionQuery query)
    {
        var wanted = new List<string>();
        var isAfterPrefix = string.CompareOrdinal(query.After, query.Prefix) > 0;
        RedisValue min = isAfterPrefix ? query.After + "\n:" : query.Prefix.Length > 0 ? query.Prefix : RedisValue.Null;
        RedisValue max = query.Prefix.Length > 0 ? query.Prefix + "\x7f" : RedisValue.Null;
        // The client would take limits the wrong way round for a range the other way.
        if (isAfterPrefix && query.Prefix.Length > 0 && string.CompareOrdinal(query.After, query.Prefix + "\x7f") > 0)
            return wanted;
        while (true)
        {
            var members = await database.SortedSetRangeByValueAsync(
                Keys(realm).Projections(query.Kind), min, max, Exclude.None, Order.Ascending, 0, Page)
                    .ConfigureAwait(false);
            foreach (var member in members)
            {
                var (key, format, marks) = Listed(member!);
                if (format != query.Format || (query.Marks != 0 && (query.Marks & marks) == 0)) continue;
                wanted.Add(key);
                if (wanted.Count == query.Limit) return wanted;
            }

            if (members.Length < Page) return wanted;
            min = Listed(members[^1]!).Key + "\n:";
        }
    }

    private static (string Key, int Format, int Marks) Listed(string member)
    {
        var (line, bar) = (member.IndexOf('\n', StringComparison.Ordinal), member.LastIndexOf('|'));
        return (member[..line], int.Parse(member.AsSpan(line + 1, bar - line - 1), CultureInfo.InvariantCulture),
            int.Parse(member.AsSpan(bar + 1), CultureInfo.InvariantCulture));
    }

    private RedisKeys Keys(RealmId realm) => new(prefix, realm.Incarnation);
}

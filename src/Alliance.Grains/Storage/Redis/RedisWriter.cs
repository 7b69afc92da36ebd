using System.Globalization;
using StackExchange.Redis;

namespace Alliance.Grains.Storage.Redis;

/// <summary>Writes each batch with one script call, and seals the journal afterwards.</summary>
internal sealed class RedisWriter(IDatabase database, string prefix, TimeProvider time)
{
    /// <summary>For each realm, the record number at which this silo next checks whether anchors are due.</summary>
    private readonly Dictionary<long, long> _due = [];

    public async Task<IReadOnlyList<CommitOutcome>> Write(IReadOnlyList<Commit> batch)
    {
        var answer = (long[])(await database.ScriptEvaluateAsync(RedisScripts.Commit, [], Arguments(batch))
            .ConfigureAwait(false))!;
        var outcomes = new CommitOutcome[batch.Count];
        for (var i = 0; i < batch.Count; i++) outcomes[i] = Outcome(answer[2 * i], answer[2 * i + 1]);
        await Seal(batch, outcomes).ConfigureAwait(false);
        return outcomes;
    }

    private static CommitOutcome Outcome(long code, long first) => code switch
    {
        0 => new CommitOutcome(null, first),
        1 => CommitOutcome.StaleEtag,
        2 => CommitOutcome.NoRealm,
        _ => CommitOutcome.KeyUsed,
    };

    private RedisValue[] Arguments(IReadOnlyList<Commit> batch)
    {
        var values = new List<RedisValue>(
            4 + batch.Count * 20) { prefix, time.GetUtcNow().ToUnixTimeMilliseconds(), batch.Count };
        foreach (var commit in batch) Append(values, commit);
        return [.. values];
    }

    private static void Append(List<RedisValue> values, Commit commit)
    {
        var (actor, index) = (commit.Actor, commit.Index);
        values.AddRange([
            commit.Realm.Incarnation, RedisKeys.Member(actor), (int)actor.Kind, actor.Key, commit.Etag, commit.Record]);
        values.AddRange(
            [index.Place, index.Status, index.NextDue is { } due ? due.Milliseconds : RedisValue.EmptyString]);
        values.Add(commit.Journal.Count);
        foreach (var record in commit.Journal) values.AddRange([record.Ordinal, record.Payload, record.Hash]);
        values.Add(commit.Keys.Count);
        foreach (var key in commit.Keys) values.AddRange([key.Key, key.BodyHash, key.Effect, key.ExpiresAt]);
    }

    private async Task Seal(IReadOnlyList<Commit> batch, CommitOutcome[] outcomes)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            var (realm, after) = (batch[i].Realm.Incarnation, outcomes[i].FirstNumber + batch[i].Journal.Count - 1);
            if (outcomes[i].Conflict is not null || batch[i].Journal.Count == 0
                || after < _due.GetValueOrDefault(realm, AnchorChain.Interval)) continue;
            await SealThrough(new RedisKeys(prefix, realm), after).ConfigureAwait(false);
            _due[realm] = after / AnchorChain.Interval * AnchorChain.Interval + AnchorChain.Interval;
        }
    }

    /// <summary>Writes the anchors that are due, because Redis itself cannot compute SHA-256. An anchor follows from
    /// the journal alone, so the first silo to reach it writes it. An anchor that a crash left out is written with the
    /// next record that a silo writes after its start.</summary>
    private async Task SealThrough(RedisKeys keys, long through)
    {
        var sealedThrough = await database.HashLengthAsync(keys.Anchors).ConfigureAwait(false) * AnchorChain.Interval;
        for (var number = sealedThrough + AnchorChain.Interval; number <= through; number += AnchorChain.Interval)
        {
            var previous =
                await database.HashGetAsync(keys.Anchors, number - AnchorChain.Interval).ConfigureAwait(false);
            var entries = await database.StreamRangeAsync(
                keys.Journal, Id(number - AnchorChain.Interval + 1), Id(number)).ConfigureAwait(false);
            var anchor = AnchorChain.Seal(
                previous.IsNull ? AnchorChain.Root : (byte[])previous!, entries.Select(e => (byte[])e["h"]!));
            await database.HashSetAsync(keys.Anchors, number, anchor, When.NotExists).ConfigureAwait(false);
        }
    }

    public static string Id(long number) => string.Create(CultureInfo.InvariantCulture, $"{number}-0");
}

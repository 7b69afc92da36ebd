using System.Globalization;
using System.Text;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using StackExchange.Redis;

namespace Alliance.Grains.Storage.Redis;

/// <summary>Unpacks the values that <c>commit.lua</c> and <c>projections.lua</c> write.</summary>
internal static class RedisRows
{
    /// <summary>Unpacks an index row: <c>place \n status \n due \n number of the last record</c>.</summary>
    public static IndexRow Index(string member, string packed)
    {
        var parts = packed.Split('\n');
        var due = parts[2].Length == 0 ? (Instant?)null
            : new Instant(long.Parse(parts[2], CultureInfo.InvariantCulture));
        return new IndexRow(
            RedisKeys.ActorOf(member), parts[0], parts[1], due, long.Parse(parts[3], CultureInfo.InvariantCulture));
    }

    /// <summary>Packs an index row.</summary>
    public static string Pack(IndexRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Place}\n{row.Status}\n{row.NextDue?.Milliseconds}\n{row.LastEvent}");

    public static RawRecord Record(StreamEntry entry)
    {
        var number = long.Parse(((string)entry.Id!).AsSpan(
            0, ((string)entry.Id!).IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
        return new RawRecord(number, RedisKeys.ActorOf(entry["a"]!), (long)entry["o"], entry["p"]!, entry["h"]!);
    }

    /// <summary>Returns the member of the sorted list of all chains that stands for a record: <c>actor \n
    /// ordinal:number</c>.</summary>
    public static string Link(RawRecord record) => string.Create(
        CultureInfo.InvariantCulture, $"{RedisKeys.Member(record.Actor)}\n{record.Ordinal:D12}:{record.Number}");

    /// <summary>Unpacks an idempotency key: <c>expiry | first number | length of the body's hash | hash and effect</c>.
    /// Returns null for a key that has expired.</summary>
    public static StoredKey? Key(byte[] packed, long now)
    {
        var (key, first) = KeyRow("", packed);
        return key.ExpiresAt <= now ? null : new StoredKey(key.BodyHash, key.Effect, first);
    }

    /// <summary>Unpacks an idempotency key, expired or not.</summary>
    public static KeyRow KeyRow(string key, byte[] packed)
    {
        var at = 0;
        var (expires, first, length) = (Next(packed, ref at), Next(packed, ref at), (int)Next(packed, ref at));
        return new KeyRow(new KeyDraft(key, packed[at..(at + length)], packed[(at + length)..], expires), first);
    }

    /// <summary>Packs an idempotency key.</summary>
    public static byte[] Pack(KeyRow row) =>
    [
        .. Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{row.Key.ExpiresAt}|{row.First}|{row.Key.BodyHash.Length}|")),
        .. row.Key.BodyHash, .. row.Key.Effect,
    ];

    /// <summary>Packs a moved part: <c>number before | last removed number | anchor</c>. The field of the hash is the
    /// number of its last record.</summary>
    public static byte[] Pack(MovedPart part) =>
    [
        .. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{part.After}|{part.Removed}|")),
        .. part.Hash,
    ];

    /// <summary>Unpacks a moved part.</summary>
    public static MovedPart Moved(HashEntry entry)
    {
        var (at, packed) = (0, (byte[])entry.Value!);
        var (after, removed) = (Next(packed, ref at), Next(packed, ref at));
        return new MovedPart(after, (long)entry.Name, removed, packed[at..]);
    }

    /// <summary>Unpacks a projection: <c>format | through | marks | body</c>.</summary>
    public static ProjectionRow Projection(ActorId of, byte[] packed)
    {
        var at = 0;
        var (format, through, marks) = ((int)Next(packed, ref at), Next(packed, ref at), (int)Next(packed, ref at));
        return new ProjectionRow(of, format, through, marks, packed[at..]);
    }

    private static long Next(byte[] packed, ref int at)
    {
        var bar = Array.IndexOf(packed, (byte)'|', at);
        var number = long.Parse(Encoding.ASCII.GetString(packed, at, bar - at), CultureInfo.InvariantCulture);
        at = bar + 1;
        return number;
    }
}

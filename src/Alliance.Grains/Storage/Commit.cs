using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage;

/// <summary>One actor's change, to be written whole or not at all.</summary>
public sealed record Commit
{
    /// <summary>The realm, in the incarnation the actor was read from.</summary>
    public required RealmId Realm { get; init; }
    public required ActorId Actor { get; init; }
    /// <summary>The etag under which the actor was read or last written; 0 for one that is not stored yet. The new one
    /// is one more.</summary>
    public required long Etag { get; init; }
    /// <summary>State and mailbox.</summary>
    public required byte[] Record { get; init; }
    /// <summary>Records for the journal, in order; most commits have few.</summary>
    public IReadOnlyList<JournalDraft> Journal { get; init; } = [];
    public required IndexDraft Index { get; init; }
    /// <summary>The idempotency keys of commands among its turns, with their effects.</summary>
    public IReadOnlyList<KeyDraft> Keys { get; init; } = [];
}

/// <summary>A record on its way into the journal.</summary>
/// <param name="Ordinal">Its place in the actor's chain, from 1.</param>
/// <param name="Payload">The serialized entry.</param>
/// <param name="Hash">SHA-256 of the hash before it in the chain (32 zeros before the first) and the payload.</param>
public readonly record struct JournalDraft(long Ordinal, byte[] Payload, byte[] Hash);

/// <summary>What lists, restart and wake-up read of an actor.</summary>
/// <param name="Place">The township where it is; empty for none.</param>
/// <param name="Status">A word for lists.</param>
/// <param name="NextDue">When it has to be awake by itself, in the realm's time; null: never.</param>
public readonly record struct IndexDraft(string Place, string Status, Instant? NextDue);

/// <summary>A command's idempotency key and its effect.</summary>
/// <param name="Key">Caller, route and key in one, unique in the realm.</param>
/// <param name="BodyHash">Tells a repeat from a key used for something else.</param>
/// <param name="Effect">The serialized answer.</param>
/// <param name="ExpiresAt">When it may be forgotten: Unix time in milliseconds.</param>
public readonly record struct KeyDraft(string Key, byte[] BodyHash, byte[] Effect, long ExpiresAt);

/// <summary>What a commit was given by the store.</summary>
/// <param name="Etag">The actor's new etag.</param>
/// <param name="FirstNumber">The global number of its first journal record; the others follow. Without records, the
/// number last given.</param>
public readonly record struct CommitReceipt(long Etag, long FirstNumber);

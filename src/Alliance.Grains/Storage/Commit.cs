using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage;

/// <summary>The change of one actor. It is written completely or not at all.</summary>
public sealed record Commit
{
    /// <summary>The realm, with the incarnation from which the actor was read.</summary>
    public required RealmId Realm { get; init; }
    public required ActorId Actor { get; init; }
    /// <summary>The etag under which the actor was read or last written; 0 for an actor that is not stored yet. The
    /// commit raises the etag by one.</summary>
    public required long Etag { get; init; }
    /// <summary>The serialized state and mailbox.</summary>
    public required byte[] Record { get; init; }
    /// <summary>The records for the journal, in order. Most commits have few.</summary>
    public IReadOnlyList<JournalDraft> Journal { get; init; } = [];
    public required IndexDraft Index { get; init; }
    /// <summary>The idempotency keys of the commands in this commit, with their effects.</summary>
    public IReadOnlyList<KeyDraft> Keys { get; init; } = [];
}

/// <summary>A record to be written to the journal.</summary>
/// <param name="Ordinal">Its place in the actor's chain, from 1.</param>
/// <param name="Payload">The serialized entry.</param>
/// <param name="Hash">SHA-256 of the hash before it in the chain (32 zeros before the first) and the payload.</param>
public readonly record struct JournalDraft(long Ordinal, byte[] Payload, byte[] Hash);

/// <summary>The index row of an actor: the fields that lists, restart and wake-up read.</summary>
/// <param name="Place">The code of the township where the actor is; empty for none.</param>
/// <param name="Status">The status that lists show.</param>
/// <param name="NextDue">When the actor has to be woken, in the realm's time; null for never.</param>
public readonly record struct IndexDraft(string Place, string Status, Instant? NextDue);

/// <summary>The idempotency key of a command and the effect of the command.</summary>
/// <param name="Key">Caller, route and key in one, unique in the realm.</param>
/// <param name="BodyHash">The hash of the command's body. It tells a repeated command from another command with the
/// same key.</param>
/// <param name="Effect">The serialized answer.</param>
/// <param name="ExpiresAt">When the key may be deleted, as Unix time in milliseconds.</param>
public readonly record struct KeyDraft(string Key, byte[] BodyHash, byte[] Effect, long ExpiresAt);

/// <summary>The values that the store assigned to a commit.</summary>
/// <param name="Etag">The actor's new etag.</param>
/// <param name="FirstNumber">The global number of its first journal record; the others follow it. For a commit without
/// records, the last number that was assigned.</param>
public readonly record struct CommitReceipt(long Etag, long FirstNumber);

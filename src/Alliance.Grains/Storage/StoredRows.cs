using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage;

/// <summary>An actor as it was last committed.</summary>
/// <param name="Etag">The etag, which each commit raises by one.</param>
/// <param name="Record">The serialized state and mailbox.</param>
public sealed record StoredActor(long Etag, byte[] Record);

/// <summary>A row of the index.</summary>
/// <param name="Actor">The actor of the row.</param>
/// <param name="Place">The code of the township where the actor is; empty for none.</param>
/// <param name="Status">The status that lists show.</param>
/// <param name="NextDue">When the actor has to be woken, in the realm's time; null for never.</param>
/// <param name="LastEvent">The global number of its last journal record; 0 for none.</param>
public sealed record IndexRow(ActorId Actor, string Place, string Status, Instant? NextDue, long LastEvent);

/// <summary>A record of the journal as it is stored.</summary>
/// <param name="Number">Its global number in the realm, from 1 without gaps.</param>
/// <param name="Actor">The actor that wrote the record.</param>
/// <param name="Ordinal">Its place in the actor's chain.</param>
/// <param name="Payload">The serialized entry.</param>
/// <param name="Hash">Its hash in the actor's chain.</param>
public sealed record RawRecord(long Number, ActorId Actor, long Ordinal, byte[] Payload, byte[] Hash);

/// <summary>A hash that seals the journal up to a number.</summary>
/// <param name="Number">A multiple of <see cref="AnchorChain.Interval"/>.</param>
/// <param name="Hash">SHA-256 of the anchor before it (32 zeros before the first) and the hashes of the records since,
/// in order.</param>
public sealed record Anchor(long Number, byte[] Hash);

/// <summary>A part of a realm's journal that is moved from the store into an archive file. The file has all of its
/// records, and the store those after <see cref="Removed"/>.</summary>
/// <param name="After">The number before its first record: 0, or that of an anchor.</param>
/// <param name="Through">The number of its last record; that of an anchor.</param>
/// <param name="Removed">The number of the last record that was removed from the store.</param>
/// <param name="Hash">The anchor at <see cref="Through"/>.</param>
public sealed record MovedPart(long After, long Through, long Removed, byte[] Hash);

/// <summary>The stored effect of a command with an idempotency key.</summary>
/// <param name="BodyHash">The hash of the command's body.</param>
/// <param name="Effect">The serialized answer.</param>
/// <param name="FirstNumber">The first number in the receipt of its commit
/// (<see cref="CommitReceipt.FirstNumber"/>).</param>
public sealed record StoredKey(byte[] BodyHash, byte[] Effect, long FirstNumber);

/// <summary>A realm as it is stored.</summary>
/// <param name="Id">Its name and incarnation.</param>
/// <param name="Origin">The wall-clock moment of <see cref="Instant.Start"/>: Unix time in milliseconds.</param>
/// <param name="FactorPermille">The speed of its clock in permille: 1000 is real time, 60000 is a minute of realm time
/// per second.</param>
/// <param name="Region">The first version of its region, as the host serialized it.</param>
public sealed record RealmRow(RealmId Id, long Origin, int FactorPermille, byte[] Region);

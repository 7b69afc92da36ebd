using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage;

/// <summary>An actor as it was last committed.</summary>
public sealed record StoredActor(long Etag, byte[] Record);

/// <summary>A row of the index.</summary>
/// <param name="Actor">Whose.</param>
/// <param name="Place">The township where it is; empty for none.</param>
/// <param name="Status">A word for lists.</param>
/// <param name="NextDue">When it has to be awake by itself.</param>
/// <param name="LastEvent">The global number of its last journal record; 0 for none.</param>
public sealed record IndexRow(ActorId Actor, string Place, string Status, Instant? NextDue, long LastEvent);

/// <summary>A record of the journal as it is stored.</summary>
/// <param name="Number">Its global number in the realm, from 1 without gaps.</param>
/// <param name="Actor">Whose.</param>
/// <param name="Ordinal">Its place in the actor's chain.</param>
/// <param name="Payload">The serialized entry.</param>
/// <param name="Hash">Its link of the chain.</param>
public sealed record RawRecord(long Number, ActorId Actor, long Ordinal, byte[] Payload, byte[] Hash);

/// <summary>Seals the journal through a number.</summary>
/// <param name="Number">A multiple of <see cref="AnchorChain.Interval"/>.</param>
/// <param name="Hash">SHA-256 of the anchor before it (32 zeros before the first) and the hashes of the records since,
/// in order.</param>
public sealed record Anchor(long Number, byte[] Hash);

/// <summary>The effect of a command that was carried out under a key.</summary>
/// <param name="BodyHash">Of the command's body.</param>
/// <param name="Effect">The serialized answer.</param>
/// <param name="FirstNumber">As in the receipt of its commit.</param>
public sealed record StoredKey(byte[] BodyHash, byte[] Effect, long FirstNumber);

/// <summary>A realm as it is stored.</summary>
/// <param name="Id">Its name and incarnation.</param>
/// <param name="Origin">The wall-clock moment of <see cref="Instant.Start"/>: Unix time in milliseconds.</param>
/// <param name="FactorPermille">How fast its clock runs: 1000 is real time, 60000 a minute a second.</param>
/// <param name="Region">The first version of its region, in the host's own form.</param>
public sealed record RealmRow(RealmId Id, long Origin, int FactorPermille, byte[] Region);

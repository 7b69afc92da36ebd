using Alliance.Core.Journals;

namespace Alliance.Grains.Journals;

/// <summary>A record of the journal.</summary>
/// <param name="Ordinal">Its place in its actor's chain, from 1.</param>
/// <param name="Entry">The entry: actor, author, cause, time and body.</param>
/// <param name="Hash">Its hash in the actor's chain.</param>
[GenerateSerializer, Immutable, Alias("stored-record")]
public sealed record StoredRecord(long Ordinal, JournalEntry Entry, byte[] Hash)
{
    /// <summary>Its global number in the realm, from 1 without gaps.</summary>
    public long Number => Entry.Number;
}

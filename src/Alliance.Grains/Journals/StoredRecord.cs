using Alliance.Core.Journals;

namespace Alliance.Grains.Journals;

/// <summary>A record of the journal.</summary>
/// <param name="Ordinal">Its place in its actor's chain, from 1.</param>
/// <param name="Entry">Who, what, when, why.</param>
/// <param name="Hash">Its link of the actor's chain.</param>
[GenerateSerializer, Immutable, Alias("stored-record")]
public sealed record StoredRecord(long Ordinal, JournalEntry Entry, byte[] Hash)
{
    /// <summary>Its global number in the realm, from 1 without gaps.</summary>
    public long Number => Entry.Number;
}

using Alliance.Core.Actors;

namespace Alliance.Core.Mailboxes;

/// <summary>A record with all that the host knows of it: who, what, when, from what cause, under which region.</summary>
/// <param name="Actor">Whose record it is.</param>
/// <param name="RecordedAt">The moment of the turn.</param>
/// <param name="OccurredAt">When it happened: as reported, else the moment of the turn.</param>
/// <param name="By">The author of the command that caused it; null for what actors do among themselves.</param>
/// <param name="Cause">The message that caused it.</param>
/// <param name="RegionVersion">The version of the region that the actor saw.</param>
/// <param name="Body">What happened and why.</param>
[GenerateSerializer, Immutable, Alias("journal-entry")]
public sealed record JournalEntry(
    ActorId Actor, Instant RecordedAt, Instant OccurredAt, Author? By, Cause Cause, int RegionVersion, JournalRecord Body);

/// <summary>What made an actor act.</summary>
/// <param name="Kind">How it came.</param>
/// <param name="From">From whom; the actor itself for commands and timers.</param>
/// <param name="Key">The aid request of the mail, or the key of the timer.</param>
/// <param name="Number">The number of assured mail in its pair, else 0.</param>
[GenerateSerializer, Alias("cause")]
public readonly record struct Cause(CauseKind Kind, ActorId From, string? Key, long Number);

/// <summary>How a message came to an actor.</summary>
public enum CauseKind
{
    Command, Assured, Advisory, Timer, Restored,
}

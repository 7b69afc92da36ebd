using Alliance.Core.Journals;
using Alliance.Core.Actors;

namespace Alliance.Core.Mailboxes;

/// <summary>What is to be committed in one piece together with the actor's state and its mailbox as they are at this moment: the caller
/// serializes both before anything else runs.</summary>
/// <param name="Version">The actor's version that this commit makes durable.</param>
/// <param name="Entries">Records of all turns since the last draft, in order.</param>
/// <param name="NextDue">When the actor has to be awake by itself: its next timer.</param>
/// <param name="HasMail">Whether mail is left in the outbox, so that the actor has to be awake now.</param>
public sealed record Draft(long Version, IReadOnlyList<JournalEntry> Entries, Instant? NextDue, bool HasMail)
{
    /// <summary>The pairs that this commit lets send, each through a number.</summary>
    internal IReadOnlyDictionary<PairKey, long> Releases { get; init; } = null!;
    /// <summary>Advisory mail of the turns.</summary>
    internal IReadOnlyList<Mail> Advisories { get; init; } = [];
}

/// <summary>How a command went.</summary>
/// <param name="Refusal">Why it was refused; then nothing has changed.</param>
/// <param name="Number">The number of what it created.</param>
/// <param name="FirstRecord">Place of its first record among the entries of the draft that will hold it.</param>
/// <param name="Records">How many records it gave.</param>
public readonly record struct CommandTurn(Refusal? Refusal, string? Number, int FirstRecord, int Records);

using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Runtimes;

/// <summary>What is to be committed in one piece, together with the actor's state and its mailbox as they are at this
/// moment. The host serialises both before anything else runs.</summary>
/// <param name="Version">The actor's version that this commit makes durable.</param>
/// <param name="Entries">Records of all turns since the last draft, in order.</param>
/// <param name="Due">When the host must have the actor in memory by itself: now while there is mail in the outbox, so
/// that it is sent again after a crash; otherwise at its next timer; null: never.</param>
public sealed record CommitDraft(long Version, IReadOnlyList<JournalEntry> Entries, Instant? Due)
{
    /// <summary>Keys of the commands that the commit makes durable.</summary>
    public IReadOnlyList<KeptKey> Keys { get; init; } = [];
    /// <summary>The pairs that this commit lets send, each through a number.</summary>
    internal IReadOnlyDictionary<PairKey, long> Releases { get; init; } = null!;
    /// <summary>Advisory mail of the turns.</summary>
    internal IReadOnlyList<Mail> Advisories { get; init; } = [];
}

/// <summary>How a command's turn went.</summary>
/// <param name="Refusal">Why it was refused; then nothing has changed.</param>
/// <param name="Number">The number of what it created.</param>
/// <param name="FirstRecord">Place of its first record among the entries of the draft that will hold it.</param>
/// <param name="Records">How many records it gave.</param>
public readonly record struct CommandTurn(Refusal? Refusal, string? Number, int FirstRecord, int Records);

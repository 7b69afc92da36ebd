using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Runtimes;

/// <summary>The content of one commit, together with the actor's state and mailbox as they are at this moment. The host
/// serialises both before anything else runs.</summary>
/// <param name="Version">The actor's version that this commit makes durable.</param>
/// <param name="Entries">Records of all turns since the last draft, in order.</param>
/// <param name="Due">When the host must have the actor in memory by itself. Now while there is mail in the outbox, so
/// that it is sent again after a crash; else at its next timer; null: never.</param>
public sealed record CommitDraft(long Version, IReadOnlyList<JournalEntry> Entries, Instant? Due)
{
    /// <summary>Keys of the commands that the commit makes durable.</summary>
    public IReadOnlyList<KeptKey> Keys { get; init; } = [];
    /// <summary>The last number that this commit lets each pair send.</summary>
    internal IReadOnlyDictionary<PairKey, long> Releases { get; init; } = null!;
    /// <summary>Advisory mail of the turns.</summary>
    internal IReadOnlyList<Mail> Advisories { get; init; } = [];
}

/// <summary>The result of a command's turn.</summary>
/// <param name="Refusal">Why it was refused, and then nothing has changed; null where it was not.</param>
/// <param name="Number">The number of the thing that it created; null where it created nothing.</param>
/// <param name="FirstRecord">The place of its first record in the draft that will hold it, from 0.</param>
/// <param name="Records">Number of records that it gave.</param>
public readonly record struct CommandTurn(Refusal? Refusal, string? Number, int FirstRecord, int Records);

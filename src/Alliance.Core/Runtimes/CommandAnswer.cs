using Alliance.Core.Actors;

namespace Alliance.Core.Runtimes;

/// <summary>How a command went.</summary>
public enum CommandOutcome
{
    /// <summary>It was carried out, and is durable.</summary>
    Done,
    /// <summary>The state does not admit it; nothing has changed.</summary>
    Refused,
    /// <summary>The actor is not of the version expected; nothing has changed.</summary>
    Stale,
    /// <summary>The key was used for a command with another body; nothing has changed.</summary>
    KeyReused,
}

/// <summary>The runtime's answer to a command.</summary>
/// <param name="Outcome">How it went.</param>
public sealed record CommandAnswer(CommandOutcome Outcome)
{
    /// <summary>The number given to what it created; null where it created nothing.</summary>
    public string? Number { get; init; }
    /// <summary>The actor's version after it; when stale, the present one.</summary>
    public long Version { get; init; }
    /// <summary>The global number of its first journal record; meaningless where it gave none.</summary>
    public long FirstRecord { get; init; }
    /// <summary>How many records it gave, numbered from the first.</summary>
    public int Records { get; init; }
    /// <summary>Why it was refused.</summary>
    public Refusal? Refusal { get; init; }
    /// <summary>Whether this answers a repeat of a command carried out before.</summary>
    public bool IsRepeat { get; init; }
}

/// <summary>What is kept of a command under its key.</summary>
/// <param name="Number">The number given to what it created.</param>
/// <param name="Version">The actor's version after it.</param>
/// <param name="FirstRecord">The place of its first record among those of its commit.</param>
/// <param name="Records">How many records it gave.</param>
[GenerateSerializer, Alias("command-effect")]
public sealed record CommandEffect(string? Number, long Version, int FirstRecord, int Records)
{
    /// <summary>The answer, once its commit has landed.</summary>
    /// <param name="firstNumber">The global number of the first record of that commit.</param>
    public CommandAnswer ToAnswer(long firstNumber) => new(CommandOutcome.Done)
    {
        Number = Number, Version = Version, FirstRecord = firstNumber + FirstRecord, Records = Records,
    };
}

/// <summary>A key with the effect of its command, for the commit that holds it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Effect">What the command did.</param>
public sealed record KeptKey(IdempotencyKey Key, CommandEffect Effect);

/// <summary>What the store has under a key.</summary>
/// <param name="BodyHash">The hash of the body that came with it.</param>
/// <param name="Effect">What the command did.</param>
/// <param name="FirstNumber">The global number of the first record of its commit.</param>
public sealed record FoundKey(byte[] BodyHash, CommandEffect Effect, long FirstNumber);

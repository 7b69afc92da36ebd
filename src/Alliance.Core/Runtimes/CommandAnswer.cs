using Alliance.Core.Actors;

namespace Alliance.Core.Runtimes;

/// <summary>The outcome of a command.</summary>
public enum CommandOutcome
{
    /// <summary>It was carried out and is durable.</summary>
    Done,
    /// <summary>The state does not admit it. Nothing has changed.</summary>
    Refused,
    /// <summary>The actor does not have the expected version. Nothing has changed.</summary>
    Stale,
    /// <summary>The key was used for a command with another body. Nothing has changed.</summary>
    KeyReused,
}

/// <summary>The runtime's answer to a command.</summary>
/// <param name="Outcome">The outcome.</param>
public sealed record CommandAnswer(CommandOutcome Outcome)
{
    /// <summary>The number of the thing that it created; null where it created nothing.</summary>
    public string? Number { get; init; }
    /// <summary>The actor's version after it; the present version if it was refused or stale.</summary>
    public long Version { get; init; }
    /// <summary>The global number of its first journal record; without meaning where it gave none.</summary>
    public long FirstRecord { get; init; }
    /// <summary>Number of records that it gave, numbered from the first.</summary>
    public int Records { get; init; }
    /// <summary>Why it was refused; null where it was not.</summary>
    public Refusal? Refusal { get; init; }
    /// <summary>Whether this answers a repeat of a command carried out before.</summary>
    public bool IsRepeat { get; init; }
}

/// <summary>The effect of a command, as it is kept under the command's key.</summary>
/// <param name="Number">The number of the thing that it created; null where it created nothing.</param>
/// <param name="Version">The actor's version after it.</param>
/// <param name="FirstRecord">The place of its first record in its commit, from 0.</param>
/// <param name="Records">Number of records that it gave.</param>
[GenerateSerializer, Alias("command-effect")]
public sealed record CommandEffect(string? Number, long Version, int FirstRecord, int Records)
{
    /// <summary>Makes the answer after its commit has landed.</summary>
    /// <param name="firstNumber">The global number of the first record of that commit.</param>
    public CommandAnswer ToAnswer(long firstNumber) => new(CommandOutcome.Done)
    {
        Number = Number, Version = Version, FirstRecord = firstNumber + FirstRecord, Records = Records,
    };
}

/// <summary>A key with the effect of its command, for the commit that holds it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Effect">The effect of the command.</param>
public sealed record KeptKey(IdempotencyKey Key, CommandEffect Effect);

/// <summary>The entry of the store under a key.</summary>
/// <param name="BodyHash">The hash of the body of the first command with that key.</param>
/// <param name="Effect">The effect of that command.</param>
/// <param name="FirstNumber">The global number of the first record of its commit.</param>
public sealed record FoundKey(byte[] BodyHash, CommandEffect Effect, long FirstNumber);

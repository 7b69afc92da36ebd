using Alliance.Core.Actors;
using Alliance.Grains.Journals;

namespace Alliance.Grains.Hosting;

/// <summary>A command on its way to an actor.</summary>
[GenerateSerializer, Immutable, Alias("command-request")]
public sealed record CommandRequest
{
    [Id(0)] public required Command Command { get; init; }
    /// <summary>Under which a repeat is recognised; null: each is carried out.</summary>
    [Id(1)] public IdempotencyKey? Key { get; init; }
    /// <summary>The version that its author has seen; null: it is judged on the state alone.</summary>
    [Id(2)] public long? ExpectedVersion { get; init; }
    /// <summary>The trace of the call that brought it, as a W3C <c>traceparent</c>; null where nobody follows it.</summary>
    [Id(3)] public string? Trace { get; init; }
}

/// <summary>Recognises a command that is sent again.</summary>
/// <param name="Caller">Who sends it.</param>
/// <param name="Route">Where to.</param>
/// <param name="Key">The key the caller gave.</param>
/// <param name="BodyHash">A hash of the body, by which a repeat differs from a key used for something else.</param>
[GenerateSerializer, Immutable, Alias("idempotency-key")]
public sealed record IdempotencyKey(string Caller, string Route, string Key, byte[] BodyHash)
{
    /// <summary>The three parts in one, unique in the realm.</summary>
    internal string Name => string.Join('\n', Caller, Route, Key);
}

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

/// <summary>The answer to a command.</summary>
[GenerateSerializer, Immutable, Alias("command-result")]
public sealed record CommandResult
{
    [Id(0)] public required CommandOutcome Outcome { get; init; }
    /// <summary>The number given to what it created.</summary>
    [Id(1)] public string? Number { get; init; }
    /// <summary>The actor's version after it; when stale, the present one.</summary>
    [Id(2)] public long Version { get; init; }
    /// <summary>The global number of its first journal record; meaningless where it gave none.</summary>
    [Id(3)] public long FirstRecord { get; init; }
    /// <summary>How many records it gave, numbered from the first.</summary>
    [Id(4)] public int Records { get; init; }
    /// <summary>Why it was refused.</summary>
    [Id(5)] public Refusal? Refusal { get; init; }
    /// <summary>When stale, the last record that a person caused, or else the last of all.</summary>
    [Id(6)] public StoredRecord? Last { get; init; }
    /// <summary>Whether this answers a repeat of a command carried out before.</summary>
    [Id(7)] public bool IsRepeat { get; init; }
}

/// <summary>An actor's committed state.</summary>
/// <param name="State">Its state; yours to read, not to change.</param>
/// <param name="Version">Its version, for <see cref="CommandRequest.ExpectedVersion"/>.</param>
/// <param name="At">The moment of its last turn.</param>
[GenerateSerializer, Immutable, Alias("actor-snapshot")]
public sealed record ActorSnapshot(object State, long Version, Instant At);

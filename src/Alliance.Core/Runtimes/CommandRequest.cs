using Alliance.Core.Actors;

namespace Alliance.Core.Runtimes;

/// <summary>A command on its way to an actor.</summary>
[GenerateSerializer, Immutable, Alias("command-request")]
public sealed record CommandRequest
{
    /// <summary>The command.</summary>
    [Id(0)] public required Command Command { get; init; }

    /// <summary>The key by which a repeat is recognised; null: each is carried out.</summary>
    [Id(1)] public IdempotencyKey? Key { get; init; }

    /// <summary>The version that its author has seen; null: it is judged on the state alone.</summary>
    [Id(2)] public long? ExpectedVersion { get; init; }

    /// <summary>The trace of the call that brought it, as a W3C <c>traceparent</c>; null where nobody follows
    /// it.</summary>
    [Id(3)] public string? Trace { get; init; }
}

/// <summary>Recognises a command that is sent again.</summary>
/// <param name="Caller">Who sends it.</param>
/// <param name="Route">Where to.</param>
/// <param name="Key">The key the caller gave.</param>
/// <param name="BodyHash">A hash of the body. A repeat has the same; a key used for something else has another.</param>
[GenerateSerializer, Immutable, Alias("idempotency-key")]
public sealed record IdempotencyKey(string Caller, string Route, string Key, byte[] BodyHash)
{
    /// <summary>The three parts in one, unique in the realm.</summary>
    public string Name => string.Join('\n', Caller, Route, Key);

    /// <summary>Whether both keys stand for the same body.</summary>
    public bool HasBodyOf(ReadOnlySpan<byte> bodyHash) => BodyHash.AsSpan().SequenceEqual(bodyHash);
}

using Alliance.Core.Actors;

namespace Alliance.Core.Runtimes;

/// <summary>A command on its way to an actor.</summary>
[GenerateSerializer, Immutable, Alias("command-request")]
public sealed record CommandRequest
{
    /// <summary>The command.</summary>
    [Id(0)] public required Command Command { get; init; }

    /// <summary>The key by which a repeat is recognised; null: every repeat is carried out.</summary>
    [Id(1)] public IdempotencyKey? Key { get; init; }

    /// <summary>The version that its author has seen; null: any version will do.</summary>
    [Id(2)] public long? ExpectedVersion { get; init; }

    /// <summary>The trace of the call that brought it, as a W3C <c>traceparent</c>; null where it is not
    /// traced.</summary>
    [Id(3)] public string? Trace { get; init; }
}

/// <summary>Recognises a command that is sent again.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Route">The route that the command was sent to.</param>
/// <param name="Key">The key that the caller gave.</param>
/// <param name="BodyHash">A hash of the body. A repeat has the same hash; another command under the key has
/// another.</param>
[GenerateSerializer, Immutable, Alias("idempotency-key")]
public sealed record IdempotencyKey(string Caller, string Route, string Key, byte[] BodyHash)
{
    /// <summary>Caller, route and key in one text, unique in the realm.</summary>
    public string Name => string.Join('\n', Caller, Route, Key);

    /// <summary>Tells whether a body hash is that of this key.</summary>
    public bool HasBodyOf(ReadOnlySpan<byte> bodyHash) => BodyHash.AsSpan().SequenceEqual(bodyHash);
}

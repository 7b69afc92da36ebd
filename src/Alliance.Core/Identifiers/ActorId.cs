namespace Alliance.Core.Identifiers;

/// <summary>Names an actor within its realm. Ids are ordered by kind, then ordinally by key.</summary>
/// <param name="Kind">The kind of actor.</param>
/// <param name="Key">The code or number of the actor, unique within the kind.</param>
[GenerateSerializer, Alias("actor-id")]
public readonly record struct ActorId(ActorKind Kind, string Key) : IComparable<ActorId>
{
    /// <inheritdoc/>
    public int CompareTo(ActorId other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Key, other.Key);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}/{Key}";
}

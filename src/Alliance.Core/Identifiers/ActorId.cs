namespace Alliance.Core.Identifiers;

/// <summary>Names an actor within its realm. Ordered by kind, then ordinally by key.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Its code or number, unique within the kind.</param>
[GenerateSerializer, Alias("actor-id")]
public readonly record struct ActorId(ActorKind Kind, string Key) : IComparable<ActorId>
{
    /// <inheritdoc/>
    public int CompareTo(ActorId other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Key, other.Key);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}/{Key}";
}

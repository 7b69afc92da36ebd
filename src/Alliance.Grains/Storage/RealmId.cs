namespace Alliance.Grains.Storage;

/// <summary>A realm and which of its lives: one that was dropped and made again has another incarnation, so that
/// nothing left of the former can write into the new.</summary>
/// <param name="Name">Its name in paths and keys: <c>live</c>, <c>drill-7</c>.</param>
/// <param name="Incarnation">Given by the store, never twice.</param>
[GenerateSerializer, Alias("realm-id")]
public readonly record struct RealmId(string Name, long Incarnation)
{
    /// <summary>The realm in which real teams move; first in line for every commit.</summary>
    public const string Live = "live";
}

namespace Alliance.Grains.Storage;

/// <summary>A realm and its incarnation. A realm that was dropped and created again has another incarnation, so that
/// leftovers of the former realm cannot write to the new one.</summary>
/// <param name="Name">Its name in paths and keys: <c>live</c>, <c>drill-7</c>.</param>
/// <param name="Incarnation">A number from the store, never used twice.</param>
[GenerateSerializer, Alias("realm-id")]
public readonly record struct RealmId(string Name, long Incarnation)
{
    /// <summary>The realm in which real teams move. Its commits go first.</summary>
    public const string Live = "live";
    /// <summary>The realm of accounts and rosters.</summary>
    public const string Access = "access";
}

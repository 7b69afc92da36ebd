using Alliance.Grains.Storage;

namespace Alliance.Grains.Journals;

/// <summary>The end of an actor's chain in the journal.</summary>
/// <param name="Number">The global number of its last record; 0 for none.</param>
/// <param name="Ordinal">The number of records in the chain.</param>
/// <param name="Hash">The hash of its last record.</param>
internal sealed record ChainEnd(long Number, long Ordinal, byte[] Hash)
{
    /// <summary>The end of an empty chain.</summary>
    public static ChainEnd None { get; } = new(0, 0, AnchorChain.Root);
}

using Alliance.Grains.Storage;

namespace Alliance.Grains.Journals;

/// <summary>Where a chain ends.</summary>
/// <param name="Number">The global number of its last record; 0 for none.</param>
/// <param name="Ordinal">Its length.</param>
/// <param name="Hash">Its last link.</param>
internal sealed record ChainEnd(long Number, long Ordinal, byte[] Hash)
{
    /// <summary>Before the first record.</summary>
    public static ChainEnd None { get; } = new(0, 0, AnchorChain.Root);
}

using System.Security.Cryptography;

namespace Alliance.Grains.Storage;

/// <summary>The hashes that make the journal tamper-evident: a chain per actor, and anchors over all of a
/// realm.</summary>
public static class AnchorChain
{
    /// <summary>The number of records between two anchors.</summary>
    public const int Interval = 1_000;

    /// <summary>The hash before the first link and before the first anchor: 32 zero bytes.</summary>
    public static byte[] Root { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>Computes the next link of an actor's chain: SHA-256 of the previous link and the payload.</summary>
    public static byte[] Link(byte[] previous, byte[] payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(payload);
        return hash.GetHashAndReset();
    }

    /// <summary>Computes the next anchor: SHA-256 of the previous anchor and the hashes of the records since, in
    /// order.</summary>
    public static byte[] Seal(byte[] previous, IEnumerable<byte[]> hashes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        foreach (var link in hashes) hash.AppendData(link);
        return hash.GetHashAndReset();
    }
}

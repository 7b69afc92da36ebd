using System.Security.Cryptography;

namespace Alliance.Grains.Storage;

/// <summary>The hashes that make the journal tamper-evident: a chain per actor, and anchors over all of a
/// realm.</summary>
public static class AnchorChain
{
    /// <summary>Records between anchors.</summary>
    public const int Interval = 1_000;

    /// <summary>What comes before the first.</summary>
    public static byte[] Root { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>The next link of an actor's chain.</summary>
    public static byte[] Link(byte[] previous, byte[] payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(payload);
        return hash.GetHashAndReset();
    }

    /// <summary>The next anchor.</summary>
    public static byte[] Seal(byte[] previous, IEnumerable<byte[]> hashes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        foreach (var link in hashes) hash.AppendData(link);
        return hash.GetHashAndReset();
    }
}

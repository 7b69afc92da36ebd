using Alliance.Core.Identifiers;

namespace Alliance.Core.Vocabulary;

/// <summary>Computes the hash that settles ties. It is the same on any machine and favours no code.</summary>
public static class CandidateHash
{
    /// <summary>Computes the hash of a line and a resource: FNV-1a, 32 bits, over request, line and resource. The
    /// result is mixed once more, so that ids that differ only in their last letter get different hashes.</summary>
    /// <param name="line">The line.</param>
    /// <param name="resource">The team or the depot.</param>
    /// <returns>The hash.</returns>
    public static uint Of(LineId line, ActorId resource) => Mix(Add(OfLine(line), resource.Key));

    /// <summary>Computes the hash of a line, for ties between lines.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The hash.</returns>
    public static uint Of(LineId line) => Mix(OfLine(line));

    /// <summary>Returns a weight for each unit of stock. It is small enough for a sum over any quantities.</summary>
    /// <param name="hash">The hash of a line and a resource.</param>
    /// <returns>The upper 20 bits of the hash.</returns>
    public static long PerUnit(uint hash) => hash >> 12;

    private static uint OfLine(LineId line) => (Add(2166136261u, line.Request) ^ (uint)line.Line) * 16777619u;

    private static uint Add(uint hash, string text)
    {
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return hash;
    }

    private static uint Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }
}

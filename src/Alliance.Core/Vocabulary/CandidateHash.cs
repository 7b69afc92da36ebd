using Alliance.Core.Identifiers;

namespace Alliance.Core.Vocabulary;

/// <summary>What settles a tie: the same on any machine, and no code is favoured by it.</summary>
public static class CandidateHash
{
    /// <summary>FNV-1a, 32 bits, over request, line and resource, mixed once more so that ids that differ in their last
    /// letter alone part ways.</summary>
    public static uint Of(LineId line, ActorId resource) => Mix(Add(OfLine(line), resource.Key));

    /// <summary>For ties between lines.</summary>
    public static uint Of(LineId line) => Mix(OfLine(line));

    /// <summary>A weight for each unit of stock, small enough for a sum over any quantities.</summary>
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

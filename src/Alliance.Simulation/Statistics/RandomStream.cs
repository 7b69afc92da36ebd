using System.Text;
using Alliance.Core.Identifiers;

namespace Alliance.Simulation.Statistics;

/// <summary>A stream of pseudo-random integers. It depends only on run seed, actor and purpose, so that two policies
/// meet the same hazards.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood 2014), seeded by FNV-1a of the names.</remarks>
public sealed class RandomStream
{
    private ulong _state;

    public RandomStream(ulong seed, ActorId actor, string purpose)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes($"{seed}|{actor}|{purpose}")) hash = (hash ^ b) * 1099511628211UL;
        _state = hash;
    }

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Draws a whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public long Between(long low, long high) =>
        low + (long)(((UInt128)Next() * ((UInt128)(ulong)(high - low) + 1)) >> 64);

    /// <summary>Draws true in <paramref name="permille"/> of a thousand cases.</summary>
    public bool Chance(int permille) => Between(0, 999) < permille;
}

namespace Alliance.Simulation.Experiments;

/// <summary>The seeds of the replications of a scenario: a pure function of its own seed, so that any one of them can be run again alone with <c>--seed</c>.</summary>
public static class ReplicationSeeds
{
    /// <summary>Seeds end here, as those of scenario files do: whole numbers that every reader of JSON keeps exactly.</summary>
    private const ulong Largest = (1UL << 53) - 1;
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>The seed of a replication: the scenario's own for the first; for the others the output of SplitMix64 (Steele, Lea and Flood 2014) whose state began
    /// with the scenario's seed, at that place, cut to its lower 53 bits.</summary>
    /// <param name="seed">The scenario's seed.</param>
    /// <param name="replication">Counted from 1.</param>
    public static ulong Of(ulong seed, int replication)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replication, 1);
        if (replication == 1) return seed;
        var z = seed + Golden * (ulong)(replication - 1);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (z ^ (z >> 31)) & Largest;
    }

    /// <summary>The seeds of the first so many replications, in order.</summary>
    public static IReadOnlyList<ulong> First(int count, ulong seed) => [.. Enumerable.Range(1, count).Select(i => Of(seed, i))];
}

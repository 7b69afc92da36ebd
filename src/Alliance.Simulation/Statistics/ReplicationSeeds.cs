namespace Alliance.Simulation.Statistics;

/// <summary>The seeds of a scenario's replications. They depend only on the scenario's seed, so that <c>--seed</c> can
/// repeat any single one.</summary>
public static class ReplicationSeeds
{
    /// <summary>The largest seed, as in scenario files. Every JSON reader keeps integers up to it exactly.</summary>
    private const ulong Largest = (1UL << 53) - 1;
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>Computes the seed of a replication. The first has the scenario's own seed. Each other has the output of
    /// SplitMix64 (Steele, Lea, Flood 2014) from that seed at its position, cut to the lower 53 bits.</summary>
    /// <param name="seed">The scenario's seed.</param>
    /// <param name="replication">The number of the replication, from 1.</param>
    public static ulong Of(ulong seed, int replication)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replication, 1);
        if (replication == 1) return seed;
        var z = seed + Golden * (ulong)(replication - 1);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (z ^ (z >> 31)) & Largest;
    }

    /// <summary>Returns the seeds of the first replications, in order.</summary>
    public static IReadOnlyList<ulong> First(int count, ulong seed) =>
        [.. Enumerable.Range(1, count).Select(i => Of(seed, i))];
}

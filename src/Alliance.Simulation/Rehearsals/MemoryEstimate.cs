using Alliance.Simulation.Scenarios;

namespace Alliance.Simulation.Rehearsals;

/// <summary>Estimates the memory of a run before it starts.</summary>
/// <remarks>
/// The estimate uses the number of actors and the number of rises in the hazards' needs.
/// Each rise makes requests whose actors and records stay until the end.
/// It was calibrated on peaks of the process on Linux with the server collector on 2 cores.
/// Read from files: 347 actors and 402 rises had 182 MiB (estimated 200); 3,461 and 402, 194 (212);
/// 6,921 and 402, 246 (226); 3,461 and 4,020, 380 (339).
/// Generated: a province of 25,909 and 8,979 had 440 to 556 (601); the country, 548,221 and 74,900, 3,280 (4,959).
/// It errs upwards for large regions: a storm reaches only a part of them, and the tree of a file's nodes is
/// released before a large run reaches its peak.
/// </remarks>
/// <param name="Actors">Actors that the region configures.</param>
/// <param name="Rises">How often a need of a hazard rises.</param>
/// <param name="RunsAtOnce">Runs that share the region.</param>
public sealed record MemoryEstimate(long Actors, long Rises, int RunsAtOnce)
{
    private const long KiB = 1024;
    private const long MiB = 1024 * KiB;
    /// <summary>The program, its silo and the room that the collector takes.</summary>
    private const long Program = 185 * MiB;
    private const long ActorInRegion = 3 * KiB;
    private const long ActorInRun = 1 * KiB;
    private const long RiseInRun = 36 * KiB;

    /// <summary>MiB that they will want at their peak.</summary>
    public long NeededMiB =>
        (Program + (Actors * ActorInRegion) + (RunsAtOnce * ((Actors * ActorInRun) + (Rises * RiseInRun)))) / MiB;

    /// <summary>MiB that this process may take: the machine's memory, or the limit of its container.</summary>
    public static long AvailableMiB => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / MiB;

    /// <summary>For runs of a scenario, as many at once as there are cores and memory allows, at least one.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="runs">How many in all.</param>
    /// <param name="limitMiB">What they may take.</param>
    public static MemoryEstimate Of(Scenario scenario, int runs, long limitMiB)
    {
        var estimate = new MemoryEstimate(
            scenario.Region.Count,
            scenario.Hazards.Sum(h => h.Needs.Sum(n => (long)RisesOf(n.Curve))),
            Math.Min(runs, Environment.ProcessorCount));
        while (estimate.RunsAtOnce > 1 && estimate.NeededMiB > limitMiB)
            estimate = estimate with { RunsAtOnce = estimate.RunsAtOnce - 1 };
        return estimate;
    }

    private static int RisesOf(NeedCurve curve)
    {
        var (rises, last) = (0, 0);
        foreach (var point in curve.Points)
        {
            if (point.Quantity > last) rises++;
            last = point.Quantity;
        }

        return rises;
    }
}

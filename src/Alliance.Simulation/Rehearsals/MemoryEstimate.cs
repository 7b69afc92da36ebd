using Alliance.Simulation.Scenarios;

namespace Alliance.Simulation.Rehearsals;

/// <summary>Estimates the memory of a run before it starts.</summary>
/// <remarks>The estimate uses the number of actors and the number of rises in the hazards' needs. Each rise makes
/// requests whose actors and records stay until the end. It was calibrated on peaks of the process on Linux with the
/// server collector on 2 cores. Read from files: 347 actors and 402 rises had 182 MiB (estimated 200); 3,461 and 402,
/// 194 (212); 6,921 and 402, 246 (226); 3,461 and 4,020, 380 (339). Generated: a province of 25,909 and 8,979 had 440
/// to 556 (601); the country, 548,221 and 74,900, 3,280 (4,959). It errs upwards for large regions: a storm reaches
/// only a part of them, and the tree of a file's nodes is released before a large run reaches its peak.</remarks>
/// <param name="Actors">The number of actors that the region configures.</param>
/// <param name="Rises">The number of rises of the needs of all hazards.</param>
/// <param name="RunsAtOnce">The number of runs that share the region.</param>
public sealed record MemoryEstimate(long Actors, long Rises, int RunsAtOnce)
{
    private const long KiB = 1024;
    private const long MiB = 1024 * KiB;
    /// <summary>The memory of the program, its silo and the garbage collector, in bytes.</summary>
    private const long Program = 185 * MiB;
    private const long ActorInRegion = 3 * KiB;
    private const long ActorInRun = 1 * KiB;
    private const long RiseInRun = 36 * KiB;

    /// <summary>The memory that the runs will need at their peak, in MiB.</summary>
    public long NeededMiB =>
        (Program + (Actors * ActorInRegion) + (RunsAtOnce * ((Actors * ActorInRun) + (Rises * RiseInRun)))) / MiB;

    /// <summary>The memory that this process may use, in MiB: that of the machine, or the limit of its
    /// container.</summary>
    public static long AvailableMiB => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / MiB;

    /// <summary>Estimates runs of a scenario. As many run at once as there are cores and memory allows, at least
    /// one.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="runs">The number of runs.</param>
    /// <param name="limitMiB">The memory that they may use, in MiB.</param>
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

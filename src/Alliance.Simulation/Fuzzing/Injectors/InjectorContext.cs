using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Simulation.Fuzzing.Systems;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>The context of fault injectors: the system under test, the desks that send commands, and the
/// incidents.</summary>
/// <param name="System">The system under test.</param>
/// <param name="Desks">The desks that send the commands.</param>
/// <param name="Incidents">The incidents of the run.</param>
internal sealed record InjectorContext(SystemUnderTest System, CommandDesks Desks, FuzzIncidents Incidents)
{
    /// <summary>The seed and its limits.</summary>
    public FuzzCase Case => System.Case;

    /// <summary>The events of the run.</summary>
    public EventLoop Loop => System.Loop;

    /// <summary>The faults and their random streams.</summary>
    public FaultPlan Faults => System.Faults;

    /// <summary>The region before any change.</summary>
    public Region Region => System.Region;

    /// <summary>Returns when something happened that is entered now: at times up to ten hours ago, else now.</summary>
    /// <param name="random">The random stream of the injector.</param>
    /// <returns>The time; null for now.</returns>
    public Instant? Happened(RandomStream random) => random.Chance(300)
        ? Loop.Before(random, 600 * 60_000) : null;

    /// <summary>All versions of the region so far, the latest last.</summary>
    public IReadOnlyList<Region> Versions => System.Versions;
}

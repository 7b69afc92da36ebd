using Alliance.Grains.Hosting;
using Alliance.Simulation.Silos;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Alliance.Simulation.Clusters;

/// <summary>Chooses which grain classes a silo hosts.</summary>
/// <remarks>Orleans places a grain only on a silo that has its class. A silo without the classes of simulated runs
/// never runs a simulation. A silo without the classes of live actors never coordinates.</remarks>
public static class SimulationHosting
{
    /// <summary>Lets the silo execute simulation runs.</summary>
    public static ISiloBuilder AddSimulation(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<RunTable>();
        return silo;
    }

    /// <summary>Excludes simulation runs from a silo that serves live.</summary>
    public static ISiloBuilder WithoutSimulation(this ISiloBuilder silo) => Without(silo, typeof(SimulationHosting));

    /// <summary>Excludes live actors from a silo that executes simulation runs.</summary>
    public static ISiloBuilder WithoutLiveActors(this ISiloBuilder silo) => Without(silo, typeof(AllianceHosting));

    private static ISiloBuilder Without(ISiloBuilder silo, Type one)
    {
        silo.Services.PostConfigure<GrainTypeOptions>(types =>
            types.Classes.RemoveWhere(t => t.Assembly == one.Assembly));
        return silo;
    }
}

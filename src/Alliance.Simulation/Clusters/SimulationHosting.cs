using Alliance.Grains.Hosting;
using Alliance.Simulation.Hostings;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Alliance.Simulation.Clusters;

/// <summary>What a silo of a cluster may host. Orleans places a grain only where its class is: a silo without the classes of simulated runs never
/// works one off, and one without those of live actors never coordinates.</summary>
public static class SimulationHosting
{
    /// <summary>Lets the silo work off runs.</summary>
    public static ISiloBuilder AddSimulation(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<RunTable>();
        return silo;
    }

    /// <summary>Keeps runs away from a silo that serves live.</summary>
    public static ISiloBuilder WithoutSimulation(this ISiloBuilder silo) => Without(silo, typeof(SimulationHosting));

    /// <summary>Keeps live actors away from a silo that works off runs.</summary>
    public static ISiloBuilder WithoutLiveActors(this ISiloBuilder silo) => Without(silo, typeof(AllianceHosting));

    private static ISiloBuilder Without(ISiloBuilder silo, Type one)
    {
        silo.Services.PostConfigure<GrainTypeOptions>(types => types.Classes.RemoveWhere(t => t.Assembly == one.Assembly));
        return silo;
    }
}

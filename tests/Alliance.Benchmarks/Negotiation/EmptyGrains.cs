using Alliance.Benchmarks.Measuring;
using Alliance.Benchmarks.Phold;
using Alliance.Simulation.Silos;

namespace Alliance.Benchmarks.Negotiation;

/// <summary>What Orleans itself keeps for a grain that holds nothing.</summary>
internal static class EmptyGrains
{
    private const int Count = 20_000;

    /// <summary>Managed bytes of one.</summary>
    public static async Task<double> BytesAsync(SimulationSilo silo, CancellationToken cancellation)
    {
        using var run = new HostedRun(
            $"empty-{Guid.NewGuid():N}", Hosting.Grain, new PholdConductor(new PholdSetup(1, 0, 1, 0), 1));
        silo.Runs.Add(run);
        string[] keys = [.. Enumerable.Range(0, Count).Select(i => $"{run.Realm}/empty/{i}")];
        foreach (var key in keys) run.Activations[key] = new ActivationHandle();
        var before = ManagedMemory.Settled();
        foreach (var key in keys) await silo.Grains.GetGrain<ISimulatedActorGrain>(key).Join();
        var after = ManagedMemory.Settled();
        foreach (var (_, seat) in run.Activations) seat.Release();
        silo.Runs.Remove(run);
        await SettleAsync(silo, cancellation);
        return (double)(after - before) / Count;
    }

    /// <summary>Waits until the grains of runs that are over have gone.</summary>
    public static async Task SettleAsync(SimulationSilo silo, CancellationToken cancellation)
    {
        var management = silo.Grains.GetGrain<IManagementGrain>(0);
        while ((await management.GetSimpleGrainStatistics()).Any(
            s => s.GrainType.Contains(nameof(SimulatedActorGrain), StringComparison.Ordinal) && s.ActivationCount > 0))
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
    }
}

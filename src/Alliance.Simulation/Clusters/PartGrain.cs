using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Silos;
using Orleans.Placement;

namespace Alliance.Simulation.Clusters;

/// <summary>The part of a run on one silo. Its key is <c>run-42.1/part/0</c>. The number after the point counts the
/// attempts.</summary>
[Alias("alliance.part")]
internal interface IPartGrain : IGrainWithStringKey
{
    /// <summary>Creates the part.</summary>
    /// <returns>Its first window; null when nothing happens in it.</returns>
    [Alias("start"), ResponseTimeout("00:05:00")]
    Task<long?> Start(PartOrder order);

    /// <summary>Runs a window.</summary>
    [Alias("work"), ResponseTimeout("00:05:00")]
    Task<WindowReport> Work(WindowOrder order);

    /// <summary>Returns the totals, and releases the run.</summary>
    [Alias("end"), ResponseTimeout("00:05:00")]
    Task<RunTotals> End();
}

/// <summary>Runs its part with one grain for each actor, all on its own silo.
/// It releases a run after some time without a call.</summary>
[Immovable(ImmovableKind.Any), RandomPlacement, GrainType(TypeName)]
internal sealed class PartGrain(RunTable runs, IGrainFactory grains) : Grain, IPartGrain
{
    /// <summary>The grain type by which the cluster manifest shows which silos run simulations.</summary>
    public const string TypeName = "run-part";
    // Longer than the longest pause of an asker that is alive; every call begins it anew.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    private PartConductor? _conductor;
    private GrainDriver? _driver;
    private HostedRun? _run;

    public async Task<long?> Start(PartOrder order)
    {
        BuildIdentity.Check(order.Build);
        DelayDeactivation(Abandoned);
        // Off this grain's scheduler: a country's region takes seconds.
        _conductor = await Task.Run(() => new PartConductor(Rehearse(order.Plan).Setup, order.Shards, order.Here));
        var key = this.GetPrimaryKeyString();
        _run = new HostedRun(key[..key.IndexOf('/')], Hosting.Grain, _conductor);
        runs.Add(_run);
        _driver = new GrainDriver(_run, grains);
        await _driver.StartAsync();
        return _conductor.NextWindow()?.Number;
    }

    public async Task<WindowReport> Work(WindowOrder order)
    {
        if (_conductor is null) throw Lost();
        DelayDeactivation(Abandoned);
        _conductor.Take(order);
        if (_conductor.NextWindow() is { } window && window.Number == order.Number) await _driver!.WorkOffAsync(window);
        return _conductor.Report();
    }

    public Task<RunTotals> End()
    {
        DeactivateOnIdle();
        return Task.FromResult(_conductor?.Sums() ?? throw Lost());
    }

    private static Rehearsal Rehearse(RunPlan plan)
    {
        try
        {
            return plan.Rehearse();
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw new ClusterUnavailableException(
                $"a silo of the cluster cannot make the run: {failure.Message}", failure);
        }
    }

    private StateLostException Lost() => new($"The part {this.GetPrimaryKeyString()} lost what it held of the run.");

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _driver?.Release();
        if (_run is { } run) runs.Remove(run);
        _run?.Dispose();
        return Task.CompletedTask;
    }
}

using Orleans.Placement;

namespace Alliance.Simulation.Silos;

/// <summary>A grain whose turns a run uses. It joins the run, and the run drives it through its scheduler.</summary>
internal interface IRunMemberGrain : IGrainWithStringKey
{
    /// <summary>Adds its activation to the run.</summary>
    [Alias("join")]
    Task Join();
}

/// <summary>A simulated actor, or the people of one. Its key is <c>run-42/Township/430422103</c> or
/// <c>run-42/people/Township/430422103</c>.</summary>
[Alias("alliance.simulated-actor")]
internal interface ISimulatedActorGrain : IRunMemberGrain;

/// <summary>A shard of a run. Its key is <c>run-42/shard/3</c>.</summary>
[Alias("alliance.shard")]
internal interface IShardGrain : IRunMemberGrain;

/// <summary>Joins a run and leaves it. The activation is pinned, because the actor's state would be lost with
/// it.</summary>
internal abstract class RunMemberGrain(RunTable runs) : Grain, IRunMemberGrain
{
    private ActivationHandle? _activation;

    public Task Join()
    {
        var key = this.GetPrimaryKeyString();
        _activation = runs[key[..key.IndexOf('/')]].Activations[key];
        _activation.Take(((IGrainBase)this).GrainContext);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _activation?.Leave();
        return Task.CompletedTask;
    }
}

/// <summary>The grain class of all simulated actors and world actors.</summary>
[KeepAlive, Immovable(ImmovableKind.Any), PreferLocalPlacement, GrainType("simulated-actor")]
internal sealed class SimulatedActorGrain(RunTable runs) : RunMemberGrain(runs), ISimulatedActorGrain;

/// <summary>Drives its shard in its own turns.</summary>
[KeepAlive, Immovable(ImmovableKind.Any), PreferLocalPlacement, GrainType("shard")]
internal sealed class ShardGrain(RunTable runs) : RunMemberGrain(runs), IShardGrain;

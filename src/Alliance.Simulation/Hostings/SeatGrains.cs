using Orleans.Placement;
using Orleans.Runtime;

namespace Alliance.Simulation.Hostings;

/// <summary>A grain in whose turns a run works: it joins, and is then driven through its scheduler.</summary>
internal interface ISeatGrain : IGrainWithStringKey
{
    /// <summary>Takes its seat in the run.</summary>
    [Alias("join")]
    Task Join();
}

/// <summary>A simulated actor, or the people of one: <c>run-42/Township/430422103</c>, <c>run-42/people/Township/430422103</c>.</summary>
[Alias("alliance.simulated-actor")]
internal interface ISimulatedActorGrain : ISeatGrain;

/// <summary>A shard of a run: <c>run-42/shard/3</c>.</summary>
[Alias("alliance.shard")]
internal interface IShardGrain : ISeatGrain;

/// <summary>Takes its seat and leaves it. Pinned: an activation that went in the midst of a run would take the actor's state along.</summary>
internal abstract class SeatGrain(RunTable runs) : Grain, ISeatGrain
{
    private Seat? _seat;

    public Task Join()
    {
        var key = this.GetPrimaryKeyString();
        _seat = runs[key[..key.IndexOf('/')]].Seats[key];
        _seat.Take(((IGrainBase)this).GrainContext);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _seat?.Leave();
        return Task.CompletedTask;
    }
}

/// <summary>The one class of grain for all simulated actors and world actors.</summary>
[KeepAlive, Immovable(ImmovableKind.Any), PreferLocalPlacement, GrainType("simulated-actor")]
internal sealed class SimulatedActorGrain(RunTable runs) : SeatGrain(runs), ISimulatedActorGrain;

/// <summary>Drives its shard in its own turns.</summary>
[KeepAlive, Immovable(ImmovableKind.Any), PreferLocalPlacement, GrainType("shard")]
internal sealed class ShardGrain(RunTable runs) : SeatGrain(runs), IShardGrain;

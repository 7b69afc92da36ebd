using System.Diagnostics.CodeAnalysis;
using Alliance.Simulation.Conducting;
using Alliance.Simulation.Windows;
using Orleans.Runtime;

namespace Alliance.Simulation.Hostings;

/// <summary>Where something of a run has its turns: an activation and its scheduler, once that has joined.</summary>
internal class Seat
{
    private IGrainContext? _context;
    private TaskScheduler? _scheduler;
    private volatile bool _lost;

    [MemberNotNullWhen(true, nameof(_context))]
    public bool IsTaken => _context is not null;

    /// <summary>Called in a turn of the activation.</summary>
    public void Take(IGrainContext context)
    {
        if (_context is not null && _context != context) _lost = true;
        (_context, _scheduler) = (context, TaskScheduler.Current);
    }

    /// <summary>The activation is going; what it held of the run is gone with it.</summary>
    public void Leave() => _lost = true;

    /// <summary>Queues a turn on the activation: one task, no message, no closure.</summary>
    /// <exception cref="StateLostException">The activation was lost.</exception>
    public void Queue(Action<object?> turn, object state)
    {
        if (_lost || _context is null) throw new StateLostException($"{this} lost its activation in the midst of the run; run it again.");
        _context.Scheduler.QueueTask(new Task(turn, state));
    }

    /// <summary>Checks that the calling code is a turn of the activation.</summary>
    public void CheckTurn()
    {
        if (TaskScheduler.Current != _scheduler) throw new InvalidOperationException($"A turn of {this} runs outside its activation.");
    }

    /// <summary>Gives the activation up when the run is over.</summary>
    public virtual void Release() => _context?.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The run is over."));
}

/// <summary>The seat of one agent.</summary>
internal sealed class AgentSeat(Agent agent, ShardDriver driver) : Seat
{
    public Agent Agent => agent;
    public ShardDriver Driver => driver;

    public override string ToString() => $"The grain of {agent}";
}

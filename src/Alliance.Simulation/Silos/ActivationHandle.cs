using Alliance.Simulation.Runs;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Silos;

/// <summary>The activation and the scheduler of one member of a run, once it has joined.</summary>
internal class ActivationHandle
{
    private IGrainContext? _context;
    private TaskScheduler? _scheduler;
    private volatile bool _lost;

    /// <summary>Stores the activation and its scheduler. It must be called in a turn of the activation.</summary>
    public void Take(IGrainContext context)
    {
        if (_context is not null && _context != context) _lost = true;
        (_context, _scheduler) = (context, TaskScheduler.Current);
    }

    /// <summary>Marks the activation as lost. Its state of the run is lost with it.</summary>
    public void Leave() => _lost = true;

    /// <summary>Queues a turn on the activation. It takes one task, no message and no closure.</summary>
    /// <exception cref="StateLostException">The activation was lost.</exception>
    public void Queue(Action<object?> turn, object state)
    {
        if (_lost || _context is null)
            throw new StateLostException($"{this} lost its activation in the midst of the run; run it again.");
        _context.Scheduler.QueueTask(new Task(turn, state));
    }

    /// <summary>Checks that the calling code is a turn of the activation.</summary>
    public void CheckTurn()
    {
        if (TaskScheduler.Current != _scheduler)
            throw new InvalidOperationException($"A turn of {this} runs outside its activation.");
    }

    /// <summary>Releases the activation when the run is over.</summary>
    public virtual void Release() =>
        _context?.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The run is over."));
}

/// <summary>The activation of one agent.</summary>
internal sealed class AgentActivation(Agent agent, ShardDriver driver) : ActivationHandle
{
    public Agent Agent => agent;
    public ShardDriver Driver => driver;

    public override string ToString() => $"The grain of {agent}";
}

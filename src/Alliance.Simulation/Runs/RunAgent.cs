using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Runs;

/// <summary>An actor or its people in a run: the timers, and the order of sent mail.</summary>
internal abstract class RunAgent(ActorId id, ulong hash, bool isWorld) : Agent<TimelineMail>
{
    /// <summary>The highest number of timers of one agent in one tick. An agent that always sets a timer for the
    /// present would never end.</summary>
    private const int MaxTimersPerTick = 1_000;

    // Few at a time, and none at rest: a list is searched as fast as a table is, and costs an idle agent nothing.
    private List<TimerSlot>? _timers;
    private long _ordinal;
    private long _timersAt = -1;
    private int _timersInTick;

    /// <summary>The agent as the sender of its mail.</summary>
    public readonly Sender Self = new(id, hash, isWorld);
    /// <summary>Its number in its shard.</summary>
    public int Number;
    /// <summary>The tick at which the last mail between people and their actor arrives.</summary>
    public long LastLocal;

    public ActorId Id => Self.Id;

    public override string GrainKey => Self.IsWorld ? $"people/{Id}" : Id.ToString();

    public override string ToString() => Self.IsWorld ? $"the people of {Id}" : Id.ToString();

    protected sealed override void Handle(long tick, in TimelineMail mail, in Window window, Workspace workspace)
    {
        try
        {
            if (mail.Body is not TimerSlot slot) Deliver(tick, mail, window, (RunWorkspace)workspace);
            else if (slot.Version == mail.Ordinal)
            {
                CountTimer(slot, tick);
                TakeOut(slot);
                Expire(slot, tick, window, (RunWorkspace)workspace);
            }
        }
        catch (Exception e) when (e is not RunFailedException)
        {
            throw new RunFailedException(this, tick, mail, e);
        }
    }

    protected abstract void Deliver(long tick, in TimelineMail mail, in Window window, RunWorkspace workspace);

    protected abstract void Expire(TimerSlot slot, long tick, in Window window, RunWorkspace workspace);

    protected long NextOrdinal() => _ordinal++;

    /// <summary>Sets, replaces or cancels a timer.</summary>
    protected void ChangeTimer(
        string key, Instant? due, object? message, long now, in Window window, RunWorkspace workspace)
    {
        var slot = _timers?.Find(t => t.Key == key);
        if (due is not { } at)
        {
            if (slot is not null) TakeOut(slot);
            return;
        }

        if (slot is null) (_timers ??= new List<TimerSlot>(2)).Add(slot = new TimerSlot(key));
        else slot.Version++;
        slot.Message = message;
        var tick = Math.Max(at.Milliseconds, now);
        if (tick <= window.End) Insert(tick, new TimelineMail(slot, null, slot.Version));
        else workspace.Outputs.Add(new AgentOutput(OutputKind.Timer, this, tick, Id, slot, slot.Version));
    }

    private void TakeOut(TimerSlot slot)
    {
        slot.Version++;
        _timers!.Remove(slot);
        if (_timers.Count == 0) _timers = null;
    }

    private void CountTimer(TimerSlot slot, long tick)
    {
        if (tick != _timersAt) (_timersAt, _timersInTick) = (tick, 0);
        if (++_timersInTick > MaxTimersPerTick)
            throw new InvalidOperationException(
                $"More than {MaxTimersPerTick} timers in one tick, the last of them '{slot.Key}'.");
    }
}

using Alliance.Core.Actors;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Conducting;

/// <summary>One actor, or the people of one, in a run: its timers, and the order of what it sends.</summary>
internal abstract class RunAgent(ActorId id, ulong hash, bool isWorld) : Agent<Mail>
{
    /// <summary>The most timers that one agent may handle in one tick; a timer that sets itself for now never ends otherwise.</summary>
    private const int MaxTimersPerTick = 1_000;

    // Few at a time, and none at rest: a list is searched as fast as a table is, and costs an idle agent nothing.
    private List<TimerSlot>? _timers;
    private long _ordinal;
    private long _timersAt = -1;
    private int _timersInTick;

    /// <summary>Who it is to those it sends to.</summary>
    public readonly Sender Self = new(id, hash, isWorld);
    /// <summary>Its number in its shard.</summary>
    public int Number;
    /// <summary>When the last mail between people and their actor arrives.</summary>
    public long LastLocal;

    public ActorId Id => Self.Id;

    public override string GrainKey => Self.IsWorld ? $"people/{Id}" : Id.ToString();

    public override string ToString() => Self.IsWorld ? $"the people of {Id}" : Id.ToString();

    protected sealed override void Handle(long tick, in Mail mail, in Window window, Bench bench)
    {
        try
        {
            if (mail.Body is not TimerSlot slot) Deliver(tick, mail, window, (RunBench)bench);
            else if (slot.Version == mail.Ordinal)
            {
                CountTimer(slot, tick);
                TakeOut(slot);
                Expire(slot, tick, window, (RunBench)bench);
            }
        }
        catch (Exception e) when (e is not RunFailedException)
        {
            throw new RunFailedException(this, tick, mail, e);
        }
    }

    protected abstract void Deliver(long tick, in Mail mail, in Window window, RunBench bench);

    protected abstract void Expire(TimerSlot slot, long tick, in Window window, RunBench bench);

    protected long NextOrdinal() => _ordinal++;

    /// <summary>Sets, replaces or takes back a timer.</summary>
    protected void ChangeTimer(string key, Instant? due, object? message, long now, in Window window, RunBench bench)
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
        if (tick <= window.End) Insert(tick, new Mail(slot, null, slot.Version));
        else bench.Drafts.Add(new Draft(DraftKind.Timer, this, tick, Id, slot, slot.Version));
    }

    /// <summary>Mail to itself is handled in its own window, at the next tick.</summary>
    protected void SendToSelf(object message, long now, in Window window, RunBench bench)
    {
        if (now < window.End) Insert(now + 1, new Mail(message, Self, NextOrdinal()));
        else bench.Drafts.Add(new Draft(DraftKind.Self, this, now + 1, Id, message, NextOrdinal()));
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
            throw new InvalidOperationException($"More than {MaxTimersPerTick} timers in one tick, the last of them '{slot.Key}'.");
    }
}

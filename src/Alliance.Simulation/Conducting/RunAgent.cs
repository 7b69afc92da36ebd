using System.Runtime.InteropServices;
using Alliance.Core.Actors;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Conducting;

/// <summary>One actor, or the people of one, in a run: its timers, and the order of what it sends.</summary>
internal abstract class RunAgent(ActorId id, ulong hash, bool isWorld) : Agent<Mail>
{
    /// <summary>The most timers that one agent may handle in one tick; a timer that sets itself for now never ends otherwise.</summary>
    private const int MaxTimersPerTick = 1_000;

    private Dictionary<string, TimerSlot>? _timers;
    private Dictionary<(ActorId To, string? Request), long>? _lastAssured;
    private int _sweepAt = 64;
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
                _timers!.Remove(slot.Key);
                slot.Version++;
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
        if (due is not { } at)
        {
            if (_timers is not null && _timers.Remove(key, out var taken)) taken.Version++;
            return;
        }

        _timers ??= new Dictionary<string, TimerSlot>(StringComparer.Ordinal);
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_timers, key, out var exists)!;
        if (exists) slot.Version++;
        else slot = new TimerSlot(key);
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

    /// <summary>The arrival of assured mail, no earlier than what went before it to the same receiver about the same request.</summary>
    public long InOrder(ActorId to, string? request, long arrival, long earliestNext)
    {
        var pairs = _lastAssured ??= [];
        // What arrived before anything sent from now on could is of no account any more.
        if (pairs.Count >= _sweepAt)
        {
            foreach (var (pair, last) in pairs)
                if (last <= earliestNext) pairs.Remove(pair);
            _sweepAt = Math.Max(64, pairs.Count * 2);
        }

        ref var latest = ref CollectionsMarshal.GetValueRefOrAddDefault(pairs, (to, request), out _);
        return latest = Math.Max(latest, arrival);
    }

    private void CountTimer(TimerSlot slot, long tick)
    {
        if (tick != _timersAt) (_timersAt, _timersInTick) = (tick, 0);
        if (++_timersInTick > MaxTimersPerTick)
            throw new InvalidOperationException($"More than {MaxTimersPerTick} timers in one tick, the last of them '{slot.Key}'.");
    }
}

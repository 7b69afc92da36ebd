using System.Runtime.InteropServices;
using Alliance.Core.Actors;

namespace Alliance.Simulation.Conducting;

/// <summary>One actor, or the people of one, in a run: its inbox, its timers, and the running of its windows. It is touched by one thread at a
/// time: by its shard between windows, by whoever runs it within.</summary>
internal abstract class Agent(ActorId id, ulong hash)
{
    /// <summary>The most timers that one agent may handle in one tick; a timer that sets itself for now never ends otherwise.</summary>
    private const int MaxTimersPerTick = 1_000;

    private Dictionary<string, TimerSlot>? _timers;
    private Arrival[] _inbox = new Arrival[4];
    private int _count;
    private int _next;
    private long _ordinal;
    private Dictionary<(ActorId To, string? Request), long>? _lastAssured;
    private int _sweepAt = 64;

    public readonly ActorId Id = id;
    public readonly ulong Hash = hash;
    /// <summary>When the last mail between people and their actor arrives.</summary>
    public long LastLocal;
    /// <summary>Where its windows run, when it has a grain of its own: the hosting's business.</summary>
    public object? Seat { get; set; }

    public abstract bool IsWorld { get; }

    /// <summary>Whether the inbox holds anything.</summary>
    public bool IsActive => _count > 0;

    /// <summary>Takes in something of the window about to be run.</summary>
    public void Receive(in Arrival arrival)
    {
        if (_count == _inbox.Length) Array.Resize(ref _inbox, _count * 2);
        _inbox[_count++] = arrival;
    }

    /// <summary>Works off the window.</summary>
    /// <exception cref="RunFailedException">The actor threw, or set timers without end.</exception>
    public void Run(in Window window, Bench bench)
    {
        if (_count > 1) MemoryExtensions.Sort(_inbox.AsSpan(0, _count), static (a, b) => Arrival.Compare(a, b));
        var (tick, timers) = (-1L, 0);
        for (_next = 0; _next < _count && _inbox[_next].Tick <= window.LastTick;)
        {
            var arrival = _inbox[_next++];
            if (arrival.Tick != tick) (tick, timers) = (arrival.Tick, 0);
            try
            {
                if (arrival.Body is not TimerSlot slot) Deliver(arrival, window, bench);
                else if (slot.Version == arrival.Ordinal)
                {
                    if (++timers > MaxTimersPerTick)
                        throw new InvalidOperationException($"More than {MaxTimersPerTick} timers in one tick, the last of them '{slot.Key}'.");
                    _timers!.Remove(slot.Key);
                    slot.Version++;
                    Expire(slot, tick, window, bench);
                }
            }
            catch (Exception e) when (e is not RunFailedException)
            {
                throw new RunFailedException(this, arrival, e);
            }
        }

        for (; _next < _count; _next++)
            if (!_inbox[_next].IsStale) bench.Counts.CutOff++;
        Array.Clear(_inbox, 0, _count);
        _count = 0;
    }

    protected abstract void Deliver(in Arrival arrival, in Window window, Bench bench);

    protected abstract void Expire(TimerSlot slot, long tick, in Window window, Bench bench);

    protected long NextOrdinal() => _ordinal++;

    /// <summary>Sets, replaces or takes back a timer.</summary>
    protected void ChangeTimer(string key, Instant? due, object? message, long now, in Window window, Bench bench)
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
        if (tick <= window.End) Insert(new Arrival(tick, this, slot, null, slot.Version));
        else bench.Drafts.Add(new Draft(DraftKind.Timer, this, tick, Id, slot, slot.Version));
    }

    /// <summary>Mail to itself is handled in its own window, at the next tick.</summary>
    protected void SendToSelf(object message, long now, in Window window, Bench bench)
    {
        if (now < window.End) Insert(new Arrival(now + 1, this, message, this, NextOrdinal()));
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

    /// <summary>Puts something of this very window in its place among what is still to be handled.</summary>
    private void Insert(in Arrival arrival)
    {
        Receive(arrival);
        var i = _count - 1;
        for (; i > _next && Arrival.Compare(_inbox[i - 1], arrival) > 0; i--) _inbox[i] = _inbox[i - 1];
        _inbox[i] = arrival;
    }
}

using Alliance.Core.Actors;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Radios;

namespace Alliance.Simulation.Conducting;

/// <summary>Conducts a run window by window. A hosting opens a window, has the active agents of every shard run in it, one after another or
/// side by side, lets each shard collect what they gave out, and closes it; the outcome is the same for all.</summary>
internal sealed class Conductor
{
    private readonly RunSetup _setup;
    private readonly RunJournal _journal;
    private readonly RegionVersions _regions;
    private readonly long _lookahead;

    /// <summary>Prepares a run.</summary>
    /// <exception cref="ArgumentException">The setup is not sound; the message names what.</exception>
    public Conductor(RunSetup setup, int shards, RunJournal journal)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shards);
        setup.Validate();
        (_setup, _journal, _lookahead) = (setup, journal, setup.Lookahead.Milliseconds);
        _regions = new RegionVersions(setup.Region, setup.Lookahead);
        var radio = new Radio(setup.Seed, setup.Lookahead, setup.Radio);
        Shards = new Shard[shards];
        for (var i = 0; i < shards; i++) Shards[i] = new Shard(setup, radio, _regions, i, shards);
        for (var i = 0; i < setup.Script.Count; i++) ShardOf(setup.Script[i].To).Start(setup.Script[i], i);
        for (var i = 0; i < setup.Starts.Count; i++) ShardOf(setup.Starts[i].Subject).Start(setup.Starts[i], i);
    }

    public Shard[] Shards { get; }

    /// <summary>How far the run is: the end of the last window closed.</summary>
    public Instant Now { get; private set; }

    /// <summary>The next window with anything in it, or null when the run is at rest or has reached its end.</summary>
    public Window? NextWindow()
    {
        long? next = null;
        foreach (var shard in Shards)
            if (shard.NextWindow is { } window && !(next <= window)) next = window;
        var until = _setup.Until?.Milliseconds ?? long.MaxValue;
        if (next is not { } number || number * _lookahead > until) return null;
        _regions.ForgetBefore(number * _lookahead);
        var end = (number + 1) * _lookahead - 1;
        return new Window(number, end, Math.Min(end, until), _regions);
    }

    /// <summary>Closes a window after every shard has collected: exchanges the mail between shards and writes the records.</summary>
    public void Close(in Window window)
    {
        if (Shards.Length > 1)
            foreach (var from in Shards)
                foreach (var to in Shards)
                    if (from != to) to.Receive(from.Lanes[to.Index]);
        foreach (var shard in Shards) _journal.Take(shard.Records);
        _journal.Commit(_regions);
        Now = new Instant(window.LastTick + 1);
    }

    /// <summary>Works off the whole run on the calling thread.</summary>
    public void Run(Action<Conductor>? eachWindow, CancellationToken cancellation)
    {
        while (NextWindow() is { } window)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var shard in Shards) shard.Open(window.Number);
            foreach (var shard in Shards) shard.RunHere(window);
            Close(window);
            eachWindow?.Invoke(this);
        }
    }

    /// <summary>Whether nothing was left to happen; asked once, when the run is over, and empties the timeline.</summary>
    public bool EndedAtRest()
    {
        foreach (var shard in Shards)
            if (shard.Counts.CutOff > 0 || shard.HasLeft()) return false;
        return true;
    }

    /// <summary>Messages so far.</summary>
    public long Messages
    {
        get
        {
            var sum = 0L;
            foreach (var shard in Shards) sum += shard.Counts.Messages;
            return sum;
        }
    }

    /// <summary>The counts of all shards; taken once, when the run is over.</summary>
    public RunCounts TakeCounts()
    {
        var sum = new RunCounts();
        foreach (var shard in Shards) sum.TakeFrom(shard.Counts);
        return sum;
    }

    private Shard ShardOf(ActorId id) => Shards[Shard.IndexOf(Shard.HashOf(id), Shards.Length)];
}

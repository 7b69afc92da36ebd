using Alliance.Core.Actors;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Radios;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Conducting;

/// <summary>Conducts a run of actors and their people.</summary>
internal sealed class RunConductor : Conductor
{
    private readonly RunJournal _journal;
    private readonly RegionVersions _regions;
    private readonly long _lookahead;
    private readonly RunShard[] _shards;

    /// <summary>Prepares a run.</summary>
    /// <exception cref="ArgumentException">The setup is not sound; the message names what.</exception>
    public RunConductor(RunSetup setup, int shards, RunJournal journal)
        : base(setup.Lookahead.Milliseconds, setup.Until?.Milliseconds ?? long.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shards);
        setup.Validate();
        (_journal, _lookahead) = (journal, setup.Lookahead.Milliseconds);
        _regions = new RegionVersions(setup.Region, setup.Lookahead);
        var radio = new Radio(setup.Seed, setup.Lookahead, setup.Radio);
        _shards = new RunShard[shards];
        for (var i = 0; i < shards; i++) _shards[i] = new RunShard(setup, radio, _regions, i, shards);
        for (var i = 0; i < setup.Script.Count; i++) ShardOf(setup.Script[i].To).Start(setup.Script[i], i);
        for (var i = 0; i < setup.Starts.Count; i++) ShardOf(setup.Starts[i].Subject).Start(setup.Starts[i], i);
    }

    public override IReadOnlyList<RunShard> Shards => _shards;

    /// <summary>How far the run is: the end of the last window closed.</summary>
    public Instant Now { get; private set; }

    /// <summary>Called after each window.</summary>
    public Action? Closed { get; set; }

    public override Window? NextWindow()
    {
        var window = base.NextWindow();
        if (window is { } next) _regions.ForgetBefore(next.End + 1 - _lookahead);
        return window;
    }

    /// <summary>Exchanges the mail between shards and writes the records.</summary>
    public override void Close(in Window window)
    {
        if (_shards.Length > 1)
            foreach (var from in _shards)
                foreach (var to in _shards)
                    if (from != to) to.Receive(from.Lanes[to.Index]);
        foreach (var shard in _shards) _journal.Take(shard.Records);
        _journal.Commit(_regions);
        Now = new Instant(window.LastTick + 1);
        Closed?.Invoke();
    }

    /// <summary>Whether nothing was left to happen; asked once, when the run is over, and empties the timeline.</summary>
    public bool EndedAtRest()
    {
        foreach (var shard in _shards)
            if (shard.Counts.CutOff > 0 || shard.HasLeft()) return false;
        return true;
    }

    /// <summary>Messages so far.</summary>
    public long Messages
    {
        get
        {
            var sum = 0L;
            foreach (var shard in _shards) sum += shard.Counts.Messages;
            return sum;
        }
    }

    /// <summary>The counts of all shards; taken once, when the run is over.</summary>
    public RunCounts TakeCounts()
    {
        var sum = new RunCounts();
        foreach (var shard in _shards) sum.TakeFrom(shard.Counts);
        return sum;
    }

    private RunShard ShardOf(ActorId id) => _shards[RunShard.IndexOf(RunShard.HashOf(id), _shards.Length)];
}

using Alliance.Core.Identifiers;
using Alliance.Simulation.Radios;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Runs;

/// <summary>Conducts the shards of a run that are in this process.</summary>
internal abstract class LocalConductor : Conductor
{
    private readonly long _lookahead;
    private readonly RunShard[] _shards;
    private readonly RunShard?[] _byIndex;

    /// <summary>Prepares the shards, with the script and the starts of world actors.</summary>
    /// <param name="setup">The setup of the run.</param>
    /// <param name="count">The number of shards of the whole run.</param>
    /// <param name="here">The numbers of the shards in this process, in order.</param>
    /// <exception cref="ArgumentException">The setup is not valid. The message names the error.</exception>
    protected LocalConductor(RunSetup setup, int count, IEnumerable<int> here)
        : base(setup.Lookahead.Milliseconds, setup.Until?.Milliseconds ?? long.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        setup.Validate();
        _lookahead = setup.Lookahead.Milliseconds;
        Regions = new RegionVersions(setup.Region, setup.Lookahead);
        var radio = new Radio(setup.Seed, setup.Lookahead, setup.Radio);
        _shards = [.. here.Select(i => new RunShard(setup, radio, Regions, i, count))];
        _byIndex = new RunShard?[count];
        foreach (var shard in _shards) _byIndex[shard.Index] = shard;
        for (var i = 0; i < setup.Script.Count; i++) ShardOf(setup.Script[i].To)?.Start(setup.Script[i], i);
        for (var i = 0; i < setup.Starts.Count; i++) ShardOf(setup.Starts[i].Subject)?.Start(setup.Starts[i], i);
    }

    public override IReadOnlyList<RunShard> Shards => _shards;

    /// <summary>The versions of the region that the shards see.</summary>
    public RegionVersions Regions { get; }

    public override Window? NextWindow()
    {
        var window = base.NextWindow();
        if (window is { } next) Regions.ForgetBefore(next.End + 1 - _lookahead);
        return window;
    }

    /// <summary>Returns the shard of that number, which must be in this process.</summary>
    protected RunShard Here(int shard) => _byIndex[shard]!;

    /// <summary>Moves mail between the shards of this process.</summary>
    protected void Exchange()
    {
        if (_shards.Length == 1) return;
        foreach (var from in _shards)
            foreach (var to in _shards)
                if (from != to) to.Receive(from.Lanes[to.Index]);
    }

    /// <summary>The number of messages so far.</summary>
    public long Messages
    {
        get
        {
            var sum = 0L;
            foreach (var shard in _shards) sum += shard.Counts.Messages;
            return sum;
        }
    }

    /// <summary>Computes the totals. It is called once, when the run is over, and empties the timelines.</summary>
    public RunTotals Sums()
    {
        var sum = new RunCounts();
        var left = false;
        foreach (var shard in _shards)
        {
            left |= shard.Counts.CutOff > 0 || shard.HasLeft();
            sum.TakeFrom(shard.Counts);
        }

        return new RunTotals(!left, sum.Messages, sum.Commands, sum.Timers, sum.LastTick, sum.Activated, sum.Refusals);
    }

    private RunShard? ShardOf(ActorId id) => _byIndex[RunShard.IndexOf(RunShard.HashOf(id), _byIndex.Length)];
}

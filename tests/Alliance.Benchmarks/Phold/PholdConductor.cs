using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Alliance.Simulation.Windows;

namespace Alliance.Benchmarks.Phold;

/// <summary>PHOLD as a model of the product's windows: its timeline and its hostings run it.</summary>
internal sealed class PholdConductor : Conductor
{
    private readonly PholdAgent[] _actors;
    private readonly PholdShard[] _shards;
    private PholdRun.Stretch? _stretch;

    public PholdConductor(PholdSetup setup, int shards) : base(PholdSetup.Lookahead, setup.Until)
    {
        _shards = [.. Enumerable.Range(0, shards).Select(i => new PholdShard(i, shards))];
        _actors = [.. Enumerable.Range(0, setup.Actors).Select(i => new PholdAgent(i, setup.MakeActor(i)))];
        for (var i = 0; i < _actors.Length; i++) _shards[i % shards].Add(_actors[i]);
        foreach (var agent in _actors)
            for (var i = 0; i < setup.Population; i++)
                Post(agent.Actor.Send(0));
    }

    /// <summary>What was measured, once the run is over.</summary>
    public PholdRun? Result { get; private set; }

    public override IReadOnlyList<Shard> Shards => _shards;

    public override Window? NextWindow()
    {
        var window = base.NextWindow();
        if (window is null) Result = _stretch?.Stop();
        else if (_stretch is null && window.Value.Number * PholdSetup.Lookahead >= PholdSetup.MeasuredFrom)
            _stretch = PholdRun.Start(_actors);
        return window;
    }

    public override void Close(in Window window)
    {
        foreach (var from in _shards)
            foreach (var to in _shards)
                if (from != to)
                    from.MoveTo(to);
    }

    private void Post(in PholdSending sending) =>
        _shards[sending.To % _shards.Length].Post(sending.Tick, sending.To / _shards.Length, sending.Mail);
}

/// <summary>The actors whose number leaves a certain rest.</summary>
internal sealed class PholdShard(int index, int shards) : Shard<PholdMail>(PholdSetup.Lookahead)
{
    private readonly List<PholdSending>[] _lanes =
        [.. Enumerable.Range(0, shards).Select(_ => new List<PholdSending>())];

    public override int Index => index;

    public override Workspace NewWorkspace() => new PholdWorkspace();

    public override void Collect(Workspace bench)
    {
        var sent = ((PholdWorkspace)bench).Sent;
        foreach (ref readonly var sending in CollectionsMarshal.AsSpan(sent))
        {
            var to = (int)((uint)sending.To % (uint)shards);
            if (to == index) Post(sending.Tick, sending.To / shards, sending.Mail);
            else _lanes[to].Add(sending);
        }

        sent.Clear();
    }

    public void MoveTo(PholdShard other)
    {
        var lane = _lanes[other.Index];
        foreach (ref readonly var sending in CollectionsMarshal.AsSpan(lane))
            other.Post(sending.Tick, sending.To / shards, sending.Mail);
        lane.Clear();
    }
}

internal sealed class PholdWorkspace : Workspace
{
    public List<PholdSending> Sent { get; } = [];
}

/// <summary>A PHOLD actor with an inbox.</summary>
internal sealed class PholdAgent(int number, PholdActor actor) : Agent<PholdMail>, IHasPholdActor
{
    private PholdActor _actor = actor;

    public ref PholdActor Actor => ref _actor;

    public override string GrainKey => $"phold/{number}";

    protected override void Handle(long tick, in PholdMail mail, in Window window, Workspace bench) =>
        Unsafe.As<PholdWorkspace>(bench).Sent.Add(_actor.On(tick, mail));
}

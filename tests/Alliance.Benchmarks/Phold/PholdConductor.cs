using Alliance.Simulation.Windows;

namespace Alliance.Benchmarks.Phold;

/// <summary>PHOLD as a model of the product's windows: its timeline and its hostings run it.</summary>
internal sealed class PholdConductor : Conductor
{
    private readonly PholdShard[] _shards;
    private PholdRun.Stretch? _stretch;

    public PholdConductor(PholdSetup setup, int shards) : base(PholdSetup.Lookahead, setup.Until)
    {
        Actors = setup.MakeActors();
        _shards = [.. Enumerable.Range(0, shards).Select(i => new PholdShard(i, shards))];
        foreach (var (actor, i) in Actors.Select((a, i) => (a, i))) _shards[i % shards].Add(new PholdAgent(i, actor));
        foreach (var actor in Actors)
            for (var i = 0; i < setup.Population; i++)
                Post(actor.Send(0));
    }

    public PholdActor[] Actors { get; }

    /// <summary>What was measured, once the run is over.</summary>
    public PholdRun? Result { get; private set; }

    public override IReadOnlyList<Shard> Shards => _shards;

    public override Window? NextWindow()
    {
        var window = base.NextWindow();
        if (window is null) Result = _stretch?.Stop();
        else if (_stretch is null && window.Value.Number * PholdSetup.Lookahead >= PholdSetup.MeasuredFrom) _stretch = PholdRun.Start(Actors);
        return window;
    }

    public override void Close(in Window window)
    {
        foreach (var from in _shards)
            foreach (var to in _shards)
                if (from != to)
                    from.MoveTo(to);
    }

    private void Post(in PholdSending sending) => _shards[sending.To % _shards.Length].Post(sending.Tick, sending.To / _shards.Length, sending.Mail);
}

/// <summary>The actors whose number leaves a certain rest.</summary>
internal sealed class PholdShard(int index, int shards) : Shard<PholdMail>(PholdSetup.Lookahead)
{
    private readonly List<PholdSending>[] _lanes = [.. Enumerable.Range(0, shards).Select(_ => new List<PholdSending>())];

    public override int Index => index;

    public override Bench NewBench() => new PholdBench();

    public override void Collect(Bench bench)
    {
        var sent = ((PholdBench)bench).Sent;
        foreach (ref readonly var sending in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(sent))
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
        foreach (ref readonly var sending in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lane))
            other.Post(sending.Tick, sending.To / shards, sending.Mail);
        lane.Clear();
    }
}

internal sealed class PholdBench : Bench
{
    public List<PholdSending> Sent { get; } = [];
}

/// <summary>A PHOLD actor with an inbox.</summary>
internal sealed class PholdAgent(int number, PholdActor actor) : Agent<PholdMail>
{
    public override string GrainKey { get; } = $"phold/{number}";

    protected override void Handle(long tick, in PholdMail mail, in Window window, Bench bench) =>
        ((PholdBench)bench).Sent.Add(actor.On(tick, mail));
}

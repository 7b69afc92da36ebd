using System.Runtime.InteropServices;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Radios;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Runs;

/// <summary>The actors that hash to a shard, with their people, and the lanes to the other shards.</summary>
internal sealed class RunShard : Shard<TimelineMail>
{
    private readonly RunSetup _setup;
    private readonly Radio _radio;
    private readonly long _lookahead;
    private readonly RegionVersions _regions;
    private readonly Dictionary<ActorId, Place> _places = [];
    private readonly PairOrder _pairOrder = new();
    private readonly int _shards;

    public RunShard(RunSetup setup, Radio radio, RegionVersions regions, int index, int shards)
        : base(setup.Lookahead.Milliseconds)
    {
        (_setup, _radio, _regions, Index, _shards) = (setup, radio, regions, index, shards);
        _lookahead = setup.Lookahead.Milliseconds;
        Lanes = new List<Transfer>[shards];
        for (var i = 0; i < shards; i++) Lanes[i] = [];
    }

    public override int Index { get; }
    public List<RecordDraft> Records { get; } = [];
    public RunCounts Counts { get; } = new();
    /// <summary>Mail for the other shards, by their index.</summary>
    public List<Transfer>[] Lanes { get; }

    /// <summary>Returns the shard of an actor and its people, by a stable hash that is the same on every
    /// machine.</summary>
    public static int IndexOf(ulong hash, int shards) => shards == 1 ? 0 : (int)(hash % (ulong)shards);

    public void Start(ScriptedCommand scripted, long ordinal) =>
        Post(
            scripted.At.Milliseconds,
            PlaceOf(scripted.To).Actor(this).Number,
            new TimelineMail(scripted.Command, null, ordinal));

    public void Start(WorldStart start, long ordinal) =>
        Post(
            start.At.Milliseconds,
            PlaceOf(start.Subject).World(this).Number,
            new TimelineMail(start.Timer, null, ordinal));

    public override Workspace NewWorkspace() => new RunWorkspace(_regions);

    /// <summary>Distributes the output of agents to the timeline, the lanes and the records.</summary>
    public override void Collect(Workspace workspace)
    {
        var run = (RunWorkspace)workspace;
        foreach (ref readonly var output in CollectionsMarshal.AsSpan(run.Outputs))
        {
            switch (output.Kind)
            {
                case OutputKind.Timer:
                    Post(output.Tick, output.From.Number, new TimelineMail(output.Body, null, output.Ordinal));
                    break;
                case OutputKind.Notice:
                    run.Counts.Messages++;
                    PostLocal(output, PlaceOf(output.To).World(this));
                    break;
                default:
                    Send(output, run);
                    break;
            }
        }

        run.Outputs.Clear();
        Records.AddRange(run.Records);
        run.Records.Clear();
        Counts.TakeFrom(run);
    }

    /// <summary>Receives the mail of another shard for this one.</summary>
    public void Receive(List<Transfer> lane)
    {
        foreach (var mail in lane)
            Post(mail.Tick, PlaceOf(mail.To).Actor(this).Number, new TimelineMail(mail.Body, mail.From, mail.Ordinal));
        lane.Clear();
    }

    private void Send(in AgentOutput output, RunWorkspace workspace)
    {
        if (output.Body is not Command) workspace.Counts.Messages++;
        var place = PlaceOf(output.To);
        var from = output.From.Self;
        if (from.Id == output.To)
        {
            PostLocal(output, place.Actor(this));
            return;
        }

        var crossing = new Crossing(from.Id, from.Hash, output.To, place.Hash, output.Ordinal);
        var assured = output.Body is not Advisory;
        var arrival = _radio.Arrival(crossing, output.Tick, assured, _regions.At(output.Tick));
        if (arrival == Radio.Lost)
            return;
        if (assured)
            arrival = _pairOrder.InOrder(
                output.From.Number, output.To, (output.Body as Assured)?.Request, arrival, (Opened + 1) * _lookahead);
        if (place.Shard == Index)
            Post(arrival, place.Actor(this).Number, new TimelineMail(output.Body, from, output.Ordinal));
        else
            Lanes[place.Shard].Add(new Transfer(arrival, output.To, output.Body, from, output.Ordinal));
    }

    // People and their own actor hear each other, in order.
    private void PostLocal(in AgentOutput output, RunAgent to)
    {
        var from = output.From;
        from.LastLocal = Math.Max(from.LastLocal, _radio.Local(from.Self.Hash, output.Ordinal, output.Tick));
        Post(from.LastLocal, to.Number, new TimelineMail(output.Body, from.Self, output.Ordinal));
    }

    private RunAgent Enter(RunAgent agent)
    {
        agent.Number = Add(agent);
        return agent;
    }

    private Place PlaceOf(ActorId id)
    {
        if (_places.TryGetValue(id, out var place)) return place;
        var hash = HashOf(id);
        return _places[id] = new Place(id, hash, IndexOf(hash, _shards));
    }

    /// <summary>Computes FNV-1a over kind and key, with additional mixing. string.GetHashCode would differ from process
    /// to process.</summary>
    public static ulong HashOf(ActorId id)
    {
        var hash = (14695981039346656037UL ^ (ulong)id.Kind) * 1099511628211UL;
        foreach (var c in id.Key) hash = (hash ^ c) * 1099511628211UL;
        return Radio.Mix(hash);
    }

    /// <summary>The data of a shard about an actor: its hash and shard, and its agents if they are in this
    /// shard.</summary>
    private sealed class Place(ActorId id, ulong hash, int shard)
    {
        private RunAgent? _actor;
        private RunAgent? _world;

        public ulong Hash => hash;
        public int Shard => shard;

        public RunAgent Actor(RunShard owner) => _actor ??= owner.Enter(new ActorAgent(id, hash, owner._setup.Actors));

        public RunAgent World(RunShard owner) =>
            _world ??= owner.Enter(new WorldAgent(id, Radio.Mix(hash ^ 1), owner._setup.World));
    }
}

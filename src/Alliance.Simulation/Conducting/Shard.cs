using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Simulation.Radios;
using Alliance.Simulation.Timelines;

namespace Alliance.Simulation.Conducting;

/// <summary>Part of a run: the agents that hash to it, their part of the timeline, and the lanes to the other shards.</summary>
internal sealed class Shard
{
    private readonly RunSetup _setup;
    private readonly Radio _radio;
    private readonly long _lookahead;
    private readonly RegionVersions _regions;
    private readonly Timeline<Arrival> _timeline;
    private readonly Dictionary<ActorId, Place> _places = [];
    private readonly Bench _bench = new();
    private readonly int _shards;

    public Shard(RunSetup setup, Radio radio, RegionVersions regions, int index, int shards)
    {
        (_setup, _radio, _regions, Index, _shards) = (setup, radio, regions, index, shards);
        _lookahead = setup.Lookahead.Milliseconds;
        _timeline = new Timeline<Arrival>(_lookahead);
        Lanes = new List<Transfer>[shards];
        for (var i = 0; i < shards; i++) Lanes[i] = [];
    }

    public int Index { get; }
    public long? NextWindow => _timeline.NextWindow;
    /// <summary>Agents with something to do in the open window.</summary>
    public List<Agent> Active { get; } = [];
    public List<RecordDraft> Records { get; } = [];
    public RunCounts Counts { get; } = new();
    /// <summary>Mail for the other shards, by their index.</summary>
    public List<Transfer>[] Lanes { get; }

    /// <summary>The shard of an actor and its people: a stable hash, the same on every machine.</summary>
    public static int IndexOf(ulong hash, int shards) => shards == 1 ? 0 : (int)(hash % (ulong)shards);

    public void Start(ScriptedCommand scripted, long ordinal)
    {
        var to = PlaceOf(scripted.To).Actor(this);
        _timeline.Add(new Arrival(scripted.At.Milliseconds, to, scripted.Command, null, ordinal));
    }

    public void Start(WorldStart start, long ordinal)
    {
        var to = PlaceOf(start.Subject).World(this);
        _timeline.Add(new Arrival(start.At.Milliseconds, to, start.Timer, null, ordinal));
    }

    /// <summary>Hands every agent what the window holds for it.</summary>
    public void Open(long window)
    {
        Active.Clear();
        if (_timeline.NextWindow != window) return;
        foreach (ref readonly var arrival in _timeline.Open(window))
        {
            if (arrival.IsStale) continue;
            var agent = arrival.To;
            if (!agent.IsActive) Active.Add(agent);
            agent.Receive(arrival);
        }
    }

    /// <summary>Whether anything but stale timers is left; empties the timeline to find out.</summary>
    public bool HasLeft()
    {
        while (_timeline.NextWindow is { } window)
            foreach (ref readonly var arrival in _timeline.Open(window))
                if (!arrival.IsStale) return true;
        return false;
    }

    /// <summary>Runs the active agents here and now, one after another.</summary>
    public void RunHere(in Window window)
    {
        foreach (var agent in Active) agent.Run(window, _bench);
        Collect(_bench);
    }

    /// <summary>Takes what agents gave out: into the timeline, the lanes, and the records.</summary>
    public void Collect(Bench bench)
    {
        foreach (ref readonly var draft in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bench.Drafts))
        {
            switch (draft.Kind)
            {
                case DraftKind.Timer:
                    _timeline.Add(new Arrival(draft.Tick, draft.From, draft.Body, null, draft.Ordinal));
                    break;
                case DraftKind.Self:
                    _timeline.Add(new Arrival(draft.Tick, draft.From, draft.Body, draft.From, draft.Ordinal));
                    break;
                case DraftKind.Notice:
                    bench.Counts.Messages++;
                    PostLocal(draft, PlaceOf(draft.To).World(this));
                    break;
                default:
                    Post(draft, bench);
                    break;
            }
        }

        bench.Drafts.Clear();
        Records.AddRange(bench.Records);
        bench.Records.Clear();
        Counts.TakeFrom(bench.Counts);
    }

    /// <summary>Takes in what another shard has for this one.</summary>
    public void Receive(List<Transfer> lane)
    {
        foreach (var mail in lane)
            _timeline.Add(new Arrival(mail.Tick, PlaceOf(mail.To).Actor(this), mail.Body, mail.From, mail.Ordinal));
        lane.Clear();
    }

    private void Post(in Draft draft, Bench bench)
    {
        if (draft.Body is not Command) bench.Counts.Messages++;
        var place = PlaceOf(draft.To);
        if (draft.From.Id == draft.To)
        {
            PostLocal(draft, place.Actor(this));
            return;
        }

        var crossing = new Crossing(draft.From.Id, draft.From.Hash, draft.To, place.Hash, draft.Ordinal);
        var assured = draft.Body is not Advisory;
        var arrival = _radio.Arrival(crossing, draft.Tick, assured, _regions.At(draft.Tick));
        if (arrival == Radio.Lost) return;
        if (assured) arrival = draft.From.InOrder(draft.To, (draft.Body as Assured)?.Request, arrival, draft.Tick + _lookahead);
        if (place.Shard == Index) _timeline.Add(new Arrival(arrival, place.Actor(this), draft.Body, draft.From, draft.Ordinal));
        else Lanes[place.Shard].Add(new Transfer(arrival, draft.To, draft.Body, draft.From, draft.Ordinal));
    }

    // People and their own actor hear each other, in order.
    private void PostLocal(in Draft draft, Agent to)
    {
        var from = draft.From;
        from.LastLocal = Math.Max(from.LastLocal, _radio.Local(from.Hash, draft.Ordinal, draft.Tick));
        _timeline.Add(new Arrival(from.LastLocal, to, draft.Body, from, draft.Ordinal));
    }

    private Place PlaceOf(ActorId id)
    {
        if (_places.TryGetValue(id, out var place)) return place;
        var hash = HashOf(id);
        return _places[id] = new Place(id, hash, IndexOf(hash, _shards));
    }

    /// <summary>FNV-1a over kind and key, well mixed; string.GetHashCode differs from process to process.</summary>
    public static ulong HashOf(ActorId id)
    {
        var hash = (14695981039346656037UL ^ (ulong)id.Kind) * 1099511628211UL;
        foreach (var c in id.Key) hash = (hash ^ c) * 1099511628211UL;
        return Radio.Mix(hash);
    }

    /// <summary>What a shard knows of an actor: its hash and shard, and its agents if they are here.</summary>
    private sealed class Place(ActorId id, ulong hash, int shard)
    {
        private Agent? _actor;
        private Agent? _world;

        public ulong Hash => hash;
        public int Shard => shard;

        public Agent Actor(Shard owner) => _actor ??= new ActorAgent(id, hash, owner._setup.Actors);
        public Agent World(Shard owner) => _world ??= new WorldAgent(id, Radio.Mix(hash ^ 1), owner._setup.World);
    }
}

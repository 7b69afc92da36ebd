using Alliance.Simulation.Runs;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Silos;

/// <summary>Drives a shard in the turns of its grain: opens a window, runs each active agent in a turn of the agent's
/// grain, and collects when the last agent is done.</summary>
/// <remarks>This is a hot path. A grain's turn costs about 1 µs and the handling of a message 0.1 µs, so nothing else
/// may cost time. A turn is one task that is queued on the activation, without a call, a message or a closure. It uses
/// the workspace of its thread.</remarks>
internal sealed class ShardDriver(GrainDriver driver, Shard shard) : ActivationHandle, IThreadPoolWorkItem
{
    /// <summary>The number of turns that are queued at once. The queueing thread runs them, newest first, while another
    /// thread steals the feeder below them.</summary>
    private const int Batch = 32;

    private static readonly Action<object?> OpenTurn = static state => ((ShardDriver)state!).Open();
    private static readonly Action<object?> FeedTurn = static state => ((ShardDriver)state!).Feed();
    private static readonly Action<object?> CollectTurn = static state => ((ShardDriver)state!).Collect();
    private static readonly Action<object?> AgentTurn = static state => RunAgent((AgentActivation)state!);

    // A workspace per thread that runs agents, not one per agent: they stay in the cache.
    [ThreadStatic]
    private static Place? _here;

    private readonly List<Task> _joining = [];
    private readonly List<Place> _places = [];
    private int _fed;
    private Padded _running;

    public Shard Shard => shard;

    public override string ToString() => $"The grain of shard {shard.Index}";

    public void QueueOpen() => Queue(OpenTurn, this);

    /// <summary>Queues the next batch of turns, and itself below them.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        var (active, first) = (shard.Active, _fed);
        var last = _fed = Math.Min(first + Batch, active.Count);
        if (last < active.Count) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        for (var i = first; i < last; i++) QueueAgent(active[i]);
    }

    private void Open()
    {
        try
        {
            CheckTurn();
            shard.Open(driver.Window.Number);
            _joining.Clear();
            for (var i = 0; i < shard.Active.Count; i++)
                if (shard.Active[i].Activation is null)
                    _joining.Add(Join(shard.Active[i]));
            if (_joining.Count == 0) Feed();
            else _ = FeedWhenJoined();
        }
        catch (Exception e)
        {
            Abort(e);
        }
    }

    private Task Join(Agent agent)
    {
        var activation = new AgentActivation(agent, this);
        agent.Activation = activation;
        var key = $"{driver.Run.Realm}/{agent.GrainKey}";
        driver.Run.Activations[key] = activation;
        return driver.Grains.GetGrain<ISimulatedActorGrain>(key).Join();
    }

    private async Task FeedWhenJoined()
    {
        try
        {
            await Task.WhenAll(_joining);
            Queue(FeedTurn, this);
        }
        catch (Exception e)
        {
            Abort(e);
        }
    }

    private void Feed()
    {
        _fed = 0;
        // One more than there are agents: a window of nothing but stale timers has none, and is collected all the same.
        _running.Count = shard.Active.Count + 1;
        ((IThreadPoolWorkItem)this).Execute();
        AgentDone();
    }

    private void QueueAgent(Agent agent)
    {
        try
        {
            ((AgentActivation)agent.Activation!).Queue(AgentTurn, agent.Activation);
        }
        catch (Exception e)
        {
            driver.Fail(e);
            AgentDone();
        }
    }

    private static void RunAgent(AgentActivation activation)
    {
        var shard = activation.Driver;
        try
        {
            activation.CheckTurn();
            var place = _here;
            if (place?.Owner != shard) place = shard.PlaceHere();
            activation.Agent.Run(shard.Window, place.Workspace!);
        }
        catch (Exception e)
        {
            shard.Fail(e);
        }

        shard.AgentDone();
    }

    private ref readonly Window Window => ref driver.Window;

    private void Fail(Exception why) => driver.Fail(why);

    private Place PlaceHere()
    {
        lock (_places)
        {
            var thread = Environment.CurrentManagedThreadId;
            var place = _places.Find(p => p.Thread == thread);
            if (place is null)
                _places.Add(place = new Place(thread) { Owner = this, Workspace = shard.NewWorkspace() });
            return _here = place;
        }
    }

    private void AgentDone()
    {
        if (Interlocked.Decrement(ref _running.Count) > 0) return;
        try
        {
            Queue(CollectTurn, this);
        }
        catch (RunFailedException e)
        {
            Abort(e);
        }
    }

    private void Collect()
    {
        try
        {
            CheckTurn();
            foreach (var place in _places) shard.Collect(place.Workspace!);
        }
        catch (Exception e)
        {
            driver.Fail(e);
        }

        driver.ShardDone();
    }

    private void Abort(Exception why)
    {
        driver.Fail(why);
        driver.ShardDone();
    }

    /// <summary>Releases the references from the threads, which outlive the run and would keep it alive.</summary>
    public override void Release()
    {
        foreach (var place in _places) (place.Owner, place.Workspace) = (null, null);
        base.Release();
    }

    /// <summary>The place of a thread that runs agents of this shard.</summary>
    private sealed class Place(int thread)
    {
        public int Thread => thread;
        public ShardDriver? Owner;
        public Workspace? Workspace;
    }

    /// <summary>A count on a cache line of its own. All threads write it, while they only read its
    /// neighbours.</summary>
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit, Size = 128)]
    private struct Padded
    {
        [System.Runtime.InteropServices.FieldOffset(64)]
        public int Count;
    }
}

using System.Collections.Concurrent;
using Alliance.Simulation.Conducting;

namespace Alliance.Simulation.Hostings;

/// <summary>Drives a shard in the turns of its grain: opens a window, has each active agent run in its own grain's turn, and collects when the last
/// of them is done.</summary>
internal sealed class ShardDriver(GrainDriver driver, Shard shard) : Seat
{
    private static readonly Action<object?> OpenTurn = static state => ((ShardDriver)state!).Open();
    private static readonly Action<object?> RunTurn = static state => ((ShardDriver)state!).QueueAgents();
    private static readonly Action<object?> CollectTurn = static state => ((ShardDriver)state!).Collect();
    private static readonly Action<object?> AgentTurn = static state => RunAgent((AgentSeat)state!);

    private readonly List<Task> _joining = [];
    // A bench per thread that happens to run agents at a time, not one per agent: they stay in the cache.
    private readonly ConcurrentBag<Bench> _free = [];
    private int _running;

    public Shard Shard => shard;

    public override string ToString() => $"The grain of shard {shard.Index}";

    public void QueueOpen() => Queue(OpenTurn, this);

    private void Open()
    {
        try
        {
            CheckTurn();
            shard.Open(driver.Window.Number);
            _joining.Clear();
            foreach (var agent in shard.Active)
                if (agent.Seat is null)
                    _joining.Add(Join(agent));
            if (_joining.Count == 0) QueueAgents();
            else _ = RunWhenJoined();
        }
        catch (Exception e)
        {
            Abort(e);
        }
    }

    private Task Join(Agent agent)
    {
        var seat = new AgentSeat(agent, this);
        agent.Seat = seat;
        var key = $"{driver.Run.Realm}/{(agent.IsWorld ? "people/" : "")}{agent.Id}";
        driver.Run.Seats[key] = seat;
        return driver.Grains.GetGrain<ISimulatedActorGrain>(key).Join();
    }

    private async Task RunWhenJoined()
    {
        try
        {
            await Task.WhenAll(_joining);
            Queue(RunTurn, this);
        }
        catch (Exception e)
        {
            Abort(e);
        }
    }

    // One more than there are agents, so that the count cannot reach nought before all are queued.
    private void QueueAgents()
    {
        _running = shard.Active.Count + 1;
        var queued = 0;
        try
        {
            foreach (var agent in shard.Active)
            {
                ((AgentSeat)agent.Seat!).Queue(AgentTurn, agent.Seat);
                queued++;
            }
        }
        catch (Exception e)
        {
            driver.Fail(e);
        }

        AgentsDone(shard.Active.Count - queued + 1);
    }

    private static void RunAgent(AgentSeat seat)
    {
        try
        {
            seat.CheckTurn();
            seat.Driver.Run(seat.Agent);
        }
        catch (Exception e)
        {
            seat.Driver.Failed(e);
        }

        seat.Driver.AgentsDone(1);
    }

    private void Run(Agent agent)
    {
        if (!_free.TryTake(out var bench)) bench = new Bench();
        agent.Run(driver.Window, bench);
        _free.Add(bench);
    }

    private void Failed(Exception why) => driver.Fail(why);

    private void AgentsDone(int count)
    {
        if (Interlocked.Add(ref _running, -count) > 0) return;
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
            foreach (var bench in _free) shard.Collect(bench);
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
}

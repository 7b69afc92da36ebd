using Alliance.Core.Actors;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Conducting;

/// <summary>The people of an actor in a run; made on their first notice or start. Where nobody listens, notices fall silent.</summary>
internal sealed class WorldAgent(ActorId id, ulong hash, Func<ActorId, WorldActor?> make) : Agent(id, hash)
{
    private WorldActor? _actor;
    private bool _made;

    public override bool IsWorld => true;

    protected override void Deliver(in Arrival arrival, in Window window, Bench bench)
    {
        if (!_made) (_actor, _made) = (make(Id), true);
        if (_actor is null) return;
        var turn = Begin(arrival.Tick, window, bench);
        if (arrival.Body is Notice notice) _actor.On(notice, turn);
        else _actor.On((WorldTimer)arrival.Body, turn);
        Collect(turn, window, bench);
    }

    protected override void Expire(TimerSlot slot, long tick, in Window window, Bench bench)
    {
        var turn = Begin(tick, window, bench);
        _actor!.On((WorldTimer)slot.Message!, turn);
        Collect(turn, window, bench);
    }

    private WorldTurn Begin(long tick, in Window window, Bench bench)
    {
        bench.Counts.LastTick = Math.Max(bench.Counts.LastTick, tick);
        return bench.WorldTurn.Begin(Id, new Instant(tick), window.Regions.At(tick));
    }

    private void Collect(WorldTurn turn, in Window window, Bench bench)
    {
        var now = turn.Now.Milliseconds;
        foreach (var (to, command) in turn.Issued) bench.Drafts.Add(new Draft(DraftKind.Mail, this, now, to, command, NextOrdinal()));
        foreach (var (key, due, timer) in turn.Timers) ChangeTimer(key, due, timer, now, window, bench);
    }
}

using Alliance.Core.Actors;
using Alliance.Simulation.Windows;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Conducting;

/// <summary>The people of an actor in a run; made on their first notice or start. Where nobody listens, notices fall silent.</summary>
internal sealed class WorldAgent(ActorId id, ulong hash, Func<ActorId, WorldActor?> make) : RunAgent(id, hash, isWorld: true)
{
    private WorldActor? _actor;
    private bool _made;

    protected override void Deliver(long tick, in Mail mail, in Window window, RunBench bench)
    {
        if (!_made) (_actor, _made) = (make(Id), true);
        if (_actor is null) return;
        var turn = Begin(tick, bench);
        if (mail.Body is Notice notice) _actor.On(notice, turn);
        else _actor.On((WorldTimer)mail.Body, turn);
        Collect(turn, window, bench);
    }

    protected override void Expire(TimerSlot slot, long tick, in Window window, RunBench bench)
    {
        var turn = Begin(tick, bench);
        _actor!.On((WorldTimer)slot.Message!, turn);
        Collect(turn, window, bench);
    }

    private WorldTurn Begin(long tick, RunBench bench)
    {
        bench.Counts.LastTick = Math.Max(bench.Counts.LastTick, tick);
        return bench.WorldTurn.Begin(Id, new Instant(tick), bench.Regions.At(tick));
    }

    private void Collect(WorldTurn turn, in Window window, RunBench bench)
    {
        var now = turn.Now.Milliseconds;
        foreach (var (to, command) in turn.Issued) bench.Drafts.Add(new Draft(DraftKind.Mail, this, now, to, command, NextOrdinal()));
        foreach (var (key, due, timer) in turn.Timers) ChangeTimer(key, due, timer, now, window, bench);
    }
}

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Windows;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Runs;

/// <summary>The people of an actor in a run, created at their first notice or start. Notices to an actor without people
/// have no effect.</summary>
internal sealed class WorldAgent(ActorId id, ulong hash, Func<ActorId, WorldActor?> make)
    : RunAgent(id, hash, isWorld: true)
{
    private WorldActor? _actor;
    private bool _made;

    protected override void Deliver(long tick, in TimelineMail mail, in Window window, RunWorkspace workspace)
    {
        if (!_made) (_actor, _made) = (make(Id), true);
        if (_actor is null) return;
        var turn = Begin(tick, workspace);
        if (mail.Body is Notice notice) _actor.On(notice, turn);
        else _actor.On((WorldTimer)mail.Body, turn);
        Collect(turn, window, workspace);
    }

    protected override void Expire(TimerSlot slot, long tick, in Window window, RunWorkspace workspace)
    {
        var turn = Begin(tick, workspace);
        _actor!.On((WorldTimer)slot.Message!, turn);
        Collect(turn, window, workspace);
    }

    private WorldTurn Begin(long tick, RunWorkspace workspace)
    {
        workspace.Counts.LastTick = Math.Max(workspace.Counts.LastTick, tick);
        return workspace.WorldTurn.Begin(Id, new Instant(tick), workspace.Regions.At(tick));
    }

    private void Collect(WorldTurn turn, in Window window, RunWorkspace workspace)
    {
        var now = turn.Now.Milliseconds;
        foreach (var (to, command) in turn.Issued)
            workspace.Outputs.Add(new AgentOutput(OutputKind.Mail, this, now, to, command, NextOrdinal()));
        foreach (var (key, due, timer) in turn.Timers)
            ChangeTimer(key, due, timer, now, window, workspace);
    }
}

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Runs;

/// <summary>An actor in a run. It is created at its first mail.</summary>
internal sealed class ActorAgent(ActorId id, ulong hash, Func<ActorId, Actor> make) : RunAgent(id, hash, isWorld: false)
{
    private Actor? _actor;
    private long _records;

    protected override void Deliver(long tick, in TimelineMail mail, in Window window, RunWorkspace workspace)
    {
        var message = (Message)mail.Body;
        // People speak to an actor as itself, wherever they are, as they do live.
        if (message is Command command)
        {
            workspace.Counts.Commands++;
            Handle(message, Id, tick, window, workspace, new Origin(CauseKind.Command, command.By, command.OccurredAt));
        }
        else Handle(message, mail.From?.Id ?? Id, tick, window, workspace, new Origin(CauseKind.Mail, null, null));
    }

    protected override void Expire(TimerSlot slot, long tick, in Window window, RunWorkspace workspace)
    {
        workspace.Counts.Timers++;
        Handle((Message)slot.Message!, Id, tick, window, workspace, new Origin(CauseKind.Timer, null, null, slot.Key));
    }

    private void Handle(
        Message message, ActorId from, long tick, in Window window, RunWorkspace workspace, in Origin origin)
    {
        if (_actor is null)
        {
            _actor = make(Id);
            workspace.Counts.Activated[(int)Id.Kind]++;
        }

        var turn = workspace.Turn.Begin(Id, from, new Instant(tick), workspace.Regions.At(tick));
        _actor.Handle(message, turn);
        workspace.Counts.LastTick = Math.Max(workspace.Counts.LastTick, tick);
        if (turn.Refusal is { } refusal) workspace.Counts.Refused(message, refusal);
        Collect(turn, message, origin, window, workspace);
    }

    // Plain loops over what the turn gave out: this is the hot path.
    private void Collect(Turn turn, Message message, in Origin origin, in Window window, RunWorkspace workspace)
    {
        var now = turn.Now.Milliseconds;
        var records = turn.Records;
        if (records.Count > 0)
        {
            var cause = new Cause(origin.Kind, turn.From, origin.TimerKey ?? message.GetType().Name);
            for (var i = 0; i < records.Count; i++)
            {
                var body = records[i];
                var entry = new JournalEntry(
                    0, turn.Now, Id, origin.Author, origin.OccurredAt, cause, turn.Context.Version, body);
                workspace.Records.Add(new RecordDraft(entry, _records++));
                if (body is Notice)
                    workspace.Outputs.Add(new AgentOutput(OutputKind.Notice, this, now, Id, body, NextOrdinal()));
            }
        }

        var sent = turn.Sent;
        for (var i = 0; i < sent.Count; i++)
        {
            var outgoing = sent[i];
            workspace.Outputs.Add(
                new AgentOutput(OutputKind.Mail, this, now, outgoing.To, outgoing.Message, NextOrdinal()));
        }

        var timers = turn.Timers;
        for (var i = 0; i < timers.Count; i++)
            ChangeTimer(timers[i].Key, timers[i].Due, timers[i].Message, now, window, workspace);
    }

    private readonly record struct Origin(CauseKind Kind, Author? Author, Instant? OccurredAt, string? TimerKey = null);
}

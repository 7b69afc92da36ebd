using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Conducting;

/// <summary>An actor in a run; made on its first mail.</summary>
internal sealed class ActorAgent(ActorId id, ulong hash, Func<ActorId, Actor> make) : RunAgent(id, hash, isWorld: false)
{
    private Actor? _actor;
    private long _records;

    protected override void Deliver(long tick, in Mail mail, in Window window, RunBench bench)
    {
        var message = (Message)mail.Body;
        // People speak to an actor as itself, wherever they are, as they do live.
        if (message is Command command)
        {
            bench.Counts.Commands++;
            Handle(message, Id, tick, window, bench, new Origin(CauseKind.Command, command.By, command.OccurredAt));
        }
        else Handle(message, mail.From?.Id ?? Id, tick, window, bench, new Origin(CauseKind.Mail, null, null));
    }

    protected override void Expire(TimerSlot slot, long tick, in Window window, RunBench bench)
    {
        bench.Counts.Timers++;
        Handle((Message)slot.Message!, Id, tick, window, bench, new Origin(CauseKind.Timer, null, null, slot.Key));
    }

    private void Handle(Message message, ActorId from, long tick, in Window window, RunBench bench, in Origin origin)
    {
        if (_actor is null)
        {
            _actor = make(Id);
            bench.Counts.Activated[(int)Id.Kind]++;
        }

        var turn = bench.Turn.Begin(Id, from, new Instant(tick), bench.Regions.At(tick));
        _actor.Handle(message, turn);
        bench.Counts.LastTick = Math.Max(bench.Counts.LastTick, tick);
        if (turn.Refusal is { } refusal) bench.Counts.Refused(message, refusal);
        Collect(turn, message, origin, window, bench);
    }

    // Plain loops over what the turn gave out: this is the hot path.
    private void Collect(Turn turn, Message message, in Origin origin, in Window window, RunBench bench)
    {
        var now = turn.Now.Milliseconds;
        var records = turn.Records;
        if (records.Count > 0)
        {
            var cause = new Cause(origin.Kind, turn.From, origin.TimerKey ?? message.GetType().Name);
            for (var i = 0; i < records.Count; i++)
            {
                var body = records[i];
                var entry = new JournalEntry(0, turn.Now, Id, origin.Author, origin.OccurredAt, cause, turn.Context.Version, body);
                bench.Records.Add(new RecordDraft(entry, _records++));
                if (body is Notice) bench.Drafts.Add(new Draft(DraftKind.Notice, this, now, Id, body, NextOrdinal()));
            }
        }

        var sent = turn.Sent;
        for (var i = 0; i < sent.Count; i++)
        {
            var outgoing = sent[i];
            bench.Drafts.Add(new Draft(DraftKind.Mail, this, now, outgoing.To, outgoing.Message, NextOrdinal()));
        }

        var timers = turn.Timers;
        for (var i = 0; i < timers.Count; i++) ChangeTimer(timers[i].Key, timers[i].Due, timers[i].Message, now, window, bench);
    }

    private readonly record struct Origin(CauseKind Kind, Author? Author, Instant? OccurredAt, string? TimerKey = null);
}

using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Invariants;
using Alliance.Core.Journals;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Tests.Mailboxes;

/// <summary>The actors of a region over their real mailboxes: every second whoever is not cut off sends what is unacknowledged, hears, commits and acknowledges;
/// timers run on. An actor that is cut off goes on by itself; advisory mail to and from it is lost. A bad line loses mail or its
/// acknowledgement, which is then sent again, and delivers copies late.</summary>
internal sealed class Network(Region region)
{
    private const int BatchSize = 64;
    private readonly SortedDictionary<ActorId, ActorPump> _pumps = [];
    private readonly HashSet<ActorId> _cutOff = [];
    private readonly List<JournalEntry> _journal = [];
    private readonly IReadOnlyList<InvariantFold> _folds = InvariantFold.All(region);

    private readonly List<(Instant At, ActorId To, IReadOnlyList<Mail> Copy)> _late = [];

    public Instant Now { get; private set; }
    /// <summary>What happens to mail on a bad line; null: it is delivered once, at once.</summary>
    public Random? BadLine { get; set; }
    public (int Lost, int Repeated, int Late) Faults { get; private set; }
    public IReadOnlyList<JournalEntry> Journal => _journal;

    public void CutOff(ActorId actor) => _cutOff.Add(actor);
    public void Reconnect(ActorId actor) => _cutOff.Remove(actor);

    public object StateOf(ActorId actor) => PumpOf(actor).State;
    public int WaitingAt(ActorId actor) => PumpOf(actor).Mailbox.Pending;

    public IEnumerable<T> All<T>(ActorId? actor = null) where T : JournalRecord =>
        _journal.Where(e => actor is null || e.Actor == actor).Select(e => e.Body).OfType<T>();

    public CommandTurn Do(ActorId actor, Command command)
    {
        var turn = PumpOf(actor).Execute(command, Now, region);
        Commit(PumpOf(actor));
        return turn;
    }

    public void Advance(Span span)
    {
        for (var until = Now + span; Now < until; Now += new Span(1_000)) Step();
    }

    /// <summary>What is broken; at rest too, if nothing is under way any more.</summary>
    public IReadOnlyList<Violation> Violations(bool atRest)
    {
        if (atRest)
            foreach (var fold in _folds) fold.AtRest();
        return [.. _folds.SelectMany(f => f.Violations)];
    }

    private void Step()
    {
        foreach (var pump in _pumps.Values.ToList())
        {
            while (pump.FireNext(Now, region)) Commit(pump);
            Commit(pump);
        }

        foreach (var pump in _pumps.Values.Where(p => !_cutOff.Contains(p.Self)).ToList())
            foreach (var peer in pump.Peers.Where(p => !_cutOff.Contains(p)).ToList())
                if (pump.Outgoing(peer, BatchSize) is { Count: > 0 } mail) Carry(pump, peer, mail);
        foreach (var late in _late.Where(l => l.At <= Now).ToList())
        {
            _late.Remove(late);
            Deliver(late.To, late.Copy);
        }
    }

    private void Carry(ActorPump pump, ActorId to, IReadOnlyList<Mail> mail)
    {
        var fate = BadLine?.Next(100) ?? 100;
        if (fate < 10)
        {
            _late.Add((Now + new Span(BadLine!.Next(1, 300_000)), to, [.. mail]));
            Faults = Faults with { Late = Faults.Late + 1 };
        }

        if (fate < 40) Faults = Faults with { Lost = Faults.Lost + 1 };
        else if (fate < 70)
        {
            Faults = Faults with { Repeated = Faults.Repeated + 1 };
            Deliver(to, mail);
        }
        else pump.Acknowledge(to, Deliver(to, mail));
    }

    private IReadOnlyList<Acknowledgement> Deliver(ActorId to, IReadOnlyList<Mail> mail)
    {
        var answers = PumpOf(to).Receive(mail, Now, region);
        Commit(PumpOf(to));
        return answers;
    }

    private void Commit(ActorPump pump)
    {
        List<Mail> advisories = [];
        if (pump.TakeDraft() is { } draft)
        {
            foreach (var entry in draft.Entries) Write(entry);
            advisories.AddRange(pump.Committed(draft));
        }

        advisories.AddRange(pump.TakeAdvisories());
        foreach (var advisory in advisories)
            if (!_cutOff.Contains(pump.Self) && !_cutOff.Contains(advisory.Envelope.To)) Deliver(advisory.Envelope.To, [advisory]);
    }

    private void Write(JournalEntry entry)
    {
        _journal.Add(entry with { Number = _journal.Count + 1 });
        foreach (var fold in _folds) fold.On(_journal[^1]);
    }

    private ActorPump PumpOf(ActorId actor)
    {
        if (!_pumps.TryGetValue(actor, out var pump)) _pumps.Add(actor, pump = new ActorPump(actor, ActorFactory.Create(actor.Kind), new Mailbox()));
        return pump;
    }
}

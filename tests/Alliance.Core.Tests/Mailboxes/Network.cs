using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Invariants;
using Alliance.Core.Journals;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Tests.Mailboxes;

/// <summary>The actors of a region over their real mailboxes: every second whoever is not cut off sends what is unacknowledged, hears, commits and acknowledges;
/// timers run on. An actor that is cut off goes on by itself; advisory mail to and from it is lost.</summary>
internal sealed class Network(Region region)
{
    private const int BatchSize = 64;
    private readonly SortedDictionary<ActorId, ActorPump> _pumps = [];
    private readonly HashSet<ActorId> _cutOff = [];
    private readonly List<JournalEntry> _journal = [];
    private readonly IReadOnlyList<InvariantFold> _folds = InvariantFold.All(region);

    public Instant Now { get; private set; }
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
                if (pump.Outgoing(peer, BatchSize) is { Count: > 0 } mail) pump.Acknowledge(peer, Deliver(peer, mail));
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

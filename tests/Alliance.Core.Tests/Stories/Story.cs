using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;

namespace Alliance.Core.Tests.Stories;

/// <summary>All actors of a region in memory. Mail takes a second, assured mail of a pair keeps its order, timers fire
/// on virtual time, and every record goes through every invariant. A silent actor hears and says nothing: advisory mail
/// is lost, assured mail waits.</summary>
internal sealed class Story(Region region)
{
    /// <summary>More steps than any story needs: one that does not come to rest is a bug.</summary>
    private const int MaxSteps = 400_000;
    private static readonly Span Latency = new(1_000);

    private readonly Dictionary<ActorId, Actor> _actors = [];
    private readonly PriorityQueue<Happening, (long At, bool IsTimer, long Order)> _queue = new();
    private readonly Dictionary<(ActorId, string), long> _timers = [];
    private readonly Dictionary<(ActorId, ActorId), Instant> _lastArrival = [];
    private readonly HashSet<(ActorId, ActorId, string)> _closed = [];
    private readonly HashSet<ActorId> _silent = [];
    private readonly List<Mailing> _held = [];
    private readonly List<JournalEntry> _journal = [];
    private readonly IReadOnlyList<InvariantFold> _invariants = AllInvariants.Of(region);
    private readonly Turn _turn = new();
    private long _order;

    public Instant Now { get; private set; }
    public Region Region { get; private set; } = region;
    public Region FirstRegion { get; } = region;
    public IReadOnlyList<JournalEntry> Journal => _journal;
    public IEnumerable<(ActorId Actor, object State)> States => _actors.Select(a => (a.Key, a.Value.State));
    /// <summary>Loses the advisory mail for which it is true.</summary>
    public Func<Advisory, ActorId, bool> Loses { get; set; } = (_, _) => false;
    /// <summary>Adds to the time that a piece of mail takes.</summary>
    public Func<Span> Delay { get; set; } = () => default;
    /// <summary>The people of an actor, who see its notices.</summary>
    public Action<ActorId, Notice> People { get; set; } = (_, _) => { };
    public bool IsAtRest =>
        _held.Count == 0 && _queue.UnorderedItems.All(i => i.Element is Rings timer && !IsSet(timer));

    /// <summary>People give a command; it is handled at once.</summary>
    public Answer Do(ActorId actor, Command command) =>
        Turn(actor, actor, command, new Cause(CauseKind.Command, actor, command.GetType().Name), command.By);

    /// <summary>A message from outside the story, for instance mail that comes late.</summary>
    public void Hand(ActorId to, ActorId from, Message message) =>
        Turn(to, from, message, new Cause(CauseKind.Mail, from, message.GetType().Name), null);

    public void Silence(ActorId actor) => _silent.Add(actor);

    /// <summary>The actor hears and speaks again; what is assured and waited for it is delivered now.</summary>
    public void Hear(ActorId actor)
    {
        _silent.Remove(actor);
        var waiting = _held.Where(m => !IsSilent(m)).ToList();
        _held.RemoveAll(m => !IsSilent(m));
        foreach (var mail in waiting) Deliver(mail);
    }

    /// <summary>Something of the world outside happens after a while.</summary>
    public void Later(Span span, Action act) => Put(Now + span, false, new Happens(act));

    public void Advance(Span span)
    {
        var until = Now + span;
        while (_queue.TryPeek(out _, out var next) && next.At <= until.Milliseconds) Step();
        Now = until;
    }

    /// <summary>Lets everything take its course until nothing is under way.</summary>
    public void Rest()
    {
        for (var steps = 0; _queue.Count > 0; steps++)
        {
            if (steps > MaxSteps)
                throw new InvalidOperationException($"Not at rest after {MaxSteps} steps; next: {_queue.Peek()}.");
            Step();
        }
    }

    public IEnumerable<T> All<T>(ActorId? actor = null) where T : JournalRecord =>
        _journal.Where(e => actor is null || e.Actor == actor).Select(e => e.Body).OfType<T>();

    public IReadOnlyList<Violation> Violations()
    {
        if (IsAtRest)
            foreach (var invariant in _invariants) invariant.AtRest();
        return [.. _invariants.SelectMany(i => i.Violations)];
    }

    private void Step()
    {
        var at = _queue.TryDequeue(out var happening, out var key) ? new Instant(key.At)
            : throw new InvalidOperationException("Nothing happens.");
        Now = at;
        switch (happening)
        {
            case Mailing mail: Deliver(mail); break;
            case Happens world: world.Act(); break;
            case Rings timer when IsSet(timer):
                _timers.Remove((timer.Actor, timer.Key));
                Turn(timer.Actor, timer.Actor, timer.Message, new Cause(CauseKind.Timer, timer.Actor, timer.Key), null);
                break;
        }
    }

    private bool IsSet(Rings timer) => _timers.GetValueOrDefault((timer.Actor, timer.Key)) == timer.Setting;

    private bool IsSilent(Mailing mail) => _silent.Contains(mail.From) || _silent.Contains(mail.To);

    private void Deliver(Mailing mail)
    {
        if (!IsSilent(mail))
            Turn(mail.To, mail.From, mail.Message, new Cause(CauseKind.Mail, mail.From, mail.Message.GetType().Name),
                null);
        else if (mail.Message is Assured) _held.Add(mail);
    }

    private Answer Turn(ActorId self, ActorId from, Message message, Cause cause, Author? author)
    {
        if (!_actors.TryGetValue(self, out var actor)) _actors.Add(self, actor = ActorFactory.Create(self.Kind));
        _turn.Begin(self, from, Now, Region);
        actor.Handle(message, _turn);
        foreach (var timer in _turn.Timers) Set(self, timer);
        foreach (var (to, body) in _turn.Sent.ToList()) Send(self, to, body);
        var answer = new Answer(_turn.Refusal?.Code, _turn.Number, _turn.Refusal?.Why);
        foreach (var body in _turn.Records.ToList()) Write(self, body, cause, author, (message as Command)?.OccurredAt);
        return answer;
    }

    private void Write(ActorId self, JournalRecord body, Cause cause, Author? author, Instant? occurredAt)
    {
        var entry = new JournalEntry(_journal.Count + 1, Now, self, author, occurredAt, cause, Region.Version, body);
        _journal.Add(entry);
        foreach (var invariant in _invariants) invariant.On(entry);
        if (body is RegionChange change) Region = change.Apply(Region);
        // People answer in turns of their own.
        if (body is Notice notice) Put(Now, false, new Happens(() => People(self, notice)));
    }

    private void Set(ActorId self, TimerChange timer)
    {
        _timers[(self, timer.Key)] = ++_order;
        if (timer is { Due: { } due, Message: { } message })
            _queue.Enqueue(new Rings(self, timer.Key, message, _order),
                (Math.Max(due.Milliseconds, Now.Milliseconds), true, _order));
    }

    private void Send(ActorId from, ActorId to, Message message)
    {
        var at = Now + Latency + Delay();
        if (message is Advisory advisory && Loses(advisory, to)) return;
        if (message is Assured assured)
        {
            if (assured.Request is { } request
                && (assured.IsLast ? !_closed.Add((from, to, request)) : _closed.Contains((from, to, request))))
                throw new InvalidOperationException(
                    $"{from} sends {message} to {to} after the last message of the pair.");
            if (_lastArrival.TryGetValue((from, to), out var last) && last > at) at = last;
            _lastArrival[(from, to)] = at;
        }

        Put(at, false, new Mailing(from, to, message));
    }

    private void Put(Instant at, bool isTimer, Happening happening) =>
        _queue.Enqueue(happening, (at.Milliseconds, isTimer, ++_order));

    private abstract record Happening;
    private sealed record Mailing(ActorId From, ActorId To, Message Message) : Happening;
    private sealed record Happens(Action Act) : Happening;
    private sealed record Rings(ActorId Actor, string Key, Due Message, long Setting) : Happening;
}

/// <summary>What people hear back of a command.</summary>
internal readonly record struct Answer(string? Refused, string? Number, string? Why = null);

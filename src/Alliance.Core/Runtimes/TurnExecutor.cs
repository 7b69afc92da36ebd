using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Runtimes;

/// <summary>Runs the turns of one actor on its mailbox and gathers their output: records, mail and timers for the next
/// commit, and acknowledgements that follow it. <see cref="ActorRuntime"/> decides when to commit.</summary>
internal sealed class TurnExecutor
{
    private readonly Actor _actor;
    private readonly MailboxLimits _limits;
    private readonly ITurnWatch? _watch;
    private readonly Turn _turn = new();
    private readonly SortedDictionary<ActorId, SortedSet<PairKey>> _waiting = [];
    private readonly Proofs _proofs = new();
    private List<JournalEntry> _entries = [];
    private List<Mail> _advisories = [];
    /// <summary>Messages that tell the other ends of pairs, once the next commit is durable, that nothing more
    /// comes.</summary>
    private List<Mail> _pairsOver = [];
    private Dictionary<PairKey, long> _releases = [];
    private CommitDraft? _draft;
    private bool _isUrgent;

    /// <summary>Creates the executor of an actor. Its mailbox is new or was read back.</summary>
    public TurnExecutor(ActorId self, Actor actor, Mailbox mailbox, long version = 0,
        MailboxLimits? limits = null, ITurnWatch? watch = null)
    {
        (Self, _actor, Mailbox, Version, _limits, _watch) =
            (self, actor, mailbox, version, limits ?? MailboxLimits.Default, watch);
        TakeUpOutbox();
    }

    /// <summary>The id of the actor.</summary>
    public ActorId Self { get; }
    /// <summary>The numbers, outbox and timers, to be stored with the state.</summary>
    public Mailbox Mailbox { get; }
    /// <summary>The state of the actor, to be stored with the mailbox.</summary>
    public object State => _actor.State;
    /// <summary>Number of turns that changed something durable.</summary>
    public long Version { get; private set; }
    /// <summary>Whether a turn since the last draft must be committed before anything leaves.</summary>
    public bool NeedsCommit { get; private set; }
    /// <summary>Whether that commit may wait a little for further turns. This holds when mail was handled and nothing
    /// binding was sent for it: only a sender waits for its acknowledgement. Advisory mail leaves before it, since it
    /// may be lost or repeated anyway.</summary>
    public bool CanWait => NeedsCommit && !_isUrgent;
    /// <summary>Whether the outbox only got shorter or pairs were forgotten. That is worth a commit within a second,
    /// but not at once.</summary>
    public bool WantsCommit { get; private set; }
    /// <summary>Whether the actor has finished and everything is told and stored. It need not stay in memory.</summary>
    public bool IsFinished =>
        _actor.IsFinished && !NeedsCommit && !WantsCommit && _draft is null && Unacknowledged == 0
        && Mailbox.TimersSet == 0;
    /// <summary>Number of messages in the outbox.</summary>
    public int Unacknowledged { get; private set; }

    /// <summary>Tells an actor that it was read back from the store. This comes before everything else.</summary>
    public void Restore(in Moment moment) =>
        Run(new Restored(), Self, new Cause(CauseKind.Restored, Self, ""), null, moment);

    /// <summary>Takes mail of one sender. The answers leave after the next commit, even where all of it was handled
    /// before.</summary>
    public IReadOnlyList<Acknowledgement> Receive(IReadOnlyList<Mail> mail, in Moment moment)
    {
        var answers = new Dictionary<(string? Request, Instant Opened), Acknowledgement>();
        foreach (var piece in mail)
        {
            if (piece.Envelope.To != Self)
                throw new ArgumentException($"Mail for {piece.Envelope.To} came to {Self}.", nameof(mail));
            if (piece.Place is not { } place) ReceiveAdvisory(piece, moment);
            else if (ReceiveAssured(piece, place, moment) is { } answer)
                answers[(answer.Request, answer.Opened)] = Later(answer, answers);
        }

        return [.. answers.Values];
    }

    /// <summary>Carries out a command or refuses it.</summary>
    public CommandTurn Execute(Command command, in Moment moment, string? trace = null)
    {
        if (Unacknowledged >= _limits.InAll)
            return new(new Refusal("peers-behind",
                "Too much mail is waiting for other stations; try again when they are back."), null, 0, 0);
        var first = _entries.Count;
        Run(command, Self, new Cause(CauseKind.Command, Self, command.GetType().Name), trace, moment);
        return new CommandTurn(_turn.Refusal, _turn.Number, first, _entries.Count - first);
    }

    /// <summary>Hands the actor one timer that is due. Returns false when none is.</summary>
    public bool FireNext(in Moment moment)
    {
        if (Mailbox.TakeDue(Mailbox.Advance(moment.Clock)) is not { } due) return false;
        Run(due.Timer.Message, Self, new Cause(CauseKind.Timer, Self, due.Key), null, moment);
        return true;
    }

    /// <summary>Drafts a commit; null when nothing has changed. One draft is under way at a time.</summary>
    public CommitDraft? TakeDraft(IReadOnlyList<KeptKey> keys)
    {
        if (_draft is not null) throw new InvalidOperationException($"A commit of {Self} is under way.");
        if (Mailbox.Forget(Self, Mailbox.LastTurn, TellOver)) WantsCommit = true;
        foreach (var (key, opened) in Mailbox.TakeUnsaid(Self, Mailbox.LastTurn)) _advisories.Add(
            InPassing(key.Peer, new PairAsked(key.Request!, opened)));
        if (!NeedsCommit && !WantsCommit) return null;
        // Mail in the outbox makes it due at once, so that after a crash a sweep finds it and it is sent again.
        var due = _waiting.Count > 0 ? Mailbox.LastTurn : Mailbox.NextDue;
        _draft = new CommitDraft(
            Version, _entries, due) { Keys = keys, Releases = _releases, Advisories = [.. _advisories, .. _pairsOver] };
        (_entries, _releases, _advisories, _pairsOver, NeedsCommit, WantsCommit, _isUrgent) =
            ([], [], [], [], false, false, false);
        return _draft;
    }

    /// <summary>Takes a draft that is in the store. Its mail may leave. Returns the advisory mail of its turns, to be
    /// sent once.</summary>
    public IReadOnlyList<Mail> Committed(CommitDraft draft)
    {
        if (!ReferenceEquals(draft, _draft))
            throw new InvalidOperationException($"Not the draft of {Self} that is under way.");
        _draft = null;
        foreach (var (key, through) in draft.Releases) Mailbox.Sending(key)?.Release(through);
        return draft.Advisories;
    }

    /// <summary>Takes advisory mail of turns that changed nothing durable, or whose commit can wait. None while a
    /// commit is needed now or under way.</summary>
    public IReadOnlyList<Mail> TakeAdvisories()
    {
        if (_isUrgent || _draft is not null || _advisories.Count == 0) return [];
        var taken = _advisories;
        _advisories = [];
        return taken;
    }

    /// <summary>Peers with unacknowledged mail, in order of id.</summary>
    public IReadOnlyCollection<ActorId> Peers => _waiting.Keys;

    /// <summary>Lists committed and unacknowledged mail for one peer: of each pair from its first, in order.</summary>
    public IReadOnlyList<Mail> Outgoing(ActorId peer, int max)
    {
        if (!_waiting.TryGetValue(peer, out var pairs)) return [];
        var mail = new List<Mail>();
        foreach (var key in pairs)
        {
            if (mail.Count == max) break;
            mail.AddRange(Mailbox.Sending(key)!.Copies(max - mail.Count));
        }
        return mail;
    }

    /// <summary>Removes mail from the outbox that a peer has acknowledged. Returns the number of messages.</summary>
    public int Acknowledge(ActorId peer, IReadOnlyList<Acknowledgement> answers)
    {
        var done = 0;
        foreach (var answer in answers)
        {
            var key = new PairKey(answer.Request, peer);
            if (Mailbox.Sending(key) is not { } pair) continue;
            var acknowledged = Mailbox.Acknowledge(key, pair, answer);
            done += acknowledged;
            if (acknowledged > 0 && pair.IsDone) TellOver(key, pair.Opened);
            if (pair.Pending.Count == 0 && _waiting.TryGetValue(peer, out var pairs) && pairs.Remove(key)
                && pairs.Count == 0) _waiting.Remove(peer);
        }
        Unacknowledged -= done;
        WantsCommit |= done > 0;
        return done;
    }

    private static Acknowledgement Later(
        Acknowledgement answer, Dictionary<(string?, Instant), Acknowledgement> answers) =>
        answers.TryGetValue((answer.Request, answer.Opened), out var earlier) && earlier.Through > answer.Through
        ? earlier : answer;

    /// <summary>Lets the mail that was read back leave, since it is committed.</summary>
    private void TakeUpOutbox()
    {
        foreach (var (key, pair) in Mailbox.Unacknowledged)
        {
            Unacknowledged += pair.Pending.Count;
            pair.Release(pair.Given);
            WaitingOf(key.Peer).Add(key);
        }
    }

    /// <summary>Takes one piece of assured mail. Returns the answer; null where there is none to give yet.</summary>
    private Acknowledgement? ReceiveAssured(Mail mail, PairPlace place, in Moment moment)
    {
        var (envelope, message) = (mail.Envelope, (Assured)mail.Envelope.Body);
        var key = new PairKey(message.Request, envelope.From);
        var admission = Mailbox.Judge(key, place);
        if (admission == Admission.Closed) return new(key.Request, place.Opened, place.Number);
        if (admission == Admission.Doubtful && !_proofs.Take(key, place))
            return _proofs.Ask(key, place, Version, Mailbox.Advance(moment.Clock)) is { } proof
                ? new(key.Request, place.Opened, 0, proof) : null;
        if (admission is Admission.Handle or Admission.Doubtful)
        {
            Mailbox.Count(key, message, place, Mailbox.Advance(moment.Clock));
            Run(message, envelope.From, new Cause(CauseKind.Mail, envelope.From, message.GetType().Name, place.Number),
                mail.Trace, moment);
        }

        if (Mailbox.HandledOf(key, place.Opened) is not (var through and > 0)) return null;
        var isOver = key.Request == Self.Key && _actor.IsFinished && Mailbox.IsSilent(key);
        return new(key.Request, place.Opened, through, IsOver: isOver);
    }

    /// <summary>Tells the other end of a pair that nothing of it will be sent again, once that is durable. A request
    /// keeps its pairs and is not told.</summary>
    private void TellOver(PairKey key, Instant opened)
    {
        if (key.Request is not { } request || key.Peer.Key == request) return;
        _pairsOver.Add(InPassing(key.Peer, new PairOver(request, opened)));
    }

    /// <summary>Answers whether a pair is over. It asks for a commit first, since the facts of the answer may not be
    /// stored yet.</summary>
    private void AnswerAsked(PairKey key, Instant opened)
    {
        if (!Mailbox.IsEnded(key, opened)) return;
        TellOver(key, opened);
        WantsCommit = true;
    }

    private Mail InPassing(ActorId to, Advisory said) => new(new Envelope(Self, to, Mailbox.LastTurn, 0, said), null);

    private void ReceiveAdvisory(Mail mail, in Moment moment)
    {
        var envelope = mail.Envelope;
        switch (envelope.Body)
        {
            case PairOver over:
                Mailbox.Gone(new PairKey(over.Request, envelope.From), over.Opened);
                return;
            case PairAsked asked:
                AnswerAsked(new PairKey(asked.Request, envelope.From), asked.Opened);
                return;
        }

        if (PendingFor(envelope.From) >= _limits.PerPeer) return;
        Run(envelope.Body, envelope.From, new Cause(CauseKind.Mail, envelope.From, envelope.Body.GetType().Name),
            mail.Trace, moment);
    }

    private void Run(Message message, ActorId from, Cause cause, string? trace, in Moment moment)
    {
        var now = Mailbox.Advance(moment.Clock);
        _watch?.Begin(message, trace);
        _actor.Handle(message, _turn.Begin(Self, from, now, moment.Context));
        foreach (var timer in _turn.Timers) Mailbox.Set(timer);
        if (Mailbox.TimersSet > _limits.Timers)
            throw new MailboxFullException($"{Self} has set more than {_limits.Timers} timers.");
        foreach (var sent in _turn.Sent) Post(new Envelope(Self, sent.To, now, moment.Context.Version, sent.Message));
        foreach (var body in _turn.Records)
            _entries.Add(Entry(body, message as Command, cause, now, moment.Context.Version));
        var counted = cause.Number > 0 || cause.Kind is CauseKind.Timer
            || (message is Command && _turn.Refusal is null);
        var binds = _turn.Sent.Any(s => s.Message is Assured);
        if (!counted && _turn.Timers.Count + _turn.Records.Count == 0 && !binds) return;
        _isUrgent |= binds || message is not (Assured or Advisory);
        NeedsCommit = true;
        Version++;
    }

    /// <summary>Makes an entry. What a command says happened after the time of its turn is taken as of now, and
    /// marked.</summary>
    private JournalEntry Entry(JournalRecord body, Command? command, Cause cause, Instant now, int version)
    {
        var isAhead = command?.OccurredAt > now;
        return new(0, now, Self, command?.By, isAhead ? null : command?.OccurredAt, cause, version, body,
            command?.ClaimedAt ?? (isAhead ? command?.OccurredAt : null));
    }

    private void Post(Envelope envelope)
    {
        var trace = _watch?.TraceOf(envelope.Body);
        if (envelope.Body is not Assured message)
        {
            _advisories.Add(new Mail(envelope, null, trace));
            return;
        }
        if (PendingFor(envelope.To) >= 2 * _limits.PerPeer)
            throw new MailboxFullException(
                $"{Self} has {2 * _limits.PerPeer} unacknowledged messages to {envelope.To}.");
        var key = new PairKey(message.Request, envelope.To);
        _releases[key] = Mailbox.Post(key, envelope, trace);
        Unacknowledged++;
        WaitingOf(envelope.To).Add(key);
    }

    private int PendingFor(ActorId peer) =>
        _waiting.TryGetValue(peer, out var pairs) ? pairs.Sum(key => Mailbox.Sending(key)!.Pending.Count) : 0;

    private SortedSet<PairKey> WaitingOf(ActorId peer)
    {
        if (!_waiting.TryGetValue(peer, out var pairs)) _waiting[peer] = pairs = [];
        return pairs;
    }
}

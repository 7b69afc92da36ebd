using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Runtimes;

/// <summary>Hosts one actor: takes inputs (mail, commands, ticks, the fate of commits) and gives effects (commit,
/// answer, send, wake). It decides what shares a commit, what may leave before it, what waits for it, when mail is sent
/// again, and when the actor is to be woken. It reads no clock, starts no task and knows no store, so the live grain,
/// the fuzzer and tests drive the same code.</summary>
/// <remarks>
/// <para>The order that makes it safe: a turn changes memory only; what the turns gave out is drafted and committed;
/// only then is mail acknowledged, a command answered, assured mail sent. One commit is under way at a time; turns that
/// come meanwhile share the next.</para> <para>After a turn that throws, or a commit that failed or may have, memory is
/// not to be trusted. The runtime fails all calls, gives <see cref="Effect.Discard"/> and answers nothing else; a new
/// one is read back from the store.</para> <para>Not safe for concurrent use. The host carries the effects of one input
/// out before the next input.</para> </remarks>
public sealed class ActorRuntime
{
    private readonly RuntimeOptions _options;
    private readonly TurnExecutor _turns;
    private readonly DeliveryScheduler _deliveries;
    private readonly KeysUnderWay _keys = new();
    private readonly WakeSchedule _wakes;
    private readonly long? _readBackAt;
    private List<Effect> _effects = [];
    private List<PendingCall> _next = [], _current = [];
    private readonly List<object> _flushes = [];
    private List<KeptKey> _kept = [];
    private CommitDraft? _writing;
    private bool _isAwaited;
    private bool _isLeaving;

    private ActorRuntime(TurnExecutor turns, RuntimeOptions options, long? readBackAt)
    {
        (_turns, _options, _readBackAt) = (turns, options, readBackAt);
        _deliveries = new DeliveryScheduler(turns, options.Delivery);
        _wakes = new WakeSchedule(turns, _deliveries, options);
    }

    /// <summary>Takes up an actor of which nothing is stored.</summary>
    /// <param name="self">Its name.</param>
    /// <param name="actor">The actor, as new.</param>
    /// <param name="options">Times and bounds.</param>
    /// <param name="watch">Looks on; null: nobody does.</param>
    public static ActorRuntime New(ActorId self, Actor actor, RuntimeOptions options, ITurnWatch? watch = null) =>
        new(new TurnExecutor(self, actor, new Mailbox(), 0, options.Mailbox, watch), options, null);

    /// <summary>Takes up an actor that was read back from the store.</summary>
    /// <param name="self">Its name.</param>
    /// <param name="actor">The actor, with its stored state.</param>
    /// <param name="mailbox">Its stored mailbox.</param>
    /// <param name="version">Its stored version.</param>
    /// <param name="options">Times and bounds.</param>
    /// <param name="hostTime">Now, in the host's time: the grace of overdue timers begins.</param>
    /// <param name="watch">Looks on; null: nobody does.</param>
    public static ActorRuntime ReadBack(
        ActorId self, Actor actor, Mailbox mailbox, long version, RuntimeOptions options, long hostTime,
        ITurnWatch? watch = null) =>
        new(new TurnExecutor(self, actor, mailbox, version, options.Mailbox, watch), options, hostTime);

    /// <summary>The actor's name.</summary>
    public ActorId Self => _turns.Self;
    /// <summary>The actor's state, to be stored with the mailbox.</summary>
    public object State => _turns.State;
    /// <summary>Numbers, outbox and timers, to be stored with the state.</summary>
    public Mailbox Mailbox => _turns.Mailbox;
    /// <summary>Counts the turns that changed something durable.</summary>
    public long Version => _turns.Version;
    /// <summary>Messages in the outbox.</summary>
    public int Unacknowledged => _turns.Unacknowledged;
    /// <summary>Whether turns so far are not durable yet.</summary>
    public bool IsCommitPending => _writing is not null || _turns.NeedsCommit;
    /// <summary>Why the runtime was thrown away; null while it is sound.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Begins: an actor that was read back is told first, so that open rounds ask again.</summary>
    public IReadOnlyList<Effect> Start(in Moment moment) => _readBackAt is null ? Proceed(moment) : Restore(moment);

    /// <summary>Hands the actor <see cref="Restored"/>, as after a crash.</summary>
    public IReadOnlyList<Effect> Restore(in Moment moment)
    {
        if (Failure is not null) return [];
        try
        {
            _turns.Restore(moment);
        }
        catch (Exception failure)
        {
            return Break(failure);
        }

        return Proceed(moment);
    }

    /// <summary>Takes mail of one sender in. The answer follows the next commit, even where all of it was handled
    /// before.</summary>
    /// <param name="caller">A token of the host, given back with the answer.</param>
    /// <param name="mail">The mail, in order.</param>
    /// <param name="moment">Now.</param>
    public IReadOnlyList<Effect> Deliver(object caller, IReadOnlyList<Mail> mail, in Moment moment)
    {
        if (Failure is { } broken) return [new Effect.FailCall(caller, broken)];
        try
        {
            var answers = _turns.Receive(mail, moment);
            WaitForCommit(PendingCall.OfDelivery(caller, answers), mayWait: true);
        }
        catch (Exception failure)
        {
            return Break(failure, caller);
        }

        return Proceed(moment);
    }

    /// <summary>Takes a command in. One whose key is under way joins the first; one whose key is known is answered as
    /// the first was.</summary>
    /// <param name="caller">A token of the host, given back with the answer.</param>
    /// <param name="request">The command.</param>
    /// <param name="moment">Now.</param>
    public IReadOnlyList<Effect> Execute(object caller, CommandRequest request, in Moment moment)
    {
        if (Failure is { } broken) return [new Effect.FailCall(caller, broken)];
        if (request.Key is not { } key) return CarryOut(caller, request, moment);
        switch (_keys.Take(key, caller, request))
        {
            case KeysUnderWay.Taken.First: _effects.Add(new Effect.LookUpKey(key)); break;
            case KeysUnderWay.Taken.Reused: _effects.Add(new Effect.AnswerCommand(caller, KeyReused)); break;
        }

        return TakeEffects();
    }

    /// <summary>The store was asked for a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="found">What it has under the key; null: nothing, so the command is carried out.</param>
    /// <param name="moment">Now.</param>
    public IReadOnlyList<Effect> KeyFound(IdempotencyKey key, FoundKey? found, in Moment moment)
    {
        if (Failure is not null) return [];
        var first = _keys.First(key);
        if (found is null) return CarryOut(first.Caller, first.Request, moment);
        if (key.HasBodyOf(found.BodyHash))
            AnswerAll(key, found.Effect.ToAnswer(found.FirstNumber) with { IsRepeat = true });
        else AnswerAll(key, KeyReused);
        return Proceed(moment);
    }

    /// <summary>The store could not be asked for a key: its callers are told, and nothing has changed.</summary>
    public IReadOnlyList<Effect> KeyLookupFailed(IdempotencyKey key, Exception failure)
    {
        if (Failure is not null) return [];
        foreach (var caller in _keys.Remove(key)) _effects.Add(new Effect.FailCall(caller, failure));
        return TakeEffects();
    }

    /// <summary>Sees to all that time brings: due timers, mail to send again, commits that may wait no
    /// longer.</summary>
    public IReadOnlyList<Effect> Tick(in Moment moment)
    {
        if (Failure is not null) return [];
        _wakes.Rang();
        try
        {
            if (!IsInGrace(moment.HostTime))
                for (var i = 0; i < _options.TimersInARow && _turns.FireNext(moment); i++) { }
        }
        catch (Exception failure)
        {
            return Break(failure);
        }

        _isAwaited |= _turns.NeedsCommit;
        if (_writing is null && !_turns.NeedsCommit && _wakes.IsLazyCommitDue(moment.HostTime)) Commit();
        Send(_deliveries.Begin(moment.HostTime));
        // What can be forgotten is forgotten before the actor leaves: nobody may ask for it again.
        if (_writing is null && !_isLeaving && _wakes.IsLingerOver(moment.HostTime) && !Commit()) Leave();
        return Proceed(moment);
    }

    /// <summary>Commits also what only empties the outbox, and tells the caller when all is durable.</summary>
    public IReadOnlyList<Effect> Flush(object caller, in Moment moment)
    {
        if (Failure is { } broken) return [new Effect.FailCall(caller, broken)];
        _flushes.Add(caller);
        return Proceed(moment);
    }

    /// <summary>A commit is in the store: its callers are answered and its mail leaves.</summary>
    /// <param name="draft">The draft of <see cref="Effect.WriteCommit"/>.</param>
    /// <param name="firstNumber">The global number of the first of its records; any where it has none.</param>
    /// <param name="moment">Now.</param>
    public IReadOnlyList<Effect> CommitLanded(CommitDraft draft, long firstNumber, in Moment moment)
    {
        if (Failure is not null) return [];
        var advisories = _turns.Committed(draft);
        _writing = null;
        Advise(advisories);
        Send(_deliveries.Begin(moment.HostTime));
        AnswerCurrent(firstNumber);
        return Proceed(moment);
    }

    /// <summary>A commit has failed, or the store does not say whether it landed: the runtime is thrown away.</summary>
    public IReadOnlyList<Effect> CommitFailed(Exception failure) => Break(failure);

    /// <summary>A batch was answered by its receiver.</summary>
    public IReadOnlyList<Effect> BatchAnswered(Batch batch, IReadOnlyList<Acknowledgement> answers, in Moment moment)
    {
        if (Failure is not null) return [];
        if (_deliveries.Answered(batch, answers, moment.HostTime) is { } next) _effects.Add(new Effect.SendBatch(next));
        return Proceed(moment);
    }

    /// <summary>A batch did not get through, or was given up: what it carried is still in the outbox, and is sent
    /// again.</summary>
    public IReadOnlyList<Effect> BatchFailed(Batch batch, in Moment moment)
    {
        if (Failure is not null) return [];
        _deliveries.Failed(batch, moment.HostTime);
        return Proceed(moment);
    }

    /// <summary>The host has lost trust in what is in memory, or the realm is gone.</summary>
    public IReadOnlyList<Effect> Discard(Exception failure) => Break(failure);

    private static CommandAnswer KeyReused { get; } = new(CommandOutcome.KeyReused);

    private bool IsInGrace(long hostTime) => _readBackAt + _options.OverdueGrace > hostTime;

    private IReadOnlyList<Effect> CarryOut(object caller, CommandRequest request, in Moment moment)
    {
        try
        {
            WaitForCommit(PendingCall.OfCommand(caller, request.Key, Judge(request, moment)), mayWait: false);
        }
        catch (Exception failure)
        {
            return Break(failure, caller);
        }

        return Proceed(moment);
    }

    /// <summary>Carries a command out, or refuses it. A refusal too waits for the commit of what it was judged
    /// on.</summary>
    private CommandAnswer Judge(CommandRequest request, in Moment moment)
    {
        if (request.ExpectedVersion is { } expected && expected != Version)
            return new CommandAnswer(CommandOutcome.Stale) { Version = Version };
        var turn = _turns.Execute(request.Command, moment, request.Trace);
        if (turn.Refusal is { } refusal)
            return new CommandAnswer(CommandOutcome.Refused) { Refusal = refusal, Version = Version };
        var effect = new CommandEffect(turn.Number, Version, turn.FirstRecord, turn.Records);
        if (request.Key is { } key) _kept.Add(new KeptKey(key, effect));
        return effect.ToAnswer(0);
    }

    /// <summary>Has a call wait until every turn so far is durable.</summary>
    /// <param name="call">The call.</param>
    /// <param name="mayWait">Whether the commit may be left to what comes next, where it can wait.</param>
    private void WaitForCommit(PendingCall call, bool mayWait)
    {
        if (_turns.NeedsCommit)
        {
            _next.Add(call);
            _isAwaited |= !mayWait;
        }
        else if (_writing is not null) _current.Add(call);
        else Answer(call, 0);
    }

    /// <summary>What every input ends with: a commit that is due begins, mail that may leave leaves, and the next
    /// wake-up is set.</summary>
    private IReadOnlyList<Effect> Proceed(in Moment moment)
    {
        if (_writing is null && (MustCommit || _flushes.Count > 0) && !Commit()) AnswerFlushes();
        Advise(_turns.TakeAdvisories());
        if (!_isLeaving && _wakes.Next(moment, IsHeld, _writing is not null, GraceEnd) is { } wake) _effects.Add(wake);
        return TakeEffects();
    }

    private long GraceEnd => _readBackAt + _options.OverdueGrace ?? 0;

    /// <summary>Whether a commit is needed that may not wait for further turns.</summary>
    private bool MustCommit => _turns.NeedsCommit && (_isAwaited || _isLeaving || !_turns.CanWait);

    /// <summary>Whether a commit waits for further turns.</summary>
    private bool IsHeld => _turns.CanWait && !_isAwaited && _writing is null;

    /// <summary>Begins a commit; false when there is nothing to write.</summary>
    private bool Commit()
    {
        _isAwaited = false;
        (_current, _next) = (_next, _current);
        if (_turns.TakeDraft(_kept) is not { } draft) return false;
        (_writing, _kept) = (draft, []);
        _effects.Add(new Effect.WriteCommit(draft));
        return true;
    }

    private void Send(IReadOnlyList<Batch> batches)
    {
        foreach (var batch in batches) _effects.Add(new Effect.SendBatch(batch));
    }

    private void Advise(IReadOnlyList<Mail> advisories)
    {
        if (advisories.Count > 0) _effects.Add(new Effect.SendAdvisory(advisories));
    }

    private void AnswerCurrent(long firstNumber)
    {
        foreach (var call in _current) Answer(call, firstNumber);
        _current.Clear();
    }

    private void Answer(in PendingCall call, long firstNumber)
    {
        if (call.Answer is { } command)
        {
            if (command.Outcome == CommandOutcome.Done)
                command = command with { FirstRecord = firstNumber + command.FirstRecord };
            if (call.Key is { } key) AnswerAll(key, command);
            else _effects.Add(new Effect.AnswerCommand(call.Caller, command));
        }
        else _effects.Add(new Effect.AnswerDelivery(call.Caller, call.Acknowledgements!));
    }

    private void AnswerFlushes()
    {
        foreach (var caller in _flushes) _effects.Add(new Effect.AnswerFlush(caller));
        _flushes.Clear();
    }

    /// <summary>Answers the first caller of a key, and those who repeated it meanwhile.</summary>
    private void AnswerAll(IdempotencyKey key, CommandAnswer answer)
    {
        var isFirst = true;
        foreach (var caller in _keys.Remove(key))
        {
            _effects.Add(new Effect.AnswerCommand(caller, isFirst ? answer : answer with { IsRepeat = true }));
            isFirst = false;
        }
    }

    private void Leave()
    {
        _isLeaving = true;
        _effects.Add(new Effect.Leave());
    }

    private IReadOnlyList<Effect> Break(Exception failure, object? caller = null)
    {
        if (Failure is not null) return [];
        Failure = failure;
        object[] callers = [.. _current.Concat(_next).Where(c => c.Key is null).Select(c => c.Caller)
            .Concat(_keys.RemoveAll()).Concat(_flushes)];
        // Whoever was just refused its turn may be among the callers of a key already.
        foreach (var one in caller is null ? callers : callers.Append(caller).Distinct())
            _effects.Add(new Effect.FailCall(one, failure));
        _current.Clear();
        _next.Clear();
        _flushes.Clear();
        _effects.Add(new Effect.Discard(failure));
        return TakeEffects();
    }

    private IReadOnlyList<Effect> TakeEffects()
    {
        if (_effects.Count == 0) return [];
        var taken = _effects;
        _effects = [];
        return taken;
    }
}

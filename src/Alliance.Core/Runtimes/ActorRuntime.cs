using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Runtimes;

/// <summary>Hosts one actor. It takes inputs (mail, commands, ticks, results of commits) and gives effects (commit,
/// answer, send, wake). It decides which turns share a commit, and which mail may leave before it or waits for it. It
/// decides when mail is sent again and when the actor is woken. It reads no clock, starts no task and knows no store,
/// so the live grain, the fuzzer and tests run the same code.</summary>
/// <remarks>
/// <para>The order keeps it safe. A turn changes memory only. The output of the turns is drafted and committed. Only
/// then is mail acknowledged, a command answered and assured mail sent. One commit is under way at a time; turns that
/// come meanwhile share the next.</para>
/// <para>After a turn that throws, or a commit that failed or may have failed, memory cannot be trusted. The runtime
/// fails all calls, gives <see cref="Effect.Discard"/> and answers nothing else. A new one is read back from the
/// store.</para>
/// <para>Not safe for concurrent use. The host carries out the effects of one input before the next input.</para>
/// </remarks>
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

    /// <summary>Creates the runtime of an actor that has nothing stored.</summary>
    /// <param name="self">The id of the actor.</param>
    /// <param name="actor">The new actor.</param>
    /// <param name="options">Times and limits.</param>
    /// <param name="watch">Observes the turns; null for no observer.</param>
    public static ActorRuntime New(ActorId self, Actor actor, RuntimeOptions options, ITurnWatch? watch = null) =>
        new(new TurnExecutor(self, actor, new Mailbox(), 0, options.Mailbox, watch), options, null);

    /// <summary>Creates the runtime of an actor that was read back from the store.</summary>
    /// <param name="actor">The actor, with its stored state.</param>
    /// <param name="mailbox">Its stored mailbox.</param>
    /// <param name="version">Its stored version.</param>
    /// <param name="self">The id of the actor.</param>
    /// <param name="options">Times and limits.</param>
    /// <param name="hostTime">The host's time now, in milliseconds. The grace of overdue timers starts here.</param>
    /// <param name="watch">Observes the turns; null for no observer.</param>
    public static ActorRuntime ReadBack(
        ActorId self, Actor actor, Mailbox mailbox, long version, RuntimeOptions options, long hostTime,
        ITurnWatch? watch = null) =>
        new(new TurnExecutor(self, actor, mailbox, version, options.Mailbox, watch), options, hostTime);

    /// <summary>The id of the actor.</summary>
    public ActorId Self => _turns.Self;
    /// <summary>The state of the actor, to be stored with the mailbox.</summary>
    public object State => _turns.State;
    /// <summary>The numbers, outbox and timers, to be stored with the state.</summary>
    public Mailbox Mailbox => _turns.Mailbox;
    /// <summary>Number of turns that changed something durable.</summary>
    public long Version => _turns.Version;
    /// <summary>Number of messages in the outbox.</summary>
    public int Unacknowledged => _turns.Unacknowledged;
    /// <summary>Whether there are turns that are not durable yet.</summary>
    public bool IsCommitPending => _writing is not null || _turns.NeedsCommit;
    /// <summary>Why the runtime was discarded; null while it is sound.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Starts the runtime. An actor that was read back is told first, so that open rounds ask again.</summary>
    public IReadOnlyList<Effect> Start(in Moment moment) => _readBackAt is null ? Proceed(moment) : Restore(moment);

    /// <summary>Gives the actor <see cref="Restored"/>, as after a crash.</summary>
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

    /// <summary>Takes mail of one sender. The answer follows the next commit, even where all of it was handled
    /// before.</summary>
    /// <param name="mail">The mail, in order.</param>
    /// <param name="caller">A token of the host. The answer returns it.</param>
    /// <param name="moment">The time and the context now.</param>
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

    /// <summary>Takes a command. A command whose key is under way joins the first with that key. A command whose key is
    /// known gets the answer of the first.</summary>
    /// <param name="request">The command.</param>
    /// <param name="caller">A token of the host. The answer returns it.</param>
    /// <param name="moment">The time and the context now.</param>
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

    /// <summary>Takes the store's answer about a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="found">The stored effect under the key; null for none, and then the command is carried out.</param>
    /// <param name="moment">The time and the context now.</param>
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

    /// <summary>Tells the callers of a key that the store could not be asked. Nothing has changed.</summary>
    public IReadOnlyList<Effect> KeyLookupFailed(IdempotencyKey key, Exception failure)
    {
        if (Failure is not null) return [];
        foreach (var caller in _keys.Remove(key)) _effects.Add(new Effect.FailCall(caller, failure));
        return TakeEffects();
    }

    /// <summary>Does the work that is due by time: due timers, mail to send again, commits that may not wait
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

    /// <summary>Commits everything, also changes that only empty the outbox. Tells the caller when all is
    /// durable.</summary>
    public IReadOnlyList<Effect> Flush(object caller, in Moment moment)
    {
        if (Failure is { } broken) return [new Effect.FailCall(caller, broken)];
        _flushes.Add(caller);
        return Proceed(moment);
    }

    /// <summary>Takes a commit that is in the store. Its callers are answered and its mail leaves.</summary>
    /// <param name="draft">The draft of <see cref="Effect.WriteCommit"/>.</param>
    /// <param name="firstNumber">The global number of its first record; any number where it has none.</param>
    /// <param name="moment">The time and the context now.</param>
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

    /// <summary>Discards the runtime, because a commit has failed or the store does not say whether it
    /// landed.</summary>
    public IReadOnlyList<Effect> CommitFailed(Exception failure) => Break(failure);

    /// <summary>Takes the receiver's answer to a batch.</summary>
    public IReadOnlyList<Effect> BatchAnswered(Batch batch, IReadOnlyList<Acknowledgement> answers, in Moment moment)
    {
        if (Failure is not null) return [];
        if (_deliveries.Answered(batch, answers, moment.HostTime) is { } next) _effects.Add(new Effect.SendBatch(next));
        return Proceed(moment);
    }

    /// <summary>Notes that a batch did not arrive or was given up. Its mail is still in the outbox and is sent
    /// again.</summary>
    public IReadOnlyList<Effect> BatchFailed(Batch batch, in Moment moment)
    {
        if (Failure is not null) return [];
        _deliveries.Failed(batch, moment.HostTime);
        return Proceed(moment);
    }

    /// <summary>Discards the runtime, because the host does not trust the memory any more or the realm is
    /// gone.</summary>
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

    /// <summary>Carries out a command or refuses it. A refusal also waits for the commit of the turns that it was
    /// judged on.</summary>
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

    /// <summary>Lets a call wait until every turn so far is durable.</summary>
    /// <param name="call">The call.</param>
    /// <param name="mayWait">Whether the commit may wait for further turns.</param>
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

    /// <summary>Ends every input: starts a commit that is due, sends mail that may leave, and sets the next
    /// wake-up.</summary>
    private IReadOnlyList<Effect> Proceed(in Moment moment)
    {
        if (_writing is null && (MustCommit || _flushes.Count > 0) && !Commit()) AnswerFlushes();
        Advise(_turns.TakeAdvisories());
        if (!_isLeaving && _wakes.Next(moment, IsHeld, _writing is not null, GraceEnd) is { } wake) _effects.Add(wake);
        return TakeEffects();
    }

    private long GraceEnd => _readBackAt + _options.OverdueGrace ?? 0;

    /// <summary>Whether there is a commit that may not wait for further turns.</summary>
    private bool MustCommit => _turns.NeedsCommit && (_isAwaited || _isLeaving || !_turns.CanWait);

    /// <summary>Whether a commit waits for further turns.</summary>
    private bool IsHeld => _turns.CanWait && !_isAwaited && _writing is null;

    /// <summary>Starts a commit. Returns false when there is nothing to write.</summary>
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

    /// <summary>Answers the first caller of a key and the callers that repeated it meanwhile.</summary>
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
        // A caller that was just refused its turn may be among the callers of a key already.
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

using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Alliance.Core.Runtimes;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>Drives the runtime of one actor in virtual time, as the live grain does in real time. It can crash and come
/// back. Its commits can be lost, or be written without its knowledge.</summary>
internal sealed class Station(ActorId id, Machine machine, SystemUnderTest system)
{
    private const long BatchGivenUpAfter = 10_000;
    private static readonly RuntimeOptions Options = new();
    private readonly StationWatch _watch = new(id, Options, system);
    private ActorRuntime? _runtime;
    private CommitRow? _writing;
    private Effect.WakeAt? _wakeAt;
    private long _incarnation, _wake, _downUntil;

    public ActorId Id => id;

    /// <summary>Delivers mail. Answers with null when the call failed.</summary>
    public void Deliver(IReadOnlyList<Mail> mail, Action<IReadOnlyList<Acknowledgement>?> answer)
    {
        if (!IsUp())
        {
            answer(null);
            return;
        }

        system.Messages += mail.Count;
        foreach (var piece in mail) machine.HaveVersion(piece.Envelope.RegionVersion);
        Apply(_runtime!.Deliver(answer, mail, Now));
    }

    /// <summary>Executes a person's command under its key. Answers with null when the call failed.</summary>
    public void Execute(IdempotencyKey key, Command command, Action<CommandAnswer?> answer)
    {
        if (!IsUp())
        {
            answer(null);
            return;
        }

        system.Messages++;
        Apply(_runtime!.Execute(answer, new CommandRequest { Command = command, Key = key }, Now));
    }

    /// <summary>Loses its memory and stays away for a while. A commit under way is written or not.</summary>
    public void Crash(long downFor, bool landed)
    {
        if (_writing is { } writing && landed) system.Store.Land(writing);
        _downUntil = Math.Max(_downUntil, system.Loop.Now + downFor);
        if (_runtime is { } runtime) Apply(runtime.Discard(new StoreFailedException("crash")));
    }

    /// <summary>Comes back at once, even if it was to stay away longer.</summary>
    public void Return()
    {
        if (_downUntil > system.Loop.Now) _downUntil = system.Loop.Now;
        if (_runtime is null) SweepAfter(system.Loop.Now, 0);
    }

    /// <summary>Takes a turn that changes nothing, so that the actor forgets data that it no longer needs.</summary>
    public void Tidy(Instant clock)
    {
        if (!IsUp()) return;
        var moment = Now with { Clock = clock };
        Apply(_runtime!.Restore(moment));
        if (_runtime is not null) Apply(_runtime.Flush(this, moment));
    }

    /// <summary>Sets the next wake-up again, because the machine's clock has changed.</summary>
    public void Schedule()
    {
        var wake = ++_wake;
        if (_wakeAt is not { } at) return;
        var next = at.HostTime ?? long.MaxValue;
        if (at.Clock is { } due)
            next = Math.Min(
                next,
                Math.Max(system.Loop.Now + Math.Max(0, due.Milliseconds - machine.Clock.Milliseconds), at.NotBefore));
        if (next == long.MaxValue)
            return;
        system.Loop.After(next - system.Loop.Now, () =>
        {
            if (wake == _wake && _runtime is { } runtime) Apply(runtime.Tick(Now));
        });
    }

    private Moment Now => new(system.Loop.Now, machine.Clock, machine.Region);

    private bool IsUp()
    {
        if (_runtime is not null) return true;
        if (_downUntil > system.Loop.Now) return false;
        var stored = system.Store.Read(id);
        _watch.Begin(system.Loop.Now, stored is not null);
        var actor = new ObservedActor(system.Parts.Actors(id, stored?.State), system.Coverage, _watch);
        _runtime = stored is null
            ? ActorRuntime.New(id, actor, Options)
            : ActorRuntime.ReadBack(id, actor, stored.Mailbox, stored.Version, Options, system.Loop.Now);
        Apply(_runtime.Start(Now));
        return _runtime is not null;
    }

    private void Apply(IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects) Apply(effect);
    }

    private void Apply(Effect effect)
    {
        switch (effect)
        {
            case Effect.WriteCommit write:
                Write(write.Draft);
                break;
            case Effect.LookUpKey lookUp:
                Apply(_runtime!.KeyFound(lookUp.Key, system.Store.FindKey(lookUp.Key), Now));
                break;
            case Effect.SendBatch send:
                Send(send.Batch);
                break;
            case Effect.SendAdvisory advisory:
                Advise(advisory.Mail);
                break;
            case Effect.AnswerDelivery answer:
                ((Action<IReadOnlyList<Acknowledgement>?>)answer.Caller)(answer.Acknowledgements);
                break;
            case Effect.AnswerCommand answer:
                ((Action<CommandAnswer?>)answer.Caller)(answer.Answer);
                break;
            case Effect.AnswerFlush:
                break;
            case Effect.FailCall fail:
                Fail(fail.Caller);
                break;
            case Effect.WakeAt wake:
                _wakeAt = wake;
                Schedule();
                break;
            case Effect.Discard discard:
                Discard(discard.Failure);
                break;
            case Effect.Leave:
                Leave();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "The station does not know this effect.");
        }
    }

    private static void Fail(object caller)
    {
        if (caller is Action<CommandAnswer?> command) command(null);
        else (caller as Action<IReadOnlyList<Acknowledgement>?>)?.Invoke(null);
    }

    private void Write(CommitDraft draft)
    {
        system.States.Timers(_runtime!);
        var row = _writing = FuzzStore.Build(_runtime!, draft);
        var faults = system.Faults;
        var (failed, unknown) = (faults.ShouldInject(Fault.CommitFailed), faults.ShouldInject(Fault.CommitUnknown));
        var incarnation = _incarnation;
        system.Loop.After(1 + (long)(faults.StreamOf(Fault.CommitUnknown).Next() % 20), () =>
        {
            if (incarnation != _incarnation)
                return;
            if (failed)
                faults.Count(Fault.CommitFailed);
            else if (unknown)
                faults.Count(Fault.CommitUnknown);
            var first =
                !failed && (!unknown || faults.StreamOf(Fault.CommitUnknown).Chance(500)) ? system.Store.Land(row) : 0;
            if (failed || unknown)
                Apply(_runtime!.CommitFailed(new StoreFailedException("fault")));
            else
                Landed(draft, first);
        });
    }

    private void Landed(CommitDraft draft, long first)
    {
        _writing = null;
        system.Coverage.See(_runtime!.State);
        Apply(_runtime.CommitLanded(draft, first, Now));
    }

    private void Send(Batch batch)
    {
        var runtime = _runtime!;
        system.Network.Send(id, batch.Peer, batch.Mail, answers =>
        {
            if (runtime == _runtime) Apply(runtime.BatchAnswered(batch, answers, Now));
        });
        system.Loop.After(BatchGivenUpAfter, () =>
        {
            if (runtime == _runtime) Apply(runtime.BatchFailed(batch, Now));
        });
    }

    private void Advise(IReadOnlyList<Mail> mail)
    {
        _watch.Leaves(mail);
        foreach (var toOne in mail.GroupBy(m => m.Envelope.To)) system.Network.Send(id, toOne.Key, [.. toOne], null);
    }

    private void Discard(Exception failure)
    {
        // A full mailbox is as it should be: the turn is undone, and its sender tries again.
        if (failure is not (StoreFailedException or MailboxFullException))
            system.Violate($"{id} threw {failure.GetType().Name}: {failure.Message}");
        Leave();
        SweepAfter(_downUntil, system.Faults.StreamOf(Fault.Crash).Between(0, Options.SweepInterval));
    }

    private void Leave()
    {
        _incarnation++;
        _wake++;
        (_runtime, _writing, _wakeAt) = (null, null, null);
    }

    /// <summary>Wakes the actor when its stored row is due, if nothing else has woken it.</summary>
    private void SweepAfter(long from, long wait)
    {
        var incarnation = _incarnation;
        system.Loop.After(from - system.Loop.Now + wait, () =>
        {
            if (_runtime is not null || incarnation != _incarnation || system.Store.DueOf(id) is not { } due) return;
            if (_downUntil > system.Loop.Now) SweepAfter(_downUntil, wait);
            else if (due.Milliseconds <= machine.Clock.Milliseconds + Options.WakeAhead) IsUp();
            else SweepAfter(system.Loop.Now, due.Milliseconds - machine.Clock.Milliseconds - Options.WakeAhead + wait);
        });
    }
}

/// <summary>A commit of the fuzzer's store has failed, or may have failed.</summary>
internal sealed class StoreFailedException(string message) : Exception(message);

using Alliance.Core.Actors;
using Alliance.Core.Mailboxes;

namespace Alliance.Simulation.Fuzzing;

/// <summary>Hosts one actor in the order of the live grain: turns change memory only; their draft is serialized and committed, while further turns
/// may run that share the next commit; then answers, acknowledgements and mail leave. A turn or commit that fails throws the activation away.</summary>
internal sealed class Station(ActorId id, Machine machine, FuzzRun run)
{
    private const int TimersInARow = 64;
    private const long LazyCommit = 500, OverdueGrace = 1_000, SweepInterval = 10_000, WakeAhead = 900_000;
    private readonly Dictionary<long, List<Action<CommandEffect?>>> _underWay = [];
    private ActorPump? _pump;
    private Courier _courier = null!;
    private List<CommandEffect> _keys = [];
    private List<Action<bool>> _open = [], _current = [];
    private CommitDraft? _writing;
    private long _incarnation, _wake, _downUntil, _graceUntil;
    private long? _lazySince;

    public ActorId Id => id;

    public Machine Machine => machine;

    /// <summary>The state in memory; null while it is not up.</summary>
    public ActorPump? Pump => _pump;

    /// <summary>Hands mail in; answers with null when the call failed.</summary>
    public void Deliver(IReadOnlyList<Mail> mail, Action<IReadOnlyList<Acknowledgement>?> answer)
    {
        if (!IsUp())
        {
            answer(null);
            return;
        }

        run.Messages += mail.Count;
        foreach (var piece in mail) machine.HaveVersion(piece.Envelope.RegionVersion);
        if (!Try(pump => pump.Receive(mail, machine.Clock, machine.Region), out var answers)) answer(null);
        else WhenSettled(ok => answer(ok ? answers : null));
    }

    /// <summary>Hands a person's command in, under its key; null when the call failed.</summary>
    public void Execute(long key, Command command, Action<CommandEffect?> answer)
    {
        if (_underWay.TryGetValue(key, out var waiting))
        {
            waiting.Add(answer);
            return;
        }

        if (!IsUp())
        {
            answer(null);
            return;
        }

        if (run.Store.FindKey(key) is { } stored)
        {
            answer(stored);
            return;
        }

        run.Messages++;
        if (!Try(pump => pump.Execute(command, machine.Clock, machine.Region), out var turn))
        {
            answer(null);
            return;
        }

        var effect = new CommandEffect(key, turn.Refusal, turn.Number, turn.FirstRecord, turn.Records);
        if (turn.Refusal is null) _keys.Add(effect);
        _underWay[key] = [answer];
        WhenSettled(ok =>
        {
            if (!_underWay.Remove(key, out var all)) return;
            foreach (var one in all) one(ok ? effect : null);
        });
    }

    /// <summary>Loses its memory and stays away for a while; a commit under way lands, or does not.</summary>
    public void Crash(long downFor, bool landed)
    {
        if (_writing is { } writing && landed) run.Store.Land(writing);
        _downUntil = Math.Max(_downUntil, run.Loop.Now + downFor);
        Break();
    }

    /// <summary>Comes back at once, if it was to stay away longer.</summary>
    public void Return()
    {
        if (_downUntil > run.Loop.Now) _downUntil = run.Loop.Now;
        if (_pump is null) SweepAfter(run.Loop.Now, 0);
    }

    /// <summary>Takes a turn that changes nothing, so that what can be forgotten is.</summary>
    public void Tidy(Instant clock)
    {
        if (!IsUp()) return;
        Try(pump => { pump.Restore(clock, machine.Region); return true; }, out _);
        WhenSettled(ok => { if (ok && _writing is null) Start(); });
    }

    public void Schedule()
    {
        if (_pump is not { } pump) return;
        var now = run.Loop.Now;
        if (!pump.WantsCommit) _lazySince = null;
        else _lazySince ??= now;
        var next = long.MaxValue;
        if (pump.Mailbox.NextDue is { } due)
        {
            var clock = Math.Max(machine.Clock.Milliseconds, pump.Mailbox.LastTurn.Milliseconds);
            next = Math.Max(now + Math.Max(0, due.Milliseconds - clock), _graceUntil);
        }

        if (_lazySince is { } since) next = Math.Min(next, since + LazyCommit);
        if (_courier.NextTry is { } retry) next = Math.Min(next, retry);
        var wake = ++_wake;
        if (next != long.MaxValue) run.Loop.After(next - now, () => { if (wake == _wake) Tick(); });
    }

    private bool IsUp()
    {
        if (_pump is not null) return true;
        if (_downUntil > run.Loop.Now) return false;
        var stored = run.Store.Read(id);
        _pump = new ActorPump(id, new Witness(run.Parts.Actors(id, stored?.State), run.Coverage), stored?.Mailbox ?? new Mailbox(), stored?.Version ?? 0);
        _courier = new Courier(_pump, run.Loop, run.Wire, Schedule);
        _graceUntil = stored is null ? 0 : run.Loop.Now + OverdueGrace;
        if (stored is not null && !Try(pump => { pump.Restore(machine.Clock, machine.Region); return true; }, out _)) return false;
        var wake = ++_wake;
        run.Loop.After(0, () => { if (wake == _wake) Tick(); });
        return true;
    }

    private void Tick()
    {
        if (_pump is not { } pump) return;
        if (_graceUntil <= run.Loop.Now)
            for (var i = 0; i < TimersInARow; i++)
                if (!Try(p => p.FireNext(machine.Clock, machine.Region), out var fired) || !fired) break;
        if (_pump != pump) return;
        WhenSettled(ok =>
        {
            if (!ok || _pump != pump) return;
            if (_lazySince + LazyCommit <= run.Loop.Now && _writing is null && pump.WantsCommit) Start();
            _courier.Send();
            Schedule();
        });
    }

    /// <summary>Calls back once every turn so far is durable, or with false when it will not be.</summary>
    private void WhenSettled(Action<bool> then)
    {
        var pump = _pump!;
        void Settled(bool ok)
        {
            if (ok && pump == _pump)
            {
                _courier.Advise(pump.TakeAdvisories());
                Schedule();
            }

            then(ok);
        }

        if (pump.NeedsCommit)
        {
            _open.Add(Settled);
            Start();
        }
        else if (_writing is not null) _current.Add(Settled);
        else Settled(true);
    }

    private void Start()
    {
        if (_writing is not null) return;
        (_current, _open) = (_open, []);
        if (_pump!.TakeDraft() is not { } draft)
        {
            Complete(true);
            return;
        }

        run.Scan.Timers(_pump);
        var commit = _writing = Store.Build(_pump, draft, _keys);
        _keys = [];
        var mischief = run.Mischief;
        var (failed, unknown) = (mischief.Strikes(Fault.CommitFailed), mischief.Strikes(Fault.CommitUnknown));
        var incarnation = _incarnation;
        var latency = 1 + (long)(mischief.Of(Fault.CommitUnknown).Next() % 20);
        run.Loop.After(latency, () =>
        {
            if (incarnation != _incarnation) return;
            if (failed) mischief.Count(Fault.CommitFailed);
            else if (unknown) mischief.Count(Fault.CommitUnknown);
            if (!failed && (!unknown || mischief.Of(Fault.CommitUnknown).Chance(500))) run.Store.Land(commit);
            if (failed || unknown) Break();
            else Committed(commit);
        });
    }

    private void Committed(CommitDraft commit)
    {
        var pump = _pump!;
        _writing = null;
        var advisories = pump.Committed(commit.Draft);
        run.Coverage.See(pump.State);
        _courier.Advise(advisories);
        _courier.Send();
        Complete(true);
        if (_pump == pump && (pump.NeedsCommit || _open.Count > 0)) Start();
    }

    private void Complete(bool ok)
    {
        var waiting = _current;
        _current = [];
        foreach (var one in waiting) one(ok);
    }

    private bool Try<T>(Func<ActorPump, T> turns, out T result)
    {
        try
        {
            result = turns(_pump!);
            return true;
        }
        catch (MailboxFullException)
        {
            // The turn is undone, and its sender tries again.
        }
        catch (Exception bug)
        {
            run.Violate($"{id} threw {bug.GetType().Name}: {bug.Message}");
        }

        Break();
        result = default!;
        return false;
    }

    private void Break()
    {
        if (_pump is null) return;
        _incarnation++;
        _wake++;
        _courier.Stop();
        (_pump, _writing, _lazySince, _keys) = (null, null, null, []);
        var waiting = (List<Action<bool>>)[.. _current, .. _open];
        (_current, _open) = ([], []);
        foreach (var one in waiting) one(false);
        _underWay.Clear();
        SweepAfter(_downUntil, run.Mischief.Of(Fault.Crash).Between(0, SweepInterval));
    }

    /// <summary>Wakes it, if nothing else has, when what is stored of it says that it is due.</summary>
    private void SweepAfter(long from, long wait)
    {
        var incarnation = _incarnation;
        run.Loop.After(from - run.Loop.Now + wait, () =>
        {
            if (_pump is not null || incarnation != _incarnation || run.Store.DueOf(id) is not { } due) return;
            if (_downUntil > run.Loop.Now) SweepAfter(_downUntil, wait);
            else if (due.Milliseconds <= machine.Clock.Milliseconds + WakeAhead) IsUp();
            else SweepAfter(run.Loop.Now, due.Milliseconds - machine.Clock.Milliseconds - WakeAhead + wait);
        });
    }
}

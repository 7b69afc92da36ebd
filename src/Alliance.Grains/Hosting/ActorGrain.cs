using Alliance.Core.Actors;
using Alliance.Core.Mailboxes;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Grains.Telemetry;
using Microsoft.Extensions.Logging;

namespace Alliance.Grains.Hosting;

/// <summary>Hosts one actor: the only place that touches the life cycle of Orleans. It is reentrant, changes things between awaits only, and never
/// awaits what a peer decides. Nobody is answered, and no mail leaves, before the commit of the turns behind it; when a turn or a commit fails, the
/// activation is thrown away and the next is read back from the store.</summary>
internal abstract partial class ActorGrain : Grain, IActorGrain
{
    private const int TimersInARow = 64;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1), Linger = TimeSpan.FromSeconds(2);
    private readonly ActorHosting _hosting;
    private readonly Dictionary<string, (byte[] BodyHash, Task<CommandResult> Result)> _underWay = new(StringComparer.Ordinal);
    private LiveRealm _realm = null!;
    private CommitLine _line = null!;
    private Courier _courier = null!;
    private ActivationMeter _meter = null!;
    private IGrainTimer _timer = null!;
    private long _activated;
    private long? _lazySince, _heldSince, _finishedSince;
    private bool _isBroken, _isLeaving;

    private protected ActorGrain(ActorHosting hosting) => _hosting = hosting;

    private ActorPump Pump => _line.Pump;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (realm, self) = ActorAddress.Parse(this.GetGrainId());
        _realm = await _hosting.Realms.Get(realm);
        _line = await CommitLine.Open(_hosting, _realm, self, Committed, Break);
        _courier = new Courier(Pump, _hosting.Gate, peer => GrainFactory.Actor(realm, peer), _hosting.Options, _hosting.Time, _hosting.Log, Schedule);
        _activated = _hosting.Time.GetTimestamp();
        _meter = new ActivationMeter(self.Kind);
        if (_line.IsStored) Pump.Restore(_realm.Now, _realm.Region);
        _timer = this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _courier?.Stop();
        _meter?.End();
        if (_line is not { Broken: null } || _realm.IsGone) return;
        try
        {
            await _line.Flush();
        }
        catch (Exception failure) when (failure is StoreUnavailableException or CommitConflictException)
        {
            LogBroken(Log, failure, Pump.Self, _realm.Id.Name);
        }
    }

    /// <inheritdoc/>
    public async Task<Acknowledgement[]> Deliver(Mail[] mail)
    {
        CheckSound();
        if (mail.Length == 0) return [];
        await _realm.HaveVersion(mail.Max(m => m.Envelope.RegionVersion));
        CheckSound();
        var answers = Run(() => Pump.Receive(mail, _realm.Now, _realm.Region));
        using var spans = _line.Traces.Take();
        await Settled(mayWait: true);
        return [.. answers];
    }

    /// <inheritdoc/>
    public Task<ActorSnapshot?> Read()
    {
        CheckSound();
        return _line.Read();
    }

    /// <inheritdoc/>
    public async Task<bool> UntilStored(TimeSpan patience)
    {
        CheckSound();
        try
        {
            await _line.Stored.WaitAsync(patience, _hosting.Time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public Task Wake()
    {
        CheckSound();
        Schedule();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<CommandResult> Execute(CommandRequest request)
    {
        CheckSound();
        if (request.Key is not { } key) return await CarryOut(request);
        if (_underWay.TryGetValue(key.Name, out var first))
            return key.BodyHash.AsSpan().SequenceEqual(first.BodyHash) ? await first.Result with { IsRepeat = true } : Reused();
        var result = CarryOutOnce(request, key);
        _underWay[key.Name] = (key.BodyHash, result);
        try
        {
            return await result;
        }
        finally
        {
            _underWay.Remove(key.Name);
        }
    }

    private async Task<CommandResult> CarryOutOnce(CommandRequest request, IdempotencyKey key)
    {
        if (await _hosting.Store.FindKey(_realm.Id, key.Name, _hosting.Clock.Now) is not { } stored) return await CarryOut(request);
        if (!stored.BodyHash.AsSpan().SequenceEqual(key.BodyHash)) return Reused();
        return _hosting.Effects.Deserialize(stored.Effect)!.ToResult(stored.FirstNumber) with { IsRepeat = true };
    }

    private async Task<CommandResult> CarryOut(CommandRequest request)
    {
        CheckSound();
        if (request.ExpectedVersion is { } expected && expected != Pump.Version) return await Stale();
        var turn = Run(() => Pump.Execute(request.Command, _realm.Now, _realm.Region, request.Trace));
        using var spans = _line.Traces.Take();
        var effect = new CommandEffect(turn.Number, Pump.Version, turn.FirstRecord, turn.Records);
        if (turn.Refusal is null && request.Key is { } key) _line.Keep(key, effect);
        // A refusal too waits for what it was judged on.
        var receipt = await Settled();
        return turn.Refusal is { } refusal
            ? new CommandResult { Outcome = CommandOutcome.Refused, Refusal = refusal, Version = effect.Version }
            : effect.ToResult(receipt.FirstNumber);
    }

    private async Task<CommandResult> Stale()
    {
        const int Looked = 50;
        await Settled();
        var all = await _hosting.Journal.Of(_realm.Id, Pump.Self, Math.Max(0, _line.Records - Looked), Looked);
        return new CommandResult
        {
            Outcome = CommandOutcome.Stale, Version = Pump.Version, Last = all.LastOrDefault(r => r.Entry.Author is not null) ?? all.LastOrDefault(),
        };
    }

    private static CommandResult Reused() => new() { Outcome = CommandOutcome.KeyReused };

    /// <summary>Runs turns; one that throws has left the state half changed.</summary>
    private T Run<T>(Func<T> turns)
    {
        try
        {
            return turns();
        }
        catch (Exception failure)
        {
            Break(failure);
            throw;
        }
    }

    private async Task<CommitReceipt> Settled(bool mayWait = false)
    {
        try
        {
            var settled = _line.Settled(mayWait);
            if (Pump.CanWait)
            {
                _courier.Advise(Pump.TakeAdvisories());
                Schedule();
            }

            var receipt = await settled;
            _courier.Advise(Pump.TakeAdvisories());
            Schedule();
            return receipt;
        }
        catch (Exception failure)
        {
            Break(failure);
            throw;
        }
    }

    private void Committed(IReadOnlyList<Mail> advisories)
    {
        _courier.Advise(advisories);
        _courier.Send();
        if (Pump.CanWait) _courier.Advise(Pump.TakeAdvisories());
        Schedule();
    }

    /// <summary>Sees to all that time brings: due timers, mail to send again, a commit that may wait no longer.</summary>
    private async Task Tick(CancellationToken cancellation)
    {
        CheckSound();
        if (GraceLeft == TimeSpan.Zero)
            for (var i = 0; i < TimersInARow && Run(() => Pump.FireNext(_realm.Now, _realm.Region)); i++) { }
        using var spans = _line.Traces.Take();
        await Settled();
        if (LazyLeft == TimeSpan.Zero) await _line.Flush();
        _courier.Send();
        if (Pump.IsFinished && LingerLeft == TimeSpan.Zero) Leave();
        else Schedule();
    }

    /// <summary>No timer fires any more: one that is due would keep the activation busy, and Orleans ends it only once it is idle.</summary>
    private void Leave()
    {
        _isLeaving = true;
        DeactivateOnIdle();
    }

    private void Schedule()
    {
        if (_line.Broken is not null || _isLeaving) return;
        _meter.InOutbox(Pump.Unacknowledged);
        if (!Pump.WantsCommit) _lazySince = null;
        else _lazySince ??= _hosting.Time.GetTimestamp();
        if (!Pump.CanWait) _heldSince = null;
        else _heldSince ??= _hosting.Time.GetTimestamp();
        if (!Pump.IsFinished) _finishedSince = null;
        else _finishedSince ??= _hosting.Time.GetTimestamp();
        var next = LingerLeft ?? LongestSleep;
        if (_heldSince is { } held) next = Left(held, _hosting.Options.HoldCommit);
        if (Pump.Mailbox.NextDue is { } due) next = Least(next, Most(_realm.Until(due), GraceLeft));
        if (LazyLeft is { } lazy) next = Least(next, lazy);
        if (_courier.NextTry is { } retry) next = Least(next, retry);
        _timer.Change(next, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan GraceLeft => _line.IsStored ? Left(_activated, _hosting.Options.OverdueGrace) : TimeSpan.Zero;

    /// <summary>Of an actor that has come to its end: until it leaves memory, where the next who asks would have to read it back.</summary>
    private TimeSpan? LingerLeft => _finishedSince is { } since ? Left(since, Linger) : null;

    private TimeSpan? LazyLeft => _lazySince is { } since ? Left(since, _hosting.Options.LazyCommit) : null;

    private TimeSpan Left(long since, TimeSpan wait) => Most(wait - _hosting.Time.GetElapsedTime(since), TimeSpan.Zero);

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Most(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private void CheckSound()
    {
        if (_realm.IsGone) Break(new RealmUnknownException(_realm.Id.Name));
        if (_line.Broken is { } broken) throw broken is RealmUnknownException ? broken : new StoreUnavailableException($"{Pump.Self} is being read back: {broken.Message}");
    }

    private void Break(Exception failure)
    {
        if (_isBroken) return;
        _isBroken = true;
        LogBroken(Log, failure, Pump.Self, _realm.Id.Name);
        _line.Break(failure);
        _courier.Stop();
        DeactivateOnIdle();
    }

    private ILogger Log => _hosting.Log;

    [LoggerMessage(LogLevel.Warning, "{Actor} of {Realm} is thrown away and read back from the store")]
    private static partial void LogBroken(ILogger log, Exception failure, ActorId actor, string realm);
}

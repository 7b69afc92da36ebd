using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Alliance.Core.Runtimes;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Grains.Telemetry;
using Microsoft.Extensions.Logging;

namespace Alliance.Grains.Hosting;

/// <summary>Drives the runtime of one actor. It is the only type that handles the life cycle of Orleans. Calls and
/// timers are inputs of <see cref="ActorRuntime"/>; the grain carries out the effects with the store, the courier and
/// its timer. It is reentrant, changes state only between awaits, and never awaits a decision of a peer.</summary>
internal abstract partial class ActorGrain : Grain, IActorGrain
{
    private readonly ActorHosting _hosting;
    private readonly TaskCompletionSource _firstCommit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LiveRealm _realm = null!;
    private ActorStorage _storage = null!;
    private TurnTraces _traces = null!;
    private ActorRuntime _runtime = null!;
    private Courier _courier = null!;
    private ActivationMeter _meter = null!;
    private IGrainTimer _timer = null!;
    private Task _writing = Task.CompletedTask;
    private long _activated;

    private protected ActorGrain(ActorHosting hosting) => _hosting = hosting;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (realm, self) = ActorAddress.Parse(this.GetGrainId());
        _realm = await _hosting.Realms.Get(realm);
        _storage = await ActorStorage.Open(_hosting, _realm, self);
        (_activated, _traces, _meter) =
            (_hosting.Time.GetTimestamp(), new TurnTraces(self, realm), new ActivationMeter(self.Kind));
        _runtime = _storage.Revive(Now.HostTime, _traces);
        _courier = new Courier(
            self, _hosting.Gate, peer => GrainFactory.Actor(realm, peer), _hosting.Log,
            (batch, answers) => Apply(_runtime.BatchAnswered(batch, answers, Now)),
            batch => Apply(_runtime.BatchFailed(batch, Now)));
        _timer = this.RegisterGrainTimer(Tick,
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
        if (_storage.IsStored) _firstCommit.SetResult();
        Apply(_runtime.Start(Now));
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _courier?.Stop();
        _meter?.End();
        if (_runtime is not { Failure: null } || _realm.IsGone) return;
        try
        {
            await Call<object?>(caller => _runtime.Flush(caller, Now));
        }
        catch (Exception failure) when (failure is StoreUnavailableException or CommitConflictException)
        {
            LogBroken(_hosting.Log, failure, _runtime.Self, _realm.Id.Name);
        }
    }

    /// <inheritdoc/>
    public async Task<Acknowledgement[]> Deliver(Mail[] mail)
    {
        CheckSound();
        if (mail.Length == 0) return [];
        await _realm.HaveVersion(mail.Max(m => m.Envelope.RegionVersion));
        CheckSound();
        return [.. await Call<IReadOnlyList<Acknowledgement>>(caller => _runtime.Deliver(caller, mail, Now))];
    }

    /// <inheritdoc/>
    public async Task<CommandResult> Execute(CommandRequest request)
    {
        CheckSound();
        var answer = await Call<CommandAnswer>(caller => _runtime.Execute(caller, request, Now));
        return answer.Outcome == CommandOutcome.Stale
            ? CommandResult.Of(answer) with { Last = await LastRecord() }
            : CommandResult.Of(answer);
    }

    /// <inheritdoc/>
    public async Task<ActorSnapshot?> Read()
    {
        CheckSound();
        // A reader that has seen the records of a commit in the journal finds them in the state.
        await _writing;
        CheckSound();
        return _storage.Snapshot();
    }

    /// <inheritdoc/>
    public async Task<bool> UntilStored(TimeSpan patience)
    {
        CheckSound();
        try
        {
            await _firstCommit.Task.WaitAsync(patience, _hosting.Time);
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
        Apply(_runtime.Tick(Now));
        return Task.CompletedTask;
    }

    private Moment Now =>
        new((long)_hosting.Time.GetElapsedTime(_activated).TotalMilliseconds, _realm.Now, _realm.Region);

    private Task Tick(CancellationToken cancellation) => Wake();

    /// <summary>Passes a call to the runtime and waits for the effect that answers it.</summary>
    private async Task<T> Call<T>(Func<object, IReadOnlyList<Effect>> input)
    {
        var call = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Apply(input(call));
        return (T)(await call.Task)!;
    }

    private void Apply(IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects) Apply(effect);
        _meter.InOutbox(_runtime.Unacknowledged);
        if (!_runtime.IsCommitPending) _traces.Take()?.Dispose();
    }

    private void Apply(Effect effect)
    {
        switch (effect)
        {
            case Effect.WriteCommit write: Write(write.Draft); break;
            case Effect.LookUpKey lookUp: LookUp(lookUp.Key); break;
            case Effect.SendBatch send: _courier.Send(send.Batch); break;
            case Effect.SendAdvisory advisory: _courier.Advise(advisory.Mail); break;
            case Effect.AnswerDelivery answer: Answer(answer.Caller, answer.Acknowledgements); break;
            case Effect.AnswerCommand answer: Answer(answer.Caller, answer.Answer); break;
            case Effect.AnswerFlush answer: Answer(answer.Caller, null); break;
            case Effect.FailCall fail:
                ((TaskCompletionSource<object?>)fail.Caller).TrySetException(fail.Failure); break;
            case Effect.WakeAt wake: _timer.Change(Until(wake), Timeout.InfiniteTimeSpan); break;
            case Effect.Discard discard: Discard(discard.Failure); break;
            case Effect.Leave: Leave(); break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "The grain does not know this effect.");
        }
    }

    private static void Answer(object caller, object? answer) =>
        ((TaskCompletionSource<object?>)caller).TrySetResult(answer);

    private async void Write(CommitDraft draft)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _writing = written.Task;
        try
        {
            // Before the first await: state and mailbox are serialised as the runtime has left them.
            var commit = _storage.Build(draft, _runtime);
            using var spans = _traces.Take();
            var first = await _storage.Write(commit, draft, _runtime);
            if (_runtime.Self.Kind == ActorKind.Realm && draft.Entries.Any(e => e.Body is RegionChange))
                await _realm.CatchUp();
            _firstCommit.TrySetResult();
            Apply(_runtime.CommitLanded(draft, first, Now));
        }
        catch (Exception failure)
        {
            Apply(_runtime.CommitFailed(failure));
        }

        written.SetResult();
    }

    private async void LookUp(IdempotencyKey key)
    {
        try
        {
            var found = await _storage.Find(key);
            Apply(_runtime.KeyFound(key, found, Now));
        }
        catch (Exception failure)
        {
            Apply(_runtime.KeyLookupFailed(key, failure));
        }
    }

    private TimeSpan Until(Effect.WakeAt wake)
    {
        var longest = TimeSpan.FromHours(1);
        var now = Now.HostTime;
        var wait = wake.HostTime is { } at
            ? TimeSpan.FromMilliseconds(Math.Clamp(at - now, 0, longest.TotalMilliseconds)) : longest;
        if (wake.Clock is not { } due) return wait;
        var byClock = TimeSpan.FromMilliseconds(Math.Max(_realm.Until(due).TotalMilliseconds, wake.NotBefore - now));
        return byClock < wait ? byClock : wait;
    }

    private async Task<StoredRecord?> LastRecord()
    {
        const int Looked = 50;
        var all = await _hosting.Journal.Of(_realm.Id, _runtime.Self, Math.Max(0, _storage.Records - Looked), Looked);
        return all.LastOrDefault(r => r.Entry.Author is not null) ?? all.LastOrDefault();
    }

    private void CheckSound()
    {
        if (_realm.IsGone) Apply(_runtime.Discard(new RealmUnknownException(_realm.Id.Name)));
        if (_runtime.Failure is not { } broken) return;
        throw broken is RealmUnknownException ? broken
            : new StoreUnavailableException($"{_runtime.Self} is being read back: {broken.Message}");
    }

    private void Discard(Exception failure)
    {
        LogBroken(_hosting.Log, failure, _runtime.Self, _realm.Id.Name);
        _courier.Stop();
        if (_firstCommit.TrySetException(failure)) _ = _firstCommit.Task.Exception;
        Leave();
    }

    /// <summary>Asks Orleans to end this activation. <see cref="Grain.DeactivateOnIdle"/> would throw where it has
    /// ended already, as where a commit outlasts a silo that stops, and nobody would catch that.</summary>
    private void Leave() => GrainContext.Deactivate(
        new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The actor leaves memory."));

    [LoggerMessage(LogLevel.Warning, "{Actor} of {Realm} is thrown away and read back from the store")]
    private static partial void LogBroken(ILogger log, Exception failure, ActorId actor, string realm);
}

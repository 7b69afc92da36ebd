using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Microsoft.Extensions.Logging;

namespace Alliance.Grains.Hosting;

/// <summary>Wakes actors that have work to do and are not awake: after a restart, after the loss of another silo, or
/// after a long idle time. Each silo handles its share of the due rows. It does so at start, at a change of membership
/// and every few seconds.</summary>
internal sealed partial class Sweeper(
    ICommitStore store, RealmDirectory realms, IGrainFactory grains, ISiloStatusOracle silos, AllianceOptions options,
    TimeProvider time, ILogger<Sweeper> log)
    : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    private const int RowsAtATime = 10_000;
    private const int WokenAtATime = 16;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeSpan _interval = TimeSpan.FromMilliseconds(options.Runtime.SweepInterval);
    private readonly WorkSignal _membershipChanged = new();
    private Task _sweeping = Task.CompletedTask;

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(Sweeper), ServiceLifecycleStage.Active, Start, Stop);

    /// <inheritdoc/>
    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status) => _membershipChanged.Raise();

    private Task Start(CancellationToken cancellation)
    {
        silos.SubscribeToSiloStatusEvents(this);
        _sweeping = Task.Run(Sweep, CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task Stop(CancellationToken cancellation)
    {
        silos.UnSubscribeFromSiloStatusEvents(this);
        await _stopping.CancelAsync();
        await _sweeping.WaitAsync(cancellation);
    }

    private async Task Sweep()
    {
        var ahead = TimeSpan.FromMilliseconds(options.Runtime.WakeAhead);
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await SweepOnce(ahead);
                ahead = TimeSpan.Zero;
                await _membershipChanged.Wait(_interval, _stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(log, failure);
                await Task.Delay(_interval, time, _stopping.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SweepOnce(TimeSpan ahead)
    {
        foreach (var realm in await realms.Refresh((realm, failure) => LogNotSwept(log, failure, realm.Name)))
        {
            var through = realm.Now + new Span((long)(ahead.TotalMilliseconds * realm.FactorPermille / 1_000));
            var due = await store.Due(realm.Id, through, RowsAtATime);
            await Parallel.ForEachAsync(due.Where(r => IsMine(realm.Id, r.Actor)),
                new ParallelOptions { MaxDegreeOfParallelism = WokenAtATime, CancellationToken = _stopping.Token },
                (row, _) => Wake(realm.Id.Name, row.Actor));
        }
    }

    private async ValueTask Wake(string realm, ActorId actor)
    {
        try
        {
            await grains.Actor(realm, actor).Wake();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // It stays due: the next sweep tries again.
            LogNotWoken(log, failure, actor, realm);
        }
    }

    private bool IsMine(RealmId realm, ActorId actor)
    {
        var active = silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Order().ToArray();
        var mine = Array.IndexOf(active, silos.SiloAddress);
        var share = active.Length < 2 ? 0 : StableHash.ComputeHash($"{realm.Name}/{actor}") % (uint)active.Length;
        return mine < 0 || share == mine;
    }

    [LoggerMessage(LogLevel.Error, "The sweep for due actors failed; it is tried again")]
    private static partial void LogFailed(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Error, "The realm {Realm} cannot be swept for due actors; it is tried again")]
    private static partial void LogNotSwept(ILogger log, Exception failure, string realm);

    [LoggerMessage(LogLevel.Warning, "{Actor} of {Realm} is due and could not be woken")]
    private static partial void LogNotWoken(ILogger log, Exception failure, ActorId actor, string realm);
}

using System.Text.Json;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Silos;
using Orleans.Concurrency;
using Orleans.Placement;

namespace Alliance.Simulation.Clusters;

/// <summary>A replication that one silo runs: <c>run-42/replication/7</c>.</summary>
[Alias("alliance.replication")]
internal interface IReplicationGrain : IGrainWithStringKey
{
    /// <summary>Returns the number of cores of the silo.</summary>
    [Alias("cores"), ResponseTimeout("00:01:00")]
    Task<int> Cores();

    /// <summary>Starts the run and returns at once.</summary>
    [Alias("start"), ResponseTimeout("00:01:00")]
    Task Start(ReplicationOrder order);

    /// <summary>Reports the progress. It waits a little for the end, so that a caller may ask again at once.</summary>
    [Alias("poll"), ResponseTimeout("00:01:00")]
    Task<ReplicationReport> Poll();

    /// <summary>Stops the run between two windows.</summary>
    [Alias("cancel"), ResponseTimeout("00:01:00")]
    Task Cancel();
}

/// <summary>The order to a silo to run a replication.</summary>
/// <param name="Plan">The plan of the run.</param>
/// <param name="Seed">The seed of this replication.</param>
/// <param name="Build">The build that requested it.</param>
[GenerateSerializer, Immutable, Alias("replication-order")]
internal sealed record ReplicationOrder(RunPlan Plan, ulong Seed, string Build);

/// <summary>The state of a replication.</summary>
/// <param name="Progress">The progress of the run.</param>
/// <param name="Summary">Its summary as JSON; null while it is under way.</param>
[GenerateSerializer, Immutable, Alias("replication-report")]
internal sealed record ReplicationReport(RunProgress Progress, string? Summary);

/// <summary>Executes a run on a thread of its own, hosted in one grain. It needs no other grain.</summary>
[Reentrant, Immovable(ImmovableKind.Any), RandomPlacement]
internal sealed class ReplicationGrain : Grain, IReplicationGrain
{
    private static readonly TimeSpan PollPatience = TimeSpan.FromMilliseconds(500);
    // The caller is gone when nobody has polled for so long; the run goes with the activation.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _cancellation = new();
    private Latest? _latest;
    private Task<string>? _work;

    public Task<int> Cores()
    {
        DeactivateOnIdle();
        return Task.FromResult(Environment.ProcessorCount);
    }

    public Task Start(ReplicationOrder order)
    {
        BuildIdentity.Check(order.Build);
        DelayDeactivation(Abandoned);
        var latest = _latest = new Latest();
        _work = Task.Factory.StartNew(
            () => WorkOff(order, latest),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return Task.CompletedTask;
    }

    public async Task<ReplicationReport> Poll()
    {
        if (_work is null) throw new StateLostException($"{this.GetPrimaryKeyString()} lost its run.");
        DelayDeactivation(Abandoned);
        await ((Task)_work)
            .WaitAsync(PollPatience)
            .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (!_work.IsCompleted)
            return new ReplicationReport(_latest!.Progress, null);
        DeactivateOnIdle();
        return new ReplicationReport(_latest!.Progress, await _work);
    }

    public Task Cancel() => _cancellation.CancelAsync();

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        await _cancellation.CancelAsync();

    private string WorkOff(ReplicationOrder order, Latest latest)
    {
        var rehearsal = order.Plan.Rehearse(order.Seed);
        var result = Replay.RunHere(
            rehearsal.Setup, folds: rehearsal.Folds, progress: latest, cancellation: _cancellation.Token);
        return JsonSerializer.Serialize(rehearsal.Summarise(result), SummaryJson.Options);
    }

    private sealed class Latest : IProgress<RunProgress>
    {
        private volatile StrongBox _value = new(default);

        public RunProgress Progress => _value.Progress;

        public void Report(RunProgress value) => _value = new(value);

        private sealed record StrongBox(RunProgress Progress);
    }
}

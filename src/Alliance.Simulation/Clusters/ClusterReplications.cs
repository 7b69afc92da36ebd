using System.Collections.Concurrent;
using System.Diagnostics;
using Alliance.Grains.Clusters;
using Alliance.Simulation.Experiments;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Silos;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Clusters;

/// <summary>Runs replications on all simulation silos of a cluster, as many at once on each silo as it has
/// cores.</summary>
/// <remarks>When a silo is lost, its replications run again on another silo.</remarks>
public static class ClusterReplications
{
    /// <summary>Executes the replications.</summary>
    /// <param name="redis"><c>HOST:PORT</c> of the cluster's Redis.</param>
    /// <param name="access">How this process proves itself to the cluster.</param>
    /// <param name="plan">The plan from which the silos create a run.</param>
    /// <param name="seed">The scenario's seed.</param>
    /// <param name="count">The number of replications.</param>
    /// <param name="progress">Receives the progress of each run, with its number counted from 0.</param>
    /// <param name="told">Called with a message when a silo is lost.</param>
    /// <param name="cancellation">Ends the replications under way between two windows, and starts no further
    /// one.</param>
    /// <exception cref="ClusterUnavailableException">There is no such cluster, or it has no simulation silo
    /// left.</exception>
    /// <exception cref="RunFailedException">An actor threw.</exception>
    /// <exception cref="OperationCanceledException">The replications were stopped before the first had
    /// ended.</exception>
    public static async Task<RehearsalSummary> RunAsync(
        string redis,
        ClusterAccess access,
        RunPlan plan,
        ulong seed,
        int count,
        IProgress<(int Run, RunProgress? Progress)>? progress,
        Action<string> told,
        CancellationToken cancellation)
    {
        await using var cluster = await SimulationCluster.ConnectAsync(redis, access, cancellation);
        var silos = await cluster.TrySilosAsync(cancellation);
        if (silos is not { Count: > 0 })
            throw ClusterUnavailableException.NoSilo(redis, anyMore: false, answered: silos is not null);
        var started = Stopwatch.GetTimestamp();
        using var batch = new Batch(cluster, plan, ReplicationSeeds.First(count, seed), progress, told, cancellation);
        await Task.WhenAll(silos.Select(batch.KeepBusyAsync));
        if (batch.Summaries[0] is null)
            cancellation.ThrowIfCancellationRequested();
        if (batch.IsLeft && !cancellation.IsCancellationRequested)
            throw ClusterUnavailableException.NoSilo(redis, anyMore: true, answered: true);
        var reason =
            $"{count} replications on {silos.Count} silos of the cluster: "
            + "one grain works off each whole run, as many at once on a silo as it has cores";
        return Replications.Together(
            batch.Summaries,
            count,
            reason,
            Stopwatch.GetElapsedTime(started).TotalSeconds
        ) with
        {
            Silos = silos.Count, Restarts = batch.Restarts, RestartSeconds = Math.Round(batch.LostSeconds, 3),
        };
    }

    private sealed class Batch(
        SimulationCluster cluster,
        RunPlan plan,
        IReadOnlyList<ulong> seeds,
        IProgress<(int Run, RunProgress? Progress)>? progress,
        Action<string> told,
        CancellationToken cancellation
    ) : IDisposable
    {
        private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

        private readonly string _realm = $"run-{Guid.NewGuid():N}";
        private readonly ConcurrentQueue<int> _left = new(Enumerable.Range(0, seeds.Count));
        // The caller stopped it, or a run failed: then the others are not worth their time.
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        private readonly Lock _counted = new();
        private int _open = seeds.Count;

        public RehearsalSummary?[] Summaries { get; } = new RehearsalSummary?[seeds.Count];
        public bool IsLeft => Volatile.Read(ref _open) > 0;
        public int Restarts { get; private set; }
        public double LostSeconds { get; private set; }

        public void Dispose() => _stop.Dispose();

        /// <summary>Keeps a silo busy until nothing is left or it is gone.</summary>
        public Task KeepBusyAsync(SiloAddress silo) => OrStopAllAsync(WorkOnAllCoresAsync(silo));

        /// <summary>Waits for work on one silo. A failure there ends the work on all silos.</summary>
        private async Task OrStopAllAsync(Task work)
        {
            try
            {
                await work;
            }
            catch
            {
                await _stop.CancelAsync();
                throw;
            }
        }

        private async Task WorkOnAllCoresAsync(SiloAddress silo)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            var gone = cluster.GoneAsync([silo], over.Token);
            var cores = await cluster.CoresAsync(silo, $"{_realm}/replication/cores-{silo}", gone);
            await Task.WhenAll(Enumerable.Range(0, cores).Select(_ => OrStopAllAsync(WorkAsync(silo, gone))));
            if (gone.IsCompletedSuccessfully && IsLeft)
                told($"silo {silo.Endpoint} is gone; what it was at is run again on the silos that remain.");
            await over.CancelAsync();
        }

        private async Task WorkAsync(SiloAddress silo, Task gone)
        {
            while (IsLeft && !gone.IsCompleted && !_stop.IsCancellationRequested)
            {
                // What is left may yet come back from a silo that is lost.
                if (_left.TryDequeue(out var run)) await WorkOnAsync(silo, run, gone);
                else await Task.Delay(LookAgain, CancellationToken.None);
            }
        }

        private async Task WorkOnAsync(SiloAddress silo, int run, Task gone)
        {
            var began = Stopwatch.GetTimestamp();
            if (await RunOneAsync(silo, run, gone) is { } summary)
            {
                Summaries[run] = summary;
                Interlocked.Decrement(ref _open);
                progress?.Report((run, null));
                return;
            }

            lock (_counted)
            {
                Restarts++;
                LostSeconds += Stopwatch.GetElapsedTime(began).TotalSeconds;
            }

            _left.Enqueue(run);
        }

        private async Task<RehearsalSummary?> RunOneAsync(SiloAddress silo, int run, Task gone)
        {
            var working = WorkOffAsync(silo, run);
            try
            {
                if (await Task.WhenAny(working, gone) == working) return await working;
            }
            catch (Exception failure) when (failure is OrleansException or TimeoutException or StateLostException)
            {
                // The watch tells whether the silo is gone. If it is not, the run was lost with its activation and runs
                // again.
                await Task.WhenAny(gone, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
            }

            working.Ignore();
            return null;
        }

        private async Task<RehearsalSummary> WorkOffAsync(SiloAddress silo, int run)
        {
            var grain = await cluster.StartAsync(
                silo,
                $"{_realm}.{Restarts}/replication/{run}",
                new ReplicationOrder(plan, seeds[run], BuildIdentity.This));
            await using var stop = _stop.Token.Register(() => grain.Cancel().Ignore());
            while (true)
            {
                var report = await grain.Poll();
                if (report.Summary is { } summary) return SummaryJson.Read(summary);
                progress?.Report((run, report.Progress));
            }
        }
    }
}

using System.Diagnostics;
using Alliance.Grains.Clusters;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Silos;

namespace Alliance.Simulation.Clusters;

/// <summary>Runs one run on all simulation silos of a cluster.</summary>
/// <remarks>When a silo is lost, its part of the run is lost. The run then starts again on the remaining silos and
/// gives the same journal.</remarks>
public static class ClusterReplay
{
    private const int MostAttempts = 10;
    /// <summary>The time in which the remaining silos agree that a silo is lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Executes a run.</summary>
    /// <param name="redis"><c>HOST:PORT</c> of the cluster's Redis.</param>
    /// <param name="access">How this process proves itself to the cluster.</param>
    /// <param name="scenario">The scenario, as this process has read it.</param>
    /// <param name="plan">The plan from which the silos create the same run.</param>
    /// <param name="shards">The number of shards. There is at least one for each silo.</param>
    /// <param name="journalPath">The path of the journal in this process; null to compute only its digest.</param>
    /// <param name="progress">Receives the progress of the run.</param>
    /// <param name="told">Called with a message when a silo is lost.</param>
    /// <param name="cancellation">Stops the run between two windows.</param>
    /// <exception cref="ClusterUnavailableException">There is no such cluster, it has no simulation silo, no silo
    /// answers any more, or a silo cannot create this run.</exception>
    /// <exception cref="RunFailedException">An actor threw.</exception>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    public static async Task<RehearsalSummary> RunAsync(
        string redis,
        ClusterAccess access,
        Scenario scenario,
        RunPlan plan,
        int shards,
        string? journalPath,
        IProgress<RunProgress>? progress,
        Action<string> told,
        CancellationToken cancellation)
    {
        var asked = Stopwatch.GetTimestamp();
        await using var cluster = await SimulationCluster.ConnectAsync(redis, access, cancellation);
        var realm = $"run-{Guid.NewGuid():N}";
        var lost = TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            var began = Stopwatch.GetTimestamp();
            var silos = await SilosAsync(cluster, redis, attempt, cancellation);
            var rehearsal = new Rehearsal(scenario, plan.Recorded, plan.Until);
            try
            {
                var result = await AttemptAsync(
                    cluster, plan, rehearsal, silos, Math.Max(shards, silos.Count), $"{realm}.{attempt}", journalPath,
                    progress, attempt == 1 ? asked : began, cancellation);
                return rehearsal.Summarise(result) with
                {
                    Silos = silos.Count,
                    Restarts = attempt - 1,
                    RestartSeconds = Math.Round(lost.TotalSeconds, 3),
                };
            }
            catch (Exception failure) when (IsLoss(failure))
            {
                var what = InWords(failure);
                if (cancellation.IsCancellationRequested)
                    throw new ClusterUnavailableException(
                        $"{what}; the run was stopped by hand and does not start again.", failure);
                if (attempt == MostAttempts)
                    throw new ClusterUnavailableException(
                        $"{what}; that was the {MostAttempts}th time, and the run does not start again.", failure);
                lost += Stopwatch.GetElapsedTime(began);
                var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
                told($"{what}; the run starts again on the silos that remain ({seconds:F1} s lost).");
            }
        }
    }

    private static bool IsLoss(Exception failure) =>
        failure is SiloLostException or StateLostException or OrleansException or TimeoutException;

    /// <summary>Describes a loss briefly, because the exception of a message that could not be sent contains its whole
    /// stack.</summary>
    private static string InWords(Exception loss) =>
        loss is SiloLostException or StateLostException
            ? loss.Message.TrimEnd('.')
            : "a silo of the cluster cannot be reached";

    private static async Task<IReadOnlyList<SiloAddress>> SilosAsync(
        SimulationCluster cluster, string redis, int attempt, CancellationToken cancellation)
    {
        // Whom Redis still names may be on the way out; those that remain are agreed upon within seconds.
        for (var since = Stopwatch.GetTimestamp(); ;)
        {
            var silos = await cluster.TrySilosAsync(cancellation);
            if (silos is { Count: > 0 })
                return silos;
            if (Stopwatch.GetElapsedTime(since) > Patience || (silos is not null && attempt == 1))
                throw ClusterUnavailableException.NoSilo(redis, attempt > 1, answered: silos is not null);
            await Task.Delay(LookInterval, cancellation);
        }
    }

    private static async Task<RunResult> AttemptAsync(
        SimulationCluster cluster,
        RunPlan plan,
        Rehearsal rehearsal,
        IReadOnlyList<SiloAddress> silos,
        int shards,
        string realm,
        string? journalPath,
        IProgress<RunProgress>? progress,
        long asked,
        CancellationToken cancellation)
    {
        using var journal = new RunJournal(rehearsal.Setup.JournalHeader, journalPath, rehearsal.Folds);
        var run = new ClusterRun(cluster, plan, rehearsal.Setup, journal);
        using var watching = new CancellationTokenSource();
        var gone = cluster.GoneAsync(silos, watching.Token);
        try
        {
            await OrGone(run.StartAsync(silos, shards, realm), gone);
            var started = Stopwatch.GetTimestamp();
            var work = run.WorkOffAsync(progress, cancellation);
            await OrGone(work, gone);
            var digest = journal.Finish();
            var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var ending = run.EndAsync();
            await OrGone(ending, gone);
            return new RunResult(await ending, await work ? rehearsal.Setup.Until : run.Progress.Now)
            {
                Hosting = Hosting.Grain,
                HostingReason =
                    $"cut into {shards} shards over {silos.Count} silos of the cluster, "
                    + "each actor in a grain of its own beside its shard",
                Shards = shards,
                Records = journal.Count,
                JournalSha256 = digest,
                Interrupted = !await work,
                StartupSeconds = Stopwatch.GetElapsedTime(asked, started).TotalSeconds,
                ElapsedSeconds = elapsed,
            };
        }
        catch (Exception failure)
        {
            run.Abandon();
            // A killed silo counts as active until the others agree that it is gone.
            // Until then the next attempt would fail as well.
            if (failure is not SiloLostException && IsLoss(failure))
                await Task.WhenAny(gone, Task.Delay(Patience, cancellation));
            throw;
        }
        finally
        {
            await watching.CancelAsync();
        }
    }

    /// <summary>Waits for work, but stops waiting when a silo is lost.</summary>
    private static async Task OrGone(Task work, Task<SiloAddress?> gone)
    {
        if (await Task.WhenAny(work, gone) == gone)
        {
            work.Ignore();
            throw new SiloLostException(
                await gone is { } silo ? $"silo {silo.Endpoint} is gone" : "no silo of the cluster answers any more");
        }

        await work;
    }

    private sealed class SiloLostException(string message) : Exception(message);
}

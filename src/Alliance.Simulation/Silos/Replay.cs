using System.Diagnostics;
using Alliance.Core.Journals;
using Alliance.Simulation.Runs;

namespace Alliance.Simulation.Silos;

/// <summary>Executes runs.</summary>
public static class Replay
{
    /// <summary>Executes a run in a silo of its own in this process. The silo keeps everything in memory.</summary>
    /// <param name="setup">The setup of the run.</param>
    /// <param name="hosting">The hosting of the actors.</param>
    /// <param name="shards">The number of shards. The journal is the same for any number.</param>
    /// <param name="journalPath">The path of the journal; null to compute only its digest.</param>
    /// <param name="folds">The folds that receive every record, in order.</param>
    /// <param name="progress">Receives the progress about ten times a second, on a thread of the run.</param>
    /// <param name="cancellation">Ends the run between two windows. The result is then marked as interrupted.</param>
    /// <exception cref="ArgumentException">The setup is not valid.</exception>
    /// <exception cref="RunFailedException">An actor threw, or an activation lost its state.</exception>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped before it had begun.</exception>
    public static async Task<RunResult> RunAsync(
        RunSetup setup,
        Hosting hosting = Hosting.Auto,
        int shards = 1,
        string? journalPath = null,
        IReadOnlyList<IRecordFold>? folds = null,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var asked = Stopwatch.GetTimestamp();
        setup.Validate();
        await using var silo = await SimulationSilo.StartAsync(cancellation);
        return await silo.RunAsync(setup, hosting, shards, journalPath, folds, progress, cancellation, asked);
    }

    /// <summary>Executes a run on the calling thread without a silo, for benchmarks, tests and callers inside a
    /// silo.</summary>
    /// <param name="setup">The setup of the run.</param>
    /// <param name="shards">The number of shards. The journal is the same for any number.</param>
    /// <param name="journalPath">The path of the journal; null to compute only its digest.</param>
    /// <param name="folds">The folds that receive every record, in order.</param>
    /// <param name="progress">Receives the progress ten times a second.</param>
    /// <param name="cancellation">Ends the run between two windows. The result is then marked as interrupted.</param>
    /// <exception cref="ArgumentException">The setup is not valid.</exception>
    /// <exception cref="RunFailedException">An actor threw.</exception>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    public static RunResult RunHere(
        RunSetup setup, int shards = 1, string? journalPath = null, IReadOnlyList<IRecordFold>? folds = null,
        IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var work = new TimedRun(setup, shards, journalPath, folds ?? [], progress, Stopwatch.GetTimestamp());
        work.Begin();
        var stopped = false;
        try
        {
            work.Conductor.Run(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            stopped = true;
        }

        return work.Finish(Hosting.Region, "worked off on the caller's thread, without a silo", stopped);
    }
}

using System.Diagnostics;
using Alliance.Core.Journals;
using Alliance.Simulation.Runs;

namespace Alliance.Simulation.Silos;

/// <summary>Works off runs.</summary>
public static class Replay
{
    /// <summary>Works off a run in a silo of its own, in this process, that keeps everything in memory.</summary>
    /// <param name="setup">What the run is made of.</param>
    /// <param name="hosting">Who runs the actors.</param>
    /// <param name="shards">Parts to cut it into; the journal is the same for any number.</param>
    /// <param name="journalPath">Where the journal goes; null: only its digest.</param>
    /// <param name="folds">What is fed every record, in order.</param>
    /// <param name="progress">Told about ten times a second how far the run is, on a thread of the run.</param>
    /// <param name="cancellation">Ends the run between two windows, with a result that says so.</param>
    /// <exception cref="ArgumentException">The setup is not sound.</exception>
    /// <exception cref="RunFailedException">An actor threw, or an activation lost its state.</exception>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before the run had begun.</exception>
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
    /// <param name="setup">What the run is made of.</param>
    /// <param name="shards">Parts to cut it into; the journal is the same for any number.</param>
    /// <param name="journalPath">Where the journal goes; null: only its digest.</param>
    /// <param name="folds">What is fed every record, in order.</param>
    /// <param name="progress">Told ten times a second how far the run is.</param>
    /// <param name="cancellation">Ends the run between two windows, with a result that says so.</param>
    /// <exception cref="ArgumentException">The setup is not sound.</exception>
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

using System.Diagnostics;
using Alliance.Core.Journals;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Runs;

namespace Alliance.Simulation.Silos;

/// <summary>A run with its journal and the stopwatch of real time. Virtual time never depends on it.</summary>
internal sealed class TimedRun : IDisposable
{
    private const double ProgressSeconds = 0.1;

    private readonly RunSetup _setup;
    private readonly RunJournal _journal;
    private readonly IProgress<RunProgress>? _progress;
    private readonly long _asked;
    private long _started;
    private long _reported;

    /// <param name="setup">What the run is made of.</param>
    /// <param name="shards">Parts to cut it into.</param>
    /// <param name="journalPath">Where the journal goes; null: only its digest.</param>
    /// <param name="folds">What is fed every record.</param>
    /// <param name="progress">Told ten times a second how far it is.</param>
    /// <param name="asked">Stopwatch's timestamp from which the start-up counts.</param>
    public TimedRun(
        RunSetup setup,
        int shards,
        string? journalPath,
        IReadOnlyList<IRecordFold> folds,
        IProgress<RunProgress>? progress,
        long asked)
    {
        (_setup, _progress, _asked) = (setup, progress, asked);
        _journal = new RunJournal(setup.JournalHeader, journalPath, folds);
        Conductor = new RunConductor(setup, shards, _journal);
    }

    public RunConductor Conductor { get; }

    public RunProgress Progress => new(Conductor.Now, Conductor.Messages, _journal.Count);

    /// <summary>Starts the stopwatch; call before the first window.</summary>
    public void Begin()
    {
        _started = _reported = Stopwatch.GetTimestamp();
        if (_progress is not null) Conductor.Closed = Tell;
    }

    private void Tell()
    {
        var now = Stopwatch.GetTimestamp();
        if (Stopwatch.GetElapsedTime(_reported, now).TotalSeconds < ProgressSeconds) return;
        _reported = now;
        _progress!.Report(Progress);
    }

    /// <summary>Closes the journal and sums up.</summary>
    /// <param name="hosting">The hosting used.</param>
    /// <param name="reason">Why that one.</param>
    /// <param name="stopped">Whether it was stopped between two windows.</param>
    public RunResult Finish(Hosting hosting, string reason, bool stopped = false)
    {
        var digest = _journal.Finish();
        var elapsed = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        return new RunResult(Conductor.Sums(), stopped ? Conductor.Now : _setup.Until)
        {
            Hosting = hosting,
            HostingReason = reason,
            Shards = Conductor.Shards.Count,
            Records = _journal.Count,
            JournalSha256 = digest,
            Interrupted = stopped,
            StartupSeconds = Stopwatch.GetElapsedTime(_asked, _started).TotalSeconds,
            ElapsedSeconds = elapsed,
        };
    }

    public void Dispose() => _journal.Dispose();
}

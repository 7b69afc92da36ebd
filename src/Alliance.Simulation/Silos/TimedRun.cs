using System.Diagnostics;
using Alliance.Core.Journals;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Runs;

namespace Alliance.Simulation.Silos;

/// <summary>A run with its journal and a stopwatch of real time. Virtual time never depends on the stopwatch.</summary>
internal sealed class TimedRun : IDisposable
{
    private const double ProgressSeconds = 0.1;

    private readonly RunSetup _setup;
    private readonly RunJournal _journal;
    private readonly IProgress<RunProgress>? _progress;
    private readonly long _asked;
    private long _started;
    private long _reported;

    /// <param name="setup">The setup of the run.</param>
    /// <param name="shards">The number of shards.</param>
    /// <param name="journalPath">The path of the journal; null to compute only its digest.</param>
    /// <param name="folds">The folds that receive every record.</param>
    /// <param name="progress">Receives the progress ten times a second.</param>
    /// <param name="asked">The timestamp of the stopwatch from which the start-up time counts.</param>
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

    /// <summary>Starts the stopwatch. Call it before the first window.</summary>
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

    /// <summary>Completes the journal and returns the result.</summary>
    /// <param name="hosting">The hosting that was used.</param>
    /// <param name="reason">The reason for this hosting.</param>
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

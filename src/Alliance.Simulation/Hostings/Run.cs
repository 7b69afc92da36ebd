using System.Collections.Concurrent;

namespace Alliance.Simulation.Hostings;

/// <summary>A run that a silo is working off: what its grains share. A setup holds factories, so it does not travel; the grains of a run and
/// whoever asked for it are in one process.</summary>
internal sealed class Run(string realm, Hosting hosting, string reason, RunWork work) : IDisposable
{
    private readonly TaskCompletionSource<RunResult> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancellation = new();

    public string Realm => realm;
    public Hosting Hosting => hosting;
    public RunWork Work => work;
    public CancellationToken Cancellation => _cancellation.Token;
    /// <summary>The result, or why there is none.</summary>
    public Task<RunResult> Outcome => _outcome.Task;
    /// <summary>The seats of grains that join, by grain key, when each actor has a grain of its own.</summary>
    public ConcurrentDictionary<string, Seat> Seats { get; } = new(StringComparer.Ordinal);

    public void Cancel() => _cancellation.Cancel();

    public void Finish() => Finish(stopped: false);

    /// <summary>Ends the run with why it could not go on; where that is that it was stopped, between two windows, with what it came to.</summary>
    public void Fail(Exception why)
    {
        if (why is OperationCanceledException && Cancellation.IsCancellationRequested) Finish(stopped: true);
        else _outcome.TrySetException(why);
    }

    private void Finish(bool stopped)
    {
        try
        {
            _outcome.TrySetResult(work.Finish(hosting, reason, stopped));
        }
        catch (IOException e)
        {
            _outcome.TrySetException(e);
        }
    }

    public void Dispose() => _cancellation.Dispose();
}

/// <summary>The runs of a silo, by realm.</summary>
internal sealed class RunTable
{
    private readonly ConcurrentDictionary<string, Run> _runs = new(StringComparer.Ordinal);

    public Run this[string realm] => _runs.TryGetValue(realm, out var run)
        ? run
        : throw new InvalidOperationException($"No run is under way in realm {realm}.");

    public void Add(Run run)
    {
        if (!_runs.TryAdd(run.Realm, run)) throw new InvalidOperationException($"Realm {run.Realm} has a run already.");
    }

    public void Remove(Run run) => _runs.TryRemove(run.Realm, out _);
}

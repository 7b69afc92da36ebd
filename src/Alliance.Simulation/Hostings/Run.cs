using System.Collections.Concurrent;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Hostings;

/// <summary>A run that a silo is working off: what its grains share. A setup holds factories, so it does not travel; the grains of a run and
/// whoever asked for it are in one process.</summary>
internal sealed class Run(string realm, Hosting hosting, Conductor conductor) : IDisposable
{
    private readonly TaskCompletionSource<bool> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancellation = new();

    public string Realm => realm;
    public Hosting Hosting => hosting;
    public Conductor Conductor => conductor;
    public CancellationToken Cancellation => _cancellation.Token;
    /// <summary>Whether all was worked off; false when it was stopped between two windows. Fails with what went wrong.</summary>
    public Task<bool> Outcome => _outcome.Task;
    /// <summary>The seats of grains that join, by grain key, when each actor has a grain of its own.</summary>
    public ConcurrentDictionary<string, Seat> Seats { get; } = new(StringComparer.Ordinal);

    public void Cancel() => _cancellation.Cancel();

    public void Finish() => _outcome.TrySetResult(true);

    /// <summary>Ends the run with why it could not go on.</summary>
    public void Fail(Exception why)
    {
        if (why is OperationCanceledException && Cancellation.IsCancellationRequested) _outcome.TrySetResult(false);
        else _outcome.TrySetException(why);
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

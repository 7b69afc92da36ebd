using System.Collections.Concurrent;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Silos;

/// <summary>A run in a silo, with the objects that its grains share.</summary>
/// <remarks>A setup holds factories and cannot be sent, so the caller and the grains of a run are in one
/// process.</remarks>
internal sealed class HostedRun(string realm, Hosting hosting, Conductor conductor) : IDisposable
{
    private readonly TaskCompletionSource<bool> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancellation = new();

    public string Realm => realm;
    public Hosting Hosting => hosting;
    public Conductor Conductor => conductor;
    public CancellationToken Cancellation => _cancellation.Token;
    /// <summary>Whether the run is complete; false when it was stopped between two windows.
    /// The task fails with the cause when the run fails.</summary>
    public Task<bool> Outcome => _outcome.Task;
    /// <summary>The activations that belong to the run, by grain key, when each actor has a grain of its own.</summary>
    public ConcurrentDictionary<string, ActivationHandle> Activations { get; } = new(StringComparer.Ordinal);

    public void Cancel() => _cancellation.Cancel();

    public void Finish() => _outcome.TrySetResult(true);

    /// <summary>Ends the run with the reason for its failure.</summary>
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
    private readonly ConcurrentDictionary<string, HostedRun> _runs = new(StringComparer.Ordinal);

    public HostedRun this[string realm] => _runs.TryGetValue(realm, out var run)
        ? run
        : throw new InvalidOperationException($"No run is under way in realm {realm}.");

    public void Add(HostedRun run)
    {
        if (!_runs.TryAdd(run.Realm, run)) throw new InvalidOperationException($"Realm {run.Realm} has a run already.");
    }

    public void Remove(HostedRun run) => _runs.TryRemove(run.Realm, out _);
}

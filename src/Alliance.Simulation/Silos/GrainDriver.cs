using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Silos;

/// <summary>Runs windows in which each actor has a grain.</summary>
/// <remarks>The shards with work open the window, each in a turn of its own grain.
/// The window ends when the last shard has collected.</remarks>
internal sealed class GrainDriver
{
    private readonly HostedRun _run;
    private readonly ShardDriver[] _shards;
    private readonly List<ShardDriver> _busy = [];
    private TaskCompletionSource _worked = new();
    private Window _window;
    private int _open;
    private Exception? _failure;

    public GrainDriver(HostedRun run, IGrainFactory grains)
    {
        (_run, Grains) = (run, grains);
        _shards = [.. run.Conductor.Shards.Select(s => new ShardDriver(this, s))];
    }

    public IGrainFactory Grains { get; }
    public HostedRun Run => _run;
    /// <summary>The open window. It changes only while no shard works.</summary>
    public ref readonly Window Window => ref _window;

    /// <summary>Lets the grains of the shards join the run.</summary>
    public async Task StartAsync()
    {
        foreach (var shard in _shards)
        {
            var key = $"{_run.Realm}/shard/{shard.Shard.Index}";
            _run.Activations[key] = shard;
            await Grains.GetGrain<IShardGrain>(key).Join();
        }
    }

    /// <summary>Runs a window of the conductor and closes it.</summary>
    /// <exception cref="Runs.RunFailedException">An actor threw, or an activation lost its state.</exception>
    public async Task WorkOffAsync(Window window)
    {
        _window = window;
        _busy.Clear();
        foreach (var shard in _shards)
            if (shard.Shard.NextWindow == window.Number)
                _busy.Add(shard);
        _open = _busy.Count;
        var worked = _worked = new TaskCompletionSource();
        // A shard may be done before the last is queued.
        for (int i = 0, n = _busy.Count; i < n; i++) _busy[i].QueueOpen();
        if (_busy.Count > 0) await worked.Task.ConfigureAwait(false);
        if (_failure is { } failure) throw failure;
        _run.Conductor.Close(window);
    }

    /// <summary>Runs all windows of the conductor.</summary>
    public async Task WorkOffAllAsync(CancellationToken cancellation)
    {
        while (_run.Conductor.NextWindow() is { } window)
        {
            cancellation.ThrowIfCancellationRequested();
            await WorkOffAsync(window).ConfigureAwait(false);
        }
    }

    /// <summary>Releases all activations of the run.</summary>
    public void Release()
    {
        foreach (var (_, activation) in _run.Activations) activation.Release();
    }

    /// <summary>Ends the run after the open window.</summary>
    public void Fail(Exception why) => Interlocked.CompareExchange(ref _failure, why, null);

    /// <summary>Announces that a shard has collected or failed.</summary>
    public void ShardDone()
    {
        if (Interlocked.Decrement(ref _open) == 0) _worked.SetResult();
    }
}

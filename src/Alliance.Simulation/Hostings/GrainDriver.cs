using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Hostings;

/// <summary>Drives a run whose actors have a grain each. In each window the shards with anything in it open it, each in its own grain's turn; the
/// last of them to have collected closes it and opens the next.</summary>
internal sealed class GrainDriver
{
    private readonly Run _run;
    private readonly ShardDriver[] _shards;
    private readonly List<ShardDriver> _busy = [];
    private Window _window;
    private int _open;
    private Exception? _failure;

    public GrainDriver(Run run, IGrainFactory grains)
    {
        (_run, Grains) = (run, grains);
        _shards = [.. run.Conductor.Shards.Select(s => new ShardDriver(this, s))];
    }

    public IGrainFactory Grains { get; }
    public Run Run => _run;
    /// <summary>The open window; changed only while no shard works.</summary>
    public ref readonly Window Window => ref _window;

    /// <summary>Has the shards' grains take their seats and opens the first window.</summary>
    public async Task StartAsync()
    {
        foreach (var shard in _shards)
        {
            var key = $"{_run.Realm}/shard/{shard.Shard.Index}";
            _run.Seats[key] = shard;
            await Grains.GetGrain<IShardGrain>(key).Join();
        }

        Guarded(OpenNext);
        if (_failure is not null) End();
    }

    /// <summary>Ends the run after the open window.</summary>
    public void Fail(Exception why) => Interlocked.CompareExchange(ref _failure, why, null);

    /// <summary>A shard has collected, or failed.</summary>
    public void ShardDone()
    {
        if (Interlocked.Decrement(ref _open) > 0) return;
        if (_failure is null) Guarded(CloseAndOpenNext);
        if (_failure is not null) End();
    }

    private void CloseAndOpenNext()
    {
        _run.Conductor.Close(_window);
        OpenNext();
    }

    private void OpenNext()
    {
        _run.Cancellation.ThrowIfCancellationRequested();
        if (_run.Conductor.NextWindow() is not { } window)
        {
            Release();
            _run.Finish();
            return;
        }

        _window = window;
        _busy.Clear();
        foreach (var shard in _shards)
            if (shard.Shard.NextWindow == window.Number)
                _busy.Add(shard);
        _open = _busy.Count;
        // A shard that is done at once may already be opening the next window, so the list is not read after the last is queued.
        for (int i = 0, n = _busy.Count; i < n; i++) _busy[i].QueueOpen();
    }

    // Whatever an actor, a fold or the disk throws ends the run and goes to whoever asked for it, not to Orleans' scheduler.
    private void Guarded(Action step)
    {
        try
        {
            step();
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    private void End()
    {
        Release();
        _run.Fail(_failure!);
    }

    private void Release()
    {
        foreach (var (_, seat) in _run.Seats) seat.Release();
    }
}

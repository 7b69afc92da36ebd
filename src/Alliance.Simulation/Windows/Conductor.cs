namespace Alliance.Simulation.Windows;

/// <summary>Conducts a run window by window.</summary>
/// <remarks>The hosting opens a window, runs the active agents of every shard (one after another or in parallel), lets
/// each shard collect their output, and closes the window. The result does not depend on the hosting.</remarks>
/// <param name="lookahead">The length of a window in ticks; above zero. It is also the shortest time that mail between
/// different agents takes.</param>
/// <param name="until">The last tick of the run.</param>
internal abstract class Conductor(long lookahead, long until = long.MaxValue)
{
    private Workspace[]? _benches;

    /// <summary>The shards of the run.</summary>
    public abstract IReadOnlyList<Shard> Shards { get; }

    /// <summary>Finds the next window that has mail; null when the run is at rest or has reached its end.</summary>
    public virtual Window? NextWindow()
    {
        var next = long.MaxValue;
        for (var i = 0; i < Shards.Count; i++)
            if (Shards[i].NextWindow is { } window && window < next) next = window;
        if (next > until / lookahead) return null;
        var end = (next + 1) * lookahead - 1;
        return new Window(next, end, Math.Min(end, until));
    }

    /// <summary>Closes a window after every shard has collected.</summary>
    public abstract void Close(in Window window);

    /// <summary>Runs all windows on the calling thread.</summary>
    public void Run(CancellationToken cancellation)
    {
        while (NextWindow() is { } window)
        {
            cancellation.ThrowIfCancellationRequested();
            WorkOff(window);
        }
    }

    /// <summary>Runs a window on the calling thread, and closes it.</summary>
    public void WorkOff(in Window window)
    {
        _benches ??= [.. Shards.Select(s => s.NewWorkspace())];
        for (var i = 0; i < Shards.Count; i++) Shards[i].Open(window.Number);
        for (var i = 0; i < Shards.Count; i++) RunHere(Shards[i], window, _benches[i]);
        Close(window);
    }

    private static void RunHere(Shard shard, in Window window, Workspace workspace)
    {
        for (var i = 0; i < shard.Active.Count; i++) shard.Active[i].Run(window, workspace);
        shard.Collect(workspace);
    }
}

namespace Alliance.Simulation.Fuzzing;

/// <summary>The one thread of a run: things to do, in the order of virtual time and then of their being put down.</summary>
internal sealed class Loop
{
    private readonly PriorityQueue<Action, (long At, long Ordinal)> _queue = new();
    private long _ordinal;

    /// <summary>True time, in milliseconds; machines' clocks may differ.</summary>
    public long Now { get; private set; }

    /// <summary>Things done so far.</summary>
    public long Events { get; private set; }

    public int Count => _queue.Count;

    public void After(long milliseconds, Action action) => _queue.Enqueue(action, (Now + Math.Max(0, milliseconds), _ordinal++));

    /// <summary>Does the next thing; false when nothing is left.</summary>
    public bool Step()
    {
        if (!_queue.TryDequeue(out var action, out var when)) return false;
        Now = when.At;
        Events++;
        action();
        return true;
    }
}

using Alliance.Core.Actors;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>The event queue of a run. It executes events by virtual time, and by order of arrival within one
/// moment.</summary>
internal sealed class EventLoop
{
    private readonly PriorityQueue<Action, (long At, long Ordinal)> _queue = new();
    private long _ordinal;

    /// <summary>The true time in milliseconds. The clocks of machines may differ.</summary>
    public long Now { get; private set; }

    /// <summary>The number of events executed so far.</summary>
    public long Events { get; private set; }

    public int Count => _queue.Count;

    /// <summary>Draws a moment of the past, but not before the start.</summary>
    /// <param name="random">The random stream.</param>
    /// <param name="longest">The longest time ago, in milliseconds.</param>
    public Instant Before(RandomStream random, long longest) =>
        new(Math.Max(0, Now - random.Between(0, longest)));

    public void After(long milliseconds, Action action) =>
        _queue.Enqueue(action, (Now + Math.Max(0, milliseconds), _ordinal++));

    /// <summary>Executes the next event; returns false when there is none.</summary>
    public bool Step()
    {
        if (!_queue.TryDequeue(out var action, out var when)) return false;
        Now = when.At;
        Events++;
        action();
        return true;
    }
}

using System.Runtime.InteropServices;
using Alliance.Core.Identifiers;

namespace Alliance.Simulation.Runs;

/// <summary>Remembers the arrival of the last assured mail of each pair (sender, receiver, request),
/// so that later mail does not overtake it.</summary>
/// <remarks>One table serves a whole shard. Arrivals earlier than any future mail are removed,
/// so that the table holds only mail under way.</remarks>
internal sealed class PairOrder
{
    private const int SmallestSweep = 4_096;

    private readonly Dictionary<(int From, ActorId To, string? Request), long> _last = [];
    private int _sweepAt = SmallestSweep;

    /// <summary>Returns the arrival of mail of a pair: not before earlier mail of the pair.</summary>
    /// <param name="from">The sender's number in its shard.</param>
    /// <param name="to">The receiver.</param>
    /// <param name="request">The request; null for a pair that never closes.</param>
    /// <param name="arrival">The tick at which it would arrive without earlier mail.</param>
    /// <param name="earliestNext">The earliest tick at which mail that is sent from now on can arrive.</param>
    public long InOrder(int from, ActorId to, string? request, long arrival, long earliestNext)
    {
        if (_last.Count >= _sweepAt) Sweep(earliestNext);
        ref var latest = ref CollectionsMarshal.GetValueRefOrAddDefault(_last, (from, to, request), out _);
        return latest = Math.Max(latest, arrival);
    }

    private void Sweep(long earliestNext)
    {
        foreach (var (pair, last) in _last)
            if (last <= earliestNext) _last.Remove(pair);
        _sweepAt = Math.Max(SmallestSweep, _last.Count * 2);
    }
}

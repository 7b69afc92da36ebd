using Alliance.Core.Actors;

namespace Alliance.Simulation.Conducting;

/// <summary>When the last assured mail of an agent arrives, by pair (receiver, request): the next must not overtake it. What arrives before anything that
/// is sent from now on could is of no account and makes room, so that an agent keeps a few, however long the run.</summary>
internal sealed class Pairs
{
    private Pair[] _pairs = new Pair[4];
    private int _count;

    /// <summary>The arrival of mail of a pair: not before what went before it.</summary>
    /// <param name="to">The receiver.</param>
    /// <param name="request">The request; null for a pair that never closes.</param>
    /// <param name="arrival">When it would arrive by itself.</param>
    /// <param name="earliestNext">Before this nothing arrives that is sent from now on.</param>
    public long InOrder(ActorId to, string? request, long arrival, long earliestNext)
    {
        for (var i = 0; i < _count; i++)
        {
            ref var pair = ref _pairs[i];
            if (pair.To == to && pair.Request == request) return pair.Last = Math.Max(pair.Last, arrival);
        }

        if (_count == _pairs.Length) MakeRoom(earliestNext);
        _pairs[_count++] = new Pair { To = to, Request = request, Last = arrival };
        return arrival;
    }

    private void MakeRoom(long earliestNext)
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
            if (_pairs[i].Last > earliestNext) _pairs[kept++] = _pairs[i];
        Array.Clear(_pairs, kept, _count - kept);
        _count = kept;
        // At least half of it free, or the next but one would look through all again.
        if (kept > _pairs.Length / 2) Array.Resize(ref _pairs, _pairs.Length * 2);
    }

    private struct Pair
    {
        public ActorId To;
        public string? Request;
        public long Last;
    }
}

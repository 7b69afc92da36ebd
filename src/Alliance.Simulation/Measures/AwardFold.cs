using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;

namespace Alliance.Simulation.Measures;

/// <summary>Sums the unmet quantity over all award decisions, and the quantity that nearest-first would have left on
/// the same inputs.</summary>
public sealed class AwardFold : IRecordFold
{
    private readonly Dictionary<ActorId, int> _last = [];
    private int _decisions, _together, _notExact;
    private long _unmet, _unmetNearestFirst;

    /// <summary>The sums so far.</summary>
    public AwardMeasure Awards => new(_decisions, _together, _unmet, _unmetNearestFirst, _notExact);

    /// <inheritdoc/>
    public void On(in JournalEntry entry)
    {
        if (
            entry.Body is not Awarded { Decision: var decision }
            || _last.GetValueOrDefault(entry.Actor) == decision.Number)
            return;
        _last[entry.Actor] = decision.Number;
        _decisions++;
        _together += decision.Lines > 1 ? 1 : 0;
        _notExact += decision.Exact ? 0 : 1;
        _unmet += decision.Unmet;
        _unmetNearestFirst += decision.UnmetNearestFirst;
    }
}

/// <summary>The measures of award decisions.</summary>
/// <param name="Decisions">The number of decisions.</param>
/// <param name="OfSeveralLines">The number of decisions over more than one line.</param>
/// <param name="Unmet">People or units left unmet, weighted by the effective priority of their line, summed over the
/// decisions.</param>
/// <param name="UnmetNearestFirst">The quantity that nearest-first would have left unmet on the same inputs.</param>
/// <param name="NotExact">The number of decisions that were too large for an exact solution.</param>
public sealed record AwardMeasure(int Decisions, int OfSeveralLines, long Unmet, long UnmetNearestFirst, int NotExact);

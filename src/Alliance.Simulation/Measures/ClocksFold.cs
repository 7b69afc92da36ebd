using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Reports;
using Alliance.Core.Vocabulary;

namespace Alliance.Simulation.Measures;

/// <summary>One kind of clock over a run. A clock that was lifted before its time counts neither as met nor as
/// missed.</summary>
/// <param name="Started">How often a report or an answer was owed.</param>
/// <param name="Met">How often it was done in time.</param>
/// <param name="Missed">How often it was done late or not at all.</param>
/// <param name="Mean">The mean minutes from the start of the clock until it was done, over those done.</param>
/// <param name="P90">The 90th percentile of these minutes.</param>
/// <param name="Max">The longest of these minutes.</param>
public sealed record ClockMeasure(int Started, int Met, int Missed, double? Mean, double? P90, double? Max);

/// <summary>Counts for each clock how often something was owed and whether it was done in time.</summary>
public sealed class ClocksFold : IRecordFold
{
    private readonly int[] _started = new int[Enum.GetValues<Clock>().Length];
    private readonly int[] _met = new int[Enum.GetValues<Clock>().Length];
    private readonly int[] _missed = new int[Enum.GetValues<Clock>().Length];
    private readonly List<long>[] _took = [.. Enum.GetValues<Clock>().Select(_ => new List<long>())];
    private readonly HashSet<(ActorId, Clock, string)> _overdue = [];
    private readonly Dictionary<(ActorId, Clock, string), ClockStopped> _done = [];

    /// <summary>The measures by clock, in camel case: <c>telephone</c>, <c>written</c>, <c>upward</c>,
    /// <c>crossBoundary</c>, <c>followUp</c>.</summary>
    public IReadOnlyDictionary<string, ClockMeasure> Clocks => Enum.GetValues<Clock>().ToDictionary(Name, Measure);

    /// <inheritdoc/>
    public void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case ClockStarted r: _started[(int)r.Clock]++; break;
            case ClockMissed r: _overdue.Add((entry.Actor, r.Clock, r.Subject)); break;
            case ClockCorrected r when r.Due > entry.At: _overdue.Remove((entry.Actor, r.Clock, r.Subject)); break;
            case ClockStopped r:
                if (r.Before is not null) TakeBack(entry.Actor, r);
                _done[(entry.Actor, r.Clock, r.Subject)] = r;
                _overdue.Remove((entry.Actor, r.Clock, r.Subject));
                (r.Late.Milliseconds > 0 ? _missed : _met)[(int)r.Clock]++;
                _took[(int)r.Clock].Add(r.Took.Milliseconds);
                break;
            case ClockLifted r when _overdue.Remove((entry.Actor, r.Clock, r.Subject)): _missed[(int)r.Clock]++; break;
        }
    }

    /// <summary>Takes back how a duty was done, as it was thought before a late report or a correction.</summary>
    private void TakeBack(ActorId actor, ClockStopped now)
    {
        if (!_done.TryGetValue((actor, now.Clock, now.Subject), out var thought)) return;
        (thought.Late.Milliseconds > 0 ? _missed : _met)[(int)now.Clock]--;
        _took[(int)now.Clock].Remove(thought.Took.Milliseconds);
    }

    private ClockMeasure Measure(Clock clock)
    {
        var took = Distribution.Of(_took[(int)clock], 0);
        return new(
            _started[(int)clock], _met[(int)clock], _missed[(int)clock] + _overdue.Count(o => o.Item2 == clock),
            took.Mean, took.P90, took.Max);
    }

    private static string Name(Clock clock) => char.ToLowerInvariant($"{clock}"[0]) + $"{clock}"[1..];
}

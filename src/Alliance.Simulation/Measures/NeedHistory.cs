using Alliance.Core.Actors;

namespace Alliance.Simulation.Measures;

/// <summary>Keeps how many people were needed and at work for one need, and sums over time. Events may be recorded in
/// any order; they count in the order in which they happened.</summary>
internal sealed class NeedHistory
{
    private readonly List<(Instant At, int Place, int? Needed, int Weight, int Working)> _events = [];

    /// <summary>Notes that the need has changed.</summary>
    /// <param name="at">When it changed.</param>
    /// <param name="needed">The people needed from then on.</param>
    /// <param name="weight">The weight of the need from then on.</param>
    public void Need(Instant at, int needed, int weight) => _events.Add((at, _events.Count, needed, weight, 0));

    /// <summary>Notes that people began or stopped work.</summary>
    /// <param name="at">When it was.</param>
    /// <param name="people">The people; negative where they stopped.</param>
    public void Work(Instant at, int people) => _events.Add((at, _events.Count, null, 0, people));

    /// <summary>Walks through the history, from each event to the next.</summary>
    /// <returns>For each step: when it began, how long it took in milliseconds, and the people needed and at work and
    /// the weight meanwhile. The last step takes no time.</returns>
    public IEnumerable<(Instant At, long Span, int Needed, int Working, int Weight)> Steps()
    {
        _events.Sort((a, b) => a.At.CompareTo(b.At) is var order and not 0 ? order : a.Place.CompareTo(b.Place));
        var (needed, working, weight) = (0, 0, 0);
        for (var i = 0; i < _events.Count; i++)
        {
            var now = _events[i];
            if (now.Needed is { } changed) (needed, weight) = (changed, now.Weight);
            working += now.Working;
            var span = i + 1 < _events.Count ? (_events[i + 1].At - now.At).Milliseconds : 0;
            yield return (now.At, span, needed, working, weight);
        }
    }
}

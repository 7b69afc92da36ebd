using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Simulation.Measures;

/// <summary>Integrates the missing people at the scenes, weighted by the priority of the need: routine 1, urgent 3,
/// life-saving 100. These are the weights of <see cref="PriorityPolicy"/> without waiting time.</summary>
public sealed class UnmetFold : IRecordFold
{
    private const double HourInMilliseconds = 3_600_000;
    private readonly Dictionary<(string Incident, ResourceKind Kind), NeedHistory> _needs = [];

    /// <summary>The unmet people-hours, weighted by priority.</summary>
    public double WeightedPeopleHours =>
        _needs.Values.Sum(n => n.Steps().Sum(s => (long)Math.Max(0, s.Needed - s.Working) * s.Weight * s.Span))
            / HourInMilliseconds / PriorityPolicy.Weight(Priority.Routine, default, 0);

    /// <inheritdoc/>
    public void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case NeedReported need when !need.Kind.IsSupply:
                Of(entry.Actor.Key, need.Kind)
                    .Need(entry.Happened, need.Quantity, PriorityPolicy.Weight(need.Priority, default, 0));
                break;
            case TeamAtWork work:
                Of(work.Incident, work.Task.Kind).Work(entry.Happened, work.Working ? work.People : -work.People);
                break;
        }
    }

    private NeedHistory Of(string incident, ResourceKind kind)
    {
        if (!_needs.TryGetValue((incident, kind), out var history))
            _needs.Add((incident, kind), history = new NeedHistory());
        return history;
    }
}

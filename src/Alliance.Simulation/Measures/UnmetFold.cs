using Alliance.Core.Actors;
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
    private readonly Dictionary<(string Incident, ResourceKind Kind), Standing> _needs = [];

    /// <summary>The unmet people-hours, weighted by priority.</summary>
    public double WeightedPeopleHours =>
        _needs.Values.Sum(n => n.Unmet) / HourInMilliseconds / PriorityPolicy.Weight(Priority.Routine, default, 0);

    /// <inheritdoc/>
    public void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case NeedReported need when !need.Kind.IsSupply:
                var standing = At(entry.Actor.Key, need.Kind, entry.At);
                (standing.Needed, standing.Weight) = (need.Quantity, PriorityPolicy.Weight(need.Priority, default, 0));
                break;
            case TeamAtWork work:
                At(work.Incident, work.Task.Kind, entry.At).Working += work.Working ? work.People : -work.People;
                break;
        }
    }

    /// <summary>Returns the standing, updated to <paramref name="now"/>.</summary>
    private Standing At(string incident, ResourceKind kind, Instant now)
    {
        if (!_needs.TryGetValue((incident, kind), out var standing))
            _needs.Add((incident, kind), standing = new Standing { Since = now });
        standing.Unmet +=
            (long)Math.Max(0, standing.Needed - standing.Working)
            * standing.Weight
            * (now - standing.Since).Milliseconds;
        standing.Since = now;
        return standing;
    }

    private sealed class Standing
    {
        public int Needed;
        public int Working;
        public int Weight;
        public Instant Since;
        public long Unmet;
    }
}

using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Teams;

namespace Alliance.Simulation.Measures;

/// <summary>The local targets, counted from the report of an incident. 衡东 wants the first unit within 10 minutes.
/// 衡山 wants it within 15, and reinforcement within 20.</summary>
/// <param name="Incidents">The number of incidents that needed people.</param>
/// <param name="Within10">The share of them with a capable unit at the scene within 10 minutes.</param>
/// <param name="Within15">The share of them with a capable unit at the scene within 15 minutes.</param>
/// <param name="ReinforcedWithin20">The share of them with a unit of another township or of a higher tier at the scene
/// within 20 minutes.</param>
/// <param name="FirstUnitMinutes">The minutes to the first capable unit.</param>
/// <param name="ReinforcementMinutes">The minutes to the first unit of another township or a higher tier.</param>
public sealed record TargetsMeasure(
    int Incidents,
    double Within10,
    double Within15,
    double ReinforcedWithin20,
    Distribution FirstUnitMinutes,
    Distribution ReinforcementMinutes);

/// <summary>Measures for each incident the time to the first unit and to the first reinforcement.</summary>
public sealed class TargetsFold(Region region) : IRecordFold
{
    private readonly Dictionary<string, Times> _incidents = new(StringComparer.Ordinal);

    public TargetsMeasure Targets
    {
        get
        {
            var needy = _incidents.Values.Where(i => i.NeedsPeople).ToList();
            return new(
                needy.Count, Share(needy, i => i.First, 10), Share(needy, i => i.First, 15),
                Share(needy, i => i.Reinforced, 20), Spread(needy, i => i.First), Spread(needy, i => i.Reinforced));
        }
    }

    /// <inheritdoc/>
    public void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case IncidentReported r:
                _incidents[r.Incident] = new Times { ReportedAt = entry.Happened };
                break;
            case NeedReported { Quantity: > 0 } r
                when !r.Kind.IsSupply && _incidents.TryGetValue(entry.Actor.Key, out var times):
                times.NeedsPeople = true;
                break;
            case TeamAtWork { Working: true } r when _incidents.TryGetValue(r.Incident, out var times):
                Arrive(times, r, entry);
                break;
        }
    }

    private void Arrive(Times times, TeamAtWork work, in JournalEntry entry)
    {
        var took = Math.Max(0, (entry.Happened - times.ReportedAt).Milliseconds);
        if (!(times.First <= took)) times.First = took;
        var owner = region.Teams[entry.Actor.Key].Owner;
        if (owner.Kind == ActorKind.CommandCentre || region.PlaceOf(owner) != work.Task.Place)
            times.Reinforced = times.Reinforced <= took ? times.Reinforced : took;
    }

    private static double Share(List<Times> incidents, Func<Times, long?> of, int minutes) =>
        incidents.Count == 0
            ? 0
            : Math.Round(incidents.Count(i => of(i) <= minutes * 60_000L) / (double)incidents.Count, 4);

    private static Distribution Spread(List<Times> incidents, Func<Times, long?> of) =>
        Distribution.Of([.. incidents.Select(of).OfType<long>()], incidents.Count(i => of(i) is null));

    private sealed class Times
    {
        public Instant ReportedAt { get; init; }
        public bool NeedsPeople { get; set; }
        public long? First { get; set; }
        public long? Reinforced { get; set; }
    }
}

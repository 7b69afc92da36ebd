using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Simulation.Scenarios;

namespace Alliance.Simulation.World;

/// <summary>Who plays whom in a rehearsal of a scenario.</summary>
public sealed class Cast
{
    private readonly Scenario _scenario;
    private readonly Dictionary<ActorId, HazardData> _hazards = [];

    /// <summary>Numbers the hazards as their townships will: by the time at which they strike.</summary>
    public Cast(Scenario scenario)
    {
        _scenario = scenario;
        foreach (var place in scenario.Hazards.GroupBy(h => h.Place, StringComparer.Ordinal))
        {
            var count = 0;
            foreach (var hazard in place.OrderBy(h => h.Start))
                _hazards.Add(Numbers.Incident(place.Key, ++count).ToIncident(), hazard);
        }
    }

    /// <summary>The scenes and when each begins, in order of incident number.</summary>
    public IEnumerable<(Instant At, ActorId Incident, WorldTimer Timer)> Scenes() =>
        _hazards.OrderBy(h => h.Key).Select(h => (h.Value.Start, h.Key, (WorldTimer)new Scene.Strikes()));

    /// <summary>The people at an actor; null where nobody listens.</summary>
    public WorldActor? At(ActorId subject) => subject.Kind switch
    {
        ActorKind.RescueTeam => new Crew(_scenario.Crew, _scenario.Seed, subject),
        ActorKind.Depot => new DepotCrew(_scenario.Seed, subject),
        ActorKind.Township or ActorKind.CommandCentre => new DutyDesk(_scenario.DutyDesk, _scenario.Reporting, _scenario.Seed, subject),
        ActorKind.AidRequest => new RequestDesk(_scenario.DutyDesk, _scenario.Seed, subject),
        ActorKind.Incident when _hazards.TryGetValue(subject, out var hazard) => new Scene(hazard, _scenario.Reporting, _scenario.Seed, subject),
        _ => null,
    };
}

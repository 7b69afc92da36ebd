using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Scenarios;

namespace Alliance.Simulation.World;

/// <summary>Creates the simulated people of a scenario's actors.</summary>
public sealed class WorldActorFactory
{
    private readonly Scenario _scenario;
    private readonly Dictionary<ActorId, HazardData> _hazards = [];

    /// <summary>Creates the factory. The hazards of a township are numbered by their start, in the same way as the
    /// township numbers its incidents.</summary>
    public WorldActorFactory(Scenario scenario)
    {
        _scenario = scenario;
        foreach (var place in scenario.Hazards.GroupBy(h => h.Place, StringComparer.Ordinal))
        {
            var count = 0;
            foreach (var hazard in place.OrderBy(h => h.Start))
                _hazards.Add(IncidentNumber.Of(place.Key, ++count).ToIncident(), hazard);
        }
    }

    /// <summary>Lists the scenes and the start of each, in order of incident number.</summary>
    public IEnumerable<(Instant At, ActorId Incident, WorldTimer Timer)> Scenes() =>
        _hazards.OrderBy(h => h.Key).Select(h => (h.Value.Start, h.Key, (WorldTimer)new Scene.Strikes()));

    /// <summary>Creates the people of an actor; null for an actor without people.</summary>
    public WorldActor? At(ActorId subject) =>
        subject.Kind switch
        {
            ActorKind.RescueTeam => new Crew(_scenario.Crew, _scenario.Seed, subject),
            ActorKind.Depot => new DepotCrew(_scenario.Seed, subject),
            ActorKind.Township or ActorKind.CommandCentre => new DutyDesk(
                _scenario.DutyDesk, _scenario.Reporting, _scenario.Seed, subject),
            ActorKind.AidRequest => new RequestDesk(_scenario.DutyDesk, _scenario.Seed, subject),
            ActorKind.Incident when _hazards.TryGetValue(subject, out var hazard) => new Scene(
                hazard, _scenario.Reporting, _scenario.Seed, subject),
            _ => null,
        };
}

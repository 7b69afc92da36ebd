using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Statistics;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>The crews and duty officers of a run. Their habits are drawn from the seed.</summary>
internal static class SimulatedPeople
{
    /// <summary>Returns a function that creates the people of an actor. It returns null for actors without
    /// people.</summary>
    /// <param name="seed">The seed of the run.</param>
    public static Func<ActorId, WorldActor?> Of(ulong seed)
    {
        var random = new RandomStream(seed, default, "cast");
        var mobilise = new MinutesRange((int)random.Between(0, 5), (int)random.Between(5, 90));
        var crew = new CrewData(
            Forces.Codes.ToDictionary(f => f, _ => mobilise, StringComparer.Ordinal),
            Span.FromMinutes(random.Between(60, 900)),
            (int)random.Between(0, 150),
            (int)random.Between(0, 100),
            (int)random.Between(0, 1_000));
        var answers = new MinutesRange(1, (int)random.Between(1, 120));
        var desk = new DutyDeskData(answers, (int)random.Between(0, 300), (int)random.Between(0, 800));
        var reporting = ReportingData.Default with
        {
            FollowUpMinutes = new(300, 1_800),
            HandoverMinutes = new(5, 100),
            ForgottenPermille = (int)random.Between(0, 300),
        };
        return subject => subject.Kind switch
        {
            ActorKind.RescueTeam => new Crew(crew, seed, subject),
            ActorKind.Depot => new DepotCrew(seed, subject),
            ActorKind.AidRequest => new RequestDesk(desk, seed, subject),
            ActorKind.Township or ActorKind.CommandCentre or ActorKind.VillageAlliance =>
                new DutyDesk(desk, reporting, seed, subject),
            _ => null,
        };
    }
}

using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Lenders;
using Alliance.Core.Requests;
using Alliance.Core.Situations;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Fuzz;
using Xunit;

namespace Alliance.Core.Tests.Stories;

/// <summary>I10: the log alone rebuilds the situation: what a fold over the journal shows is what the actors
/// hold.</summary>
public sealed class LogRebuildsTests
{
    [Theory]
    [InlineData(1, 30)]
    [InlineData(31, 60)]
    public void I10_the_log_rebuilds_what_teams_depots_lenders_and_requests_hold(int from, int through)
    {
        for (var seed = from; seed <= through; seed++)
        {
            var storm = new Storm((ulong)seed);
            storm.Blow();
            var situation = new SituationFold(storm.Story.FirstRegion);
            foreach (var entry in storm.Story.Journal) situation.On(entry);
            Assert.Equal([], storm.Story.States.SelectMany(s => Differences(s.Actor, s.State, situation))
                .Select(d => $"seed {seed}: {d}"));
        }
    }

    private static IEnumerable<string> Differences(ActorId actor, object state, SituationFold situation) => state switch
    {
        TeamState team => Team(actor, team, situation.Team(actor.Key)),
        DepotState depot => Depot(actor, depot, situation),
        TierState tier =>
            Same($"slots of {actor}", string.Join(' ', tier.Slots.Keys),
                string.Join(' ', situation.SlotsOf(actor).Select(s => s.Commitment).Order())),
        RequestState { Lines.Count: > 0 } request => Request(request, situation.Requests[actor.Key]),
        IncidentState incident =>
            situation.Incidents.TryGetValue(actor.Key, out var projection) ? Incident(actor, incident, projection) : [],
        _ => [],
    };

    private static IEnumerable<string> Team(ActorId actor, TeamState team, TeamProjection projection) =>
        [.. Same($"status of {actor}", team.Status, projection.Status),
            .. Same($"commitment of {actor}", team.Task?.Commitment, projection.Commitment)];

    private static IEnumerable<string> Depot(ActorId actor, DepotState depot, SituationFold situation) =>
        depot.Accounts.SelectMany(kind =>
        Same($"{kind.Key} of {actor}", string.Join(' ', kind.Value),
            string.Join(' ', situation.Depot(actor.Key).Accounts[kind.Key])));

    private static IEnumerable<string> Request(RequestState request, RequestProjection projection)
    {
        foreach (var difference in Same($"outcome of {projection.Number}", request.Outcome, projection.Outcome))
            yield return difference;
        foreach (var (line, shown) in request.Lines.Zip(projection.Lines))
            foreach (var difference in (IEnumerable<string>)
                [.. Same($"outcome of a line of {projection.Number}", (line.Outcome, line.Searching),
                    (shown.State.Outcome, shown.State.Searching)),
                    .. Same($"commitments of {projection.Number}", Of(line), Of(shown.State))]) yield return difference;
    }

    private static string Of(LineState line) =>
        string.Join(
            ' ', line.Commitments.Select(
                c => $"{c.Key}:{c.Value.Resource}:{c.Value.Quantity}:{c.Value.Status}:{c.Value.Arrived}"
                    + $":{c.Value.ReleaseAsked}"));

    private static IEnumerable<string> Incident(ActorId actor, IncidentState incident, IncidentProjection projection) =>
    [
        .. Same($"{actor} is open", incident.IsOpen, projection.IsOpen),
        .. Same($"needs of {actor}", string.Join(' ', incident.Needs.Select(n => $"{n.Key}:{n.Value.Quantity}")),
            string.Join(' ', projection.Needs.Select(n => $"{n.Key}:{n.Value.Quantity}"))),
    ];

    private static IEnumerable<string> Same<T>(string what, T actor, T journal)
    {
        if (!EqualityComparer<T>.Default.Equals(actor, journal))
            yield return $"{what}: the actor has {actor}, the log rebuilds {journal}";
    }
}

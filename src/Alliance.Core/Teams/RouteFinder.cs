using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Messages;

namespace Alliance.Core.Teams;

/// <summary>Handles roads that change under a squad that is under way. Its crew is told, and its request hears the new
/// time at once, until the crew says otherwise.</summary>
internal sealed class RouteFinder(TeamState state, TeamStanding standing)
{
    /// <summary>Plans the way of a squad that has left its own seat.</summary>
    public void OnDeparted(Turn turn) =>
        state.Way = TravelPlan.From(
            new Stop(turn.Region.SeatOf(TeamStanding.Owner(turn)), turn.Now), state.Task!.Place, turn.Region);

    /// <summary>Plans the way anew when roads have changed, and tells crew and request where the arrival
    /// changes.</summary>
    public void OnRoads(Turn turn)
    {
        if (state is not { Task: { } task, Way: { } former } || former.Arrival <= turn.Now) return;
        var way = state.Way = former.Anew(turn.Now, turn.Region);
        if (way.Arrival == former.Arrival) return;
        (state.Way, state.Eta) = (way.AsTold(), way.Arrival);
        turn.Notify(new WayChanged(task.Commitment, way.Arrival, former.Arrival));
        TeamStanding.ExpectWithin(way.Arrival is { } eta ? eta - turn.Now : default, turn);
        standing.TellRequest(new EtaReport(
            task.Line, task.Commitment, way.Arrival, way.Arrival is null ? "no open road" : "another way"), turn);
    }
}

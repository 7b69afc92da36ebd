using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Handles roads that change under a squad that is under way. Its crew is told, and its request hears the new
/// time at once, until the crew says otherwise.</summary>
internal sealed class RouteFinder(TeamState state, TeamStanding standing)
{
    /// <summary>The reason of a time of arrival that the roads give.</summary>
    internal const string FromWhereItIs = "the way from where it is";

    /// <summary>Plans the way of a squad that has left. It leaves from its own seat, or from where it was.</summary>
    public void OnDeparted(Turn turn) =>
        state.Way = TravelPlan.From(
            new Stop(state.StartPlace ?? Base(turn), turn.Happened), state.Task!.Place, turn.Region);

    /// <summary>Plans the way home, so that it is known where the squad is when it gets another task.</summary>
    /// <param name="from">The place that it leaves.</param>
    /// <param name="turn">The turn that handles the message.</param>
    public void OnReturning(string from, Turn turn) =>
        state.Way = TravelPlan.From(new Stop(from, turn.Happened), Base(turn), turn.Region);

    /// <summary>Returns how long the way to the task is expected to take from the squad's last place.</summary>
    public Span TravelTime(Turn turn) => state.StartPlace is { } from
        ? Span.FromMinutes(turn.Region.Roads.Minutes(from, state.Task!.Place) ?? 60)
        : TeamPolicy.Travel(TeamStanding.Owner(turn), state.Task!.Place, turn.Region);

    /// <summary>Returns the place from which a squad that is away goes on: the next one on its way, or the one where
    /// it is.</summary>
    public string WhereItIs(Turn turn) => NextStop(turn).Place;

    /// <summary>Returns the place from which a squad that is away goes on, and when it is there: now, or when it
    /// reaches the next place on its way.</summary>
    public Stop NextStop(Turn turn)
    {
        if (state.Status is TeamStatus.OnScene or TeamStatus.Covering && state.Task is { } task)
            return new Stop(task.Place, turn.Now);
        if (state.Way is not { } way) return new Stop(state.StartPlace ?? Base(turn), turn.Now);
        var next = Array.FindIndex(way.Stops, s => s.At >= turn.Now);
        return next < 0 ? way.Stops[^1] with { At = turn.Now } : way.Stops[next];
    }

    /// <summary>Plans the way to the place that was corrected, and tells the request the new time of arrival. A squad
    /// at its place says itself when it goes on.</summary>
    /// <param name="from">The place from which it goes on, and when.</param>
    /// <param name="turn">The turn that handles the message.</param>
    public void OnMoved(Stop from, Turn turn)
    {
        var task = state.Task!;
        if (state.Status == TeamStatus.EnRoute)
        {
            state.Way = TravelPlan.From(from, task.Place, turn.Region).AsTold();
            state.Eta = state.Way.Arrival;
            TeamStanding.ExpectWithin(state.Eta is { } there ? there - turn.Now : default, turn);
            TellEta(state.Eta, turn);
        }
        else if (state is { Status: TeamStatus.Committed or TeamStatus.Mobilising, Order: { } order })
        {
            var ready = (order.GoAt ?? order.SentAt) + standing.Turnout(turn);
            TellEta(Instant.Later(ready, turn.Now) + TravelTime(turn), turn);
        }
    }

    /// <summary>Tells the request when a squad arrives that people sent. It was promised for no time.</summary>
    /// <param name="start">From where it goes, and when, where it is away; null: from its seat.</param>
    /// <param name="turn">The turn that handles the message.</param>
    public void TellFirstEta(Stop? start, Turn turn)
    {
        if (state.Status is not (TeamStatus.Committed or TeamStatus.Mobilising or TeamStatus.EnRoute)) return;
        var ready = start?.At ?? (state.Order?.GoAt ?? turn.Now)
            + (state.Status == TeamStatus.EnRoute ? default : standing.Turnout(turn));
        var task = state.Task!;
        standing.TellRequest(new EtaReport(
            task.Line, task.Commitment, ready + TravelTime(turn), FromWhereItIs, IsPromise: true), turn);
    }

    /// <summary>Plans the way anew when roads have changed, and tells crew and request where the arrival
    /// changes.</summary>
    public void OnRoads(Turn turn)
    {
        if (state is not { Task: { } task, Way: { } former, Status: TeamStatus.EnRoute }
            || former.Arrival <= turn.Now) return;
        var way = state.Way = former.Anew(turn.Now, turn.Region);
        if (way.Arrival == former.Arrival) return;
        (state.Way, state.Eta) = (way.AsTold(), way.Arrival);
        turn.Notify(new WayChanged(task.Commitment, way.Arrival, former.Arrival));
        TeamStanding.ExpectWithin(way.Arrival is { } eta ? eta - turn.Now : default, turn);
        TellEta(way.Arrival, turn, "another way");
    }

    private void TellEta(Instant? eta, Turn turn, string reason = "the place was corrected") =>
        standing.TellRequest(new EtaReport(
            state.Task!.Line, state.Task.Commitment, eta, eta is null ? "no open road" : reason), turn);

    private static string Base(Turn turn) => turn.Region.StartOf(turn.Self.Key, TeamStanding.Owner(turn));
}

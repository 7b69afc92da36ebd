using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Negotiation;
using Alliance.Core.Teams;

namespace Alliance.Simulation.World;

/// <summary>The people of a depot: load, drive, hand over, and report each.</summary>
internal sealed class DepotCrew(ulong seed, ActorId depot) : WorldActor
{
    private static readonly Span Retry = Span.FromMinutes(30);
    private readonly RandomStream _loading = new(seed, depot, "loading");
    private readonly HashSet<string> _onTheRoad = new(StringComparer.Ordinal);
    private readonly Author _author = new("库管员", depot.Key);

    public override void On(Notice notice, WorldTurn turn)
    {
        switch (notice)
        {
            case Ship ship:
                var minutes = _loading.Between(TeamPolicy.LoadingMinutes / 2, TeamPolicy.LoadingMinutes + 10);
                turn.At(ship.Task.Commitment, turn.Now + Span.FromMinutes(minutes), new TimeToLeave(ship.Task));
                break;
            // What has left is delivered.
            case DoNotShip order when !_onTheRoad.Contains(order.Commitment):
                turn.Cancel(order.Commitment);
                break;
        }
    }

    public override void On(WorldTimer timer, WorldTurn turn)
    {
        switch (timer)
        {
            case TimeToLeave leave: Leave(leave, turn); break;
            case TimeToDeliver deliver: Deliver(deliver, turn); break;
        }
    }

    /// <summary>Waits for a road where none is open.</summary>
    private void Leave(TimeToLeave leave, WorldTurn turn)
    {
        if (Minutes(leave.Task, turn) is not { } minutes)
        {
            turn.At(leave.Task.Commitment, turn.Now + Retry, leave);
            return;
        }

        _onTheRoad.Add(leave.Task.Commitment);
        turn.Issue(depot, new ReportShipment(_author, null, leave.Task.Commitment, ShipmentStatus.Shipped));
        turn.At(leave.Task.Commitment, turn.Now + Span.FromMinutes(minutes), new TimeToDeliver(leave.Task));
    }

    private void Deliver(TimeToDeliver deliver, WorldTurn turn)
    {
        if (Minutes(deliver.Task, turn) is null)
        {
            turn.At(deliver.Task.Commitment, turn.Now + Retry, deliver);
            return;
        }

        _onTheRoad.Remove(deliver.Task.Commitment);
        turn.Issue(depot, new ReportShipment(_author, null, deliver.Task.Commitment, ShipmentStatus.Delivered));
    }

    private int? Minutes(Assignment task, WorldTurn turn) =>
        turn.Region.Roads.Minutes(turn.Region.SeatOf(turn.Region.Depots[depot.Key].Owner), task.Place);

    private sealed record TimeToLeave(Assignment Task) : WorldTimer;
    private sealed record TimeToDeliver(Assignment Task) : WorldTimer;
}

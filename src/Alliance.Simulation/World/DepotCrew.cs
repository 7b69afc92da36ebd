using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.World;

/// <summary>The people of a depot. They load, drive, hand over, fetch durable goods back and report each
/// step.</summary>
/// <remarks>Sometimes a load takes two journeys, or the second journey is not made. Sometimes a few goods are lost, or
/// the way back takes days.</remarks>
internal sealed class DepotCrew(ulong seed, ActorId depot) : WorldActor
{
    private const int TwoJourneysPermille = 120, NoSecondPermille = 300, LossPermille = 100, LatePermille = 15;
    private const int SmallestSplit = 4;
    private static readonly Span Retry = Span.FromMinutes(30);
    private static readonly Span Late = Span.FromHours(80);
    private readonly RandomStream _loading = new(seed, depot, "loading");
    private readonly RandomStream _journeys = new(seed, depot, "journeys");
    private readonly RandomStream _returns = new(seed, depot, "returns");
    private readonly HashSet<string> _onTheRoad = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _atScene = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fetching = new(StringComparer.Ordinal);
    /// <summary>The places of shipments that were corrected, by commitment.</summary>
    private readonly Dictionary<string, string> _corrected = new(StringComparer.Ordinal);
    private readonly Author _author = new("库管员", depot.Key);

    public override void On(Notice notice, WorldTurn turn)
    {
        switch (notice)
        {
            case Ship ship: Load(ship.Task, turn); break;
            case DoNotShip order: CallOff(order.Commitment, turn); break;
            case ShipmentPlanned order: CallOff(order.Task.Commitment, turn); break;
            case ShipmentRedirected order: _corrected[order.Task.Commitment] = order.Task.Place; break;
            case BringBack order: Fetch(order.Task, turn); break;
        }
    }

    public override void On(WorldTimer timer, WorldTurn turn)
    {
        switch (timer)
        {
            case TimeToLeave leave: Leave(leave, turn); break;
            case TimeToDeliver deliver: Deliver(deliver, turn); break;
            case TimeToCollect collect: Collect(collect, turn); break;
            case TimeToBeBack back: BeBack(back, turn); break;
        }
    }

    /// <summary>Stops what has not left. What has left is delivered; a second journey may still be called
    /// off.</summary>
    private void CallOff(CommitmentId commitment, WorldTurn turn)
    {
        turn.Cancel(SecondKey(commitment));
        if (!_onTheRoad.Contains(commitment)) turn.Cancel(commitment);
    }

    private void Load(Assignment task, WorldTurn turn)
    {
        var minutes = _loading.Between(TeamPolicy.LoadingMinutes / 2, TeamPolicy.LoadingMinutes + 10);
        var split = task.Quantity >= SmallestSplit && _journeys.Chance(TwoJourneysPermille);
        var first = split ? (task.Quantity * 2 + 2) / 3 : task.Quantity;
        var restGivenBack = split && _journeys.Chance(NoSecondPermille);
        turn.At(
            task.Commitment,
            turn.Now + Span.FromMinutes(minutes),
            new TimeToLeave(task, task.Commitment, first, restGivenBack));
        if (split && !restGivenBack)
            turn.At(SecondKey(task.Commitment), turn.Now + Span.FromMinutes(minutes + _journeys.Between(45, 120)),
                new TimeToLeave(task, SecondKey(task.Commitment), task.Quantity - first, false));
    }

    /// <summary>Departs, or waits for a road where none is open.</summary>
    private void Leave(TimeToLeave leave, WorldTurn turn)
    {
        if (Minutes(leave.Task, turn) is not { } minutes)
        {
            turn.At(leave.Key, turn.Now + Retry, leave);
            return;
        }

        _onTheRoad.Add(leave.Key);
        turn.Issue(
            depot,
            new ReportShipment(
                _author, null, leave.Task.Commitment, ShipmentStatus.Shipped, leave.Units, leave.RestGivenBack));
        turn.At(leave.Key, turn.Now + Span.FromMinutes(minutes), new TimeToDeliver(
            leave.Task with { Place = PlaceOf(leave.Task) }, leave.Key, leave.Units));
    }

    private void Deliver(TimeToDeliver deliver, WorldTurn turn)
    {
        var place = PlaceOf(deliver.Task);
        if (turn.Region.Roads.Minutes(deliver.Task.Place, place) is not { } further
            || Minutes(deliver.Task, turn) is null)
        {
            turn.At(deliver.Key, turn.Now + Retry, deliver);
            return;
        }

        if (place != deliver.Task.Place)
        {
            turn.At(deliver.Key, turn.Now + Span.FromMinutes(further),
                deliver with { Task = deliver.Task with { Place = place } });
            return;
        }

        _onTheRoad.Remove(deliver.Key);
        if (Catalogue.IsDurable(deliver.Task.Gives()))
            _atScene[deliver.Task.Commitment] = _atScene.GetValueOrDefault(deliver.Task.Commitment) + deliver.Units;
        turn.Issue(
            depot, new ReportShipment(_author, null, deliver.Task.Commitment, ShipmentStatus.Delivered, deliver.Units));
    }

    private void Fetch(Assignment task, WorldTurn turn)
    {
        if (!_fetching.Add(task.Commitment)) return;
        var delay = _returns.Chance(LatePermille) ? Late : Span.FromMinutes(_returns.Between(20, 120));
        turn.At(BackKey(task.Commitment), turn.Now + delay, new TimeToCollect(task));
    }

    private void Collect(TimeToCollect collect, WorldTurn turn)
    {
        if (Minutes(collect.Task, turn) is not { } minutes)
        {
            turn.At(BackKey(collect.Task.Commitment), turn.Now + Retry, collect);
            return;
        }

        turn.Issue(depot, new ReportReturn(_author, null, collect.Task.Commitment, ReturnStatus.Returning, null, null));
        turn.At(BackKey(collect.Task.Commitment), turn.Now + Span.FromMinutes(minutes), new TimeToBeBack(collect.Task));
    }

    private void BeBack(TimeToBeBack back, WorldTurn turn)
    {
        if (Minutes(back.Task, turn) is null)
        {
            turn.At(BackKey(back.Task.Commitment), turn.Now + Retry, back);
            return;
        }

        _fetching.Remove(back.Task.Commitment);
        _atScene.Remove(back.Task.Commitment, out var units);
        var isShort = units > 1 && _returns.Chance(LossPermille);
        turn.Issue(
            depot,
            new ReportReturn(
                _author, null, back.Task.Commitment, ReturnStatus.Returned, isShort ? units - 1 : null,
                isShort ? "损毁" : null));
    }

    private int? Minutes(Assignment task, WorldTurn turn) =>
        turn.Region.Roads.Minutes(turn.Region.SeatOf(turn.Region.Depots[depot.Key].Owner), PlaceOf(task));

    private string PlaceOf(Assignment task) => _corrected.GetValueOrDefault(task.Commitment, task.Place);

    private static string SecondKey(string commitment) => $"{commitment}/2";
    private static string BackKey(string commitment) => $"{commitment}/back";

    private sealed record TimeToLeave(Assignment Task, string Key, int Units, bool RestGivenBack) : WorldTimer;
    private sealed record TimeToDeliver(Assignment Task, string Key, int Units) : WorldTimer;
    private sealed record TimeToCollect(Assignment Task) : WorldTimer;
    private sealed record TimeToBeBack(Assignment Task) : WorldTimer;
}

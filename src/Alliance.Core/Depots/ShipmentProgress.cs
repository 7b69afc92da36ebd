using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Depots;

/// <summary>Follows each shipment to its end: keeps its timers and tells its request and its owner how it
/// stands.</summary>
internal sealed class ShipmentProgress(DepotState state)
{
    /// <summary>Updates a shipment after any event: sets its timers, tells its request how it stands, and ends it when
    /// nothing of it is out.</summary>
    /// <param name="shipment">The shipment.</param>
    /// <param name="putBack">Units that went back on the shelf in this turn.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="reason">Why, in a word or two.</param>
    public void Settle(Shipment shipment, int putBack, string reason, Turn turn)
    {
        if (shipment.Held + shipment.OnTheWay == 0) turn.Cancel(OverdueKey(shipment));
        if (shipment.IsOver)
        {
            End(shipment, reason, turn);
            if (shipment.WasCalledOff) Correct(shipment, putBack, turn);
            return;
        }

        if (shipment.WasCalledOff) Correct(shipment, putBack, turn);
        else if (putBack > 0)
            turn.Send(Owner(turn), new StockGivenBack(shipment.Task.Line, shipment.Task.Commitment, putBack));
        if (shipment.ToComeBack == 0) EndLoan(shipment, turn);
        Tell(shipment, StatusOf(shipment), turn);
    }

    /// <summary>Tells the request the status and the units, if it does not know them yet.</summary>
    public static void Tell(Shipment shipment, CommitmentStatus status, Turn turn)
    {
        if (!shipment.Ordered || shipment.WasCalledOff) return;
        var units = shipment.Units;
        if (status == shipment.ToldStatus && units == (shipment.Told ?? new UnitsReported(shipment.Task.Quantity, 0)))
            return;
        (shipment.ToldStatus, shipment.Told) = (status, units);
        TellRequest(shipment, new CommitmentReport(shipment.Task.Line, shipment.Task.Commitment, status, null,
            Units: status is CommitmentStatus.Withdrawn or CommitmentStatus.Released ? null : units,
            Happened: turn.HappenedBefore), turn);
    }

    /// <summary>Marks the shipments of a request that has ended.</summary>
    public void OnSettled(Settled settled)
    {
        foreach (var shipment in state.Shipments.Values)
            if (shipment.Task.Line.Request == settled.Number) shipment.RequestIsSettled = true;
    }

    /// <summary>Tells the request that the owner has taken the shipment back, and why.</summary>
    public static void TellTakenBack(Shipment shipment, Decommit order, Turn turn)
    {
        (shipment.ToldStatus, shipment.Told) = (CommitmentStatus.Withdrawn, shipment.Units);
        TellRequest(shipment, new CommitmentReport(
            order.Line, order.Commitment, CommitmentStatus.Withdrawn, order.Code, order.Reason), turn);
    }

    /// <summary>Tells the request about a shipment, unless the request has ended.</summary>
    public static void TellRequest(Shipment shipment, Assured news, Turn turn)
    {
        if (!shipment.RequestIsSettled) turn.Send(shipment.Task.Line.Request.ToAidRequest(), news);
    }

    /// <summary>Finds the commitment status that follows from where the units of a shipment are.</summary>
    public static CommitmentStatus StatusOf(Shipment shipment)
    {
        if (shipment.Held + shipment.OnTheWay == 0)
            return shipment.OnScene > 0 ? CommitmentStatus.OnScene : CommitmentStatus.Returning;
        return shipment.OnTheWay + shipment.Delivered > 0 ? CommitmentStatus.EnRoute : CommitmentStatus.Accepted;
    }

    /// <summary>Finds the tier that owns the depot of this turn.</summary>
    public static ActorId Owner(Turn turn) => turn.Region.Depots[turn.Self.Key].Owner;
    /// <summary>Names the timer that ends the hold of a shipment.</summary>
    public static string HoldKey(Shipment shipment) => $"hold/{shipment.Task.Commitment}";
    /// <summary>Names the timer that asks for news of a shipment.</summary>
    public static string OverdueKey(Shipment shipment) => $"overdue/{shipment.Task.Commitment}";
    /// <summary>Names the timer that asks for goods at a scene.</summary>
    public static string GoodsKey(Shipment shipment) => $"goods/{shipment.Task.Commitment}";

    /// <summary>Ends the loan while nothing is out. A part that is handed over later starts a new loan.</summary>
    private static void EndLoan(Shipment shipment, Turn turn)
    {
        (shipment.LoanUntil, shipment.ReturnBy) = (null, null);
        turn.Cancel(GoodsKey(shipment));
    }

    private void End(Shipment shipment, string reason, Turn turn)
    {
        var task = shipment.Task;
        state.Shipments.Remove(task.Commitment);
        state.Over.Add(task.Commitment);
        if (state.Over.Count > DepotState.MostOver) state.Over.RemoveAt(0);
        turn.Cancel(HoldKey(shipment));
        turn.Cancel(GoodsKey(shipment));
        if (shipment.Delivered > 0
            && shipment.ToldStatus is not (CommitmentStatus.OnScene or CommitmentStatus.Returning))
            Tell(shipment, CommitmentStatus.OnScene, turn);
        Tell(shipment, shipment.Delivered > 0 ? CommitmentStatus.Ended
            : shipment.ReleasedBecause is null ? CommitmentStatus.Withdrawn : CommitmentStatus.Released, turn);
        if (!shipment.WasCalledOff)
            turn.Send(Owner(turn), new ResourceFreed(task.Line, task.Commitment, turn.Now, shipment.Gone, reason,
                task.Gives(), Lent: shipment.Lent, Owed: shipment.Owed));
    }

    /// <summary>Tells the owner of units that came back. The owner counted them as gone before.</summary>
    private static void Correct(Shipment shipment, int putBack, Turn turn)
    {
        if (putBack > 0) turn.Send(Owner(turn), new StockCorrected(shipment.Task.Gives(), putBack));
    }
}

using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Depots;

/// <summary>Handles the way out: stock is held, ordered, leaves in one journey or several, and is handed over. Units
/// that have not left go back on the shelf when they are no longer wanted. Units that have left are handed over all the
/// same.</summary>
internal sealed class ShipmentHandler(
    DepotState state, StockBooks books, ShipmentProgress progress, ReturnHandler returns)
{
    /// <summary>Reserves the units that the shelf has, up to the quantity asked. Refuses when there are none or the
    /// time is over.</summary>
    public void OnHold(Hold hold, Turn turn)
    {
        if (state.Shipments.ContainsKey(hold.Task.Commitment)) return;
        var units = Math.Min(hold.Task.Quantity, books.Available(hold.Task.Gives(), turn));
        var refusal = turn.Now > hold.Until ? DeclineCode.Timeout : units <= 0 ? DeclineCode.StockExhausted
            : (DeclineCode?)null;
        if (refusal is { } code)
        {
            turn.Record(new StockRefused(hold.Task.Commitment, code));
            turn.Send(turn.From, new HoldRefused(hold.Task.Line, hold.Task.Commitment, code));
            return;
        }

        var shipment = Keep(hold.Task with { Quantity = units }, turn);
        turn.At(ShipmentProgress.HoldKey(shipment), hold.Until, new StockHoldDue(hold.Task.Commitment));
        turn.Send(turn.From, new Held(hold.Task.Line, hold.Task.Commitment, units, shipment.Fence));
    }

    /// <summary>Orders a shipment to be sent. Units that were arranged without a hold are entered first.</summary>
    public void OnAssign(Assign assign, Turn turn)
    {
        if (!state.Shipments.TryGetValue(assign.Task.Commitment, out var shipment)
            && (shipment = Arranged(assign, turn)) is null) return;
        if (shipment.Ordered)
        {
            // It left before the order came; the request has only now taken it up, and hears how it stands.
            ShipmentProgress.TellRequest(shipment,
                new CommitmentReport(
                    shipment.Task.Line, shipment.Task.Commitment, ShipmentProgress.StatusOf(shipment), null,
                    Units: shipment.Units), turn);
            return;
        }

        shipment.Ordered = true;
        turn.Cancel(ShipmentProgress.HoldKey(shipment));
        if (!ShipmentDepartures.Waits(shipment, turn)) ShipmentDepartures.Send(shipment, turn);
        if (assign.Fence == 0) ShipmentArrivals.TellPromised(shipment, turn);
    }

    /// <summary>Sends the rest of a shipment to the place that was corrected. What was handed over is where it
    /// is.</summary>
    public void OnChange(ChangeTask change, Turn turn)
    {
        if (!state.Shipments.TryGetValue(change.Commitment, out var shipment)) return;
        var former = shipment.Task;
        shipment.Task = former with
        {
            Place = change.Place, Priority = change.Priority, NotBefore = change.NotBefore,
        };
        if (change.Units is { } wanted) LetGo(shipment, shipment.Units.Promised - wanted, turn);
        var isMoved = former.Place != change.Place && shipment.Held + shipment.OnTheWay > 0;
        if (isMoved)
            turn.Notify(new ShipmentRedirected(shipment.Task, shipment.Held + shipment.OnTheWay, former.Place));
        var isWantedThen = former.NotBefore != change.NotBefore && shipment.HasNotLeft;
        // Another way takes another time, so that what waits for its time leaves at another one.
        if ((isWantedThen || (isMoved && shipment.GoAt is not null))
            && !ShipmentDepartures.Waits(shipment, turn) && shipment.GoAt is not null)
            ShipmentDepartures.Send(shipment, turn);
        if (isWantedThen) ShipmentArrivals.TellPromised(shipment, turn);
        else if (isMoved) ShipmentArrivals.TellMoved(shipment, former.Place, turn);
    }

    /// <summary>Sends a shipment whose time has come.</summary>
    public void OnGo(GoDue due, Turn turn)
    {
        if (state.Shipments.TryGetValue(due.Commitment, out var shipment)
            && shipment is { GoAt: not null, HasNotLeft: true }) ShipmentDepartures.Send(shipment, turn);
    }

    /// <summary>Puts units back on the shelf that are no longer wanted, as far as they have not left.</summary>
    private void LetGo(Shipment shipment, int units, Turn turn)
    {
        units = Math.Min(units, shipment.Held);
        if (units <= 0 || shipment.ReleasedBecause is not null) return;
        shipment.Held -= units;
        books.Move(shipment, units, StockPlace.Held, StockPlace.Available, turn);
        turn.Notify(new ShipmentReduced(shipment.Task, shipment.Held, units));
        progress.Settle(shipment, units, "amended", turn);
    }

    /// <summary>Ends a shipment that is no longer wanted. Units that have not left go back on the shelf. Units at the
    /// scene are asked back. Units on the way are handed over first.</summary>
    public void OnStandDown(StandDown order, Turn turn)
    {
        if (!state.Shipments.TryGetValue(order.Commitment, out var shipment) || shipment.ReleasedBecause is not null)
            return;
        shipment.ReleasedBecause = order.Reason;
        if (shipment is { Held: > 0, Ordered: true })
        {
            turn.Notify(new DoNotShip(order.Commitment, order.Reason));
            if (shipment.OnTheWay + shipment.Delivered == 0) Remember(shipment.Task, turn);
        }

        var putBack = PutRestBack(shipment, turn);
        if (shipment.OnScene > 0 && shipment.ReturnBy is null) returns.AskBack(shipment, order.Reason, turn);
        progress.Settle(shipment, putBack, "stood down", turn);
    }

    /// <summary>Takes the promise back for its owner. This is possible as long as no unit has left.</summary>
    public void OnDecommit(Decommit order, Turn turn)
    {
        if (!state.Shipments.TryGetValue(order.Commitment, out var shipment)) return;
        if (shipment.OnTheWay + shipment.Delivered > 0)
        {
            turn.Send(turn.From, new AlreadyDeparted(order.Line, order.Commitment));
            return;
        }

        turn.Notify(new DoNotShip(order.Commitment, order.Reason));
        Remember(shipment.Task, turn);
        PutRestBack(shipment, turn);
        ShipmentProgress.TellTakenBack(shipment, order, turn);
        progress.Settle(shipment, 0, Decommit.Done, turn);
    }

    /// <summary>Books units that have left or were handed over, and units that were given back.</summary>
    public void OnReport(ReportShipment report, Turn turn)
    {
        if (report.Units is < 0)
        {
            turn.Refuse("bad-units", "units: how many, zero or more; leave it out for all.");
            return;
        }

        if (!state.Shipments.TryGetValue(report.Commitment, out var shipment)
            && (shipment = LeftAllTheSame(report, turn)) is null)
        {
            if (state.CalledOff.ContainsKey(report.Commitment) || state.Owed.ContainsKey(report.Commitment)) return;
            if (state.Over.Contains(report.Commitment))
            {
                turn.Record(new ShipmentNoted(report.Commitment, report.Status, report.Units));
                return;
            }

            turn.Refuse("no-such-shipment",
                $"commitment: depot {turn.Self.Key} has no shipment {report.Commitment} under way.");
            return;
        }

        turn.Cancel(ShipmentProgress.HoldKey(shipment));
        (shipment.Ordered, shipment.GoAt) = (true, null);
        if (report.Status == ShipmentStatus.Shipped && shipment.Held == 0)
            turn.Record(new ShipmentNoted(report.Commitment, report.Status, report.Units));
        if (report.Status == ShipmentStatus.Shipped) Leave(shipment, report.Units, turn);
        else Deliver(shipment, report.Units, turn);
        var putBack = report.RestGivenBack ? PutRestBack(shipment, turn) + TurnBack(shipment, report, turn) : 0;
        FollowUp(shipment, turn);
        progress.Settle(shipment, putBack, shipment.Delivered > 0 ? "delivered" : "given back", turn);
    }

    /// <summary>Ends a hold that no order has followed in time.</summary>
    public void OnHoldDue(StockHoldDue due, Turn turn)
    {
        if (state.Shipments.TryGetValue(due.Commitment, out var shipment) && !shipment.Ordered)
            progress.Settle(shipment, PutRestBack(shipment, turn), "hold lapsed", turn);
    }

    /// <summary>Asks for news of a shipment, again and again. A rest that nobody has fetched in time goes back on the
    /// shelf. No timer ends a shipment that has left.</summary>
    public void OnOverdue(ShipmentOverdueDue due, Turn turn)
    {
        if (!state.Shipments.TryGetValue(due.Commitment, out var shipment)) return;
        turn.At(ShipmentProgress.OverdueKey(shipment), turn.Now + TeamPolicy.AskAgain, due);
        if (shipment.OnTheWay == 0 && shipment.RestUntil <= turn.Now)
        {
            turn.Notify(new DoNotShip(due.Commitment, "rest not fetched"));
            progress.Settle(shipment, PutRestBack(shipment, turn), "rest not fetched", turn);
            return;
        }

        turn.Notify(new ShipmentOverdue(due.Commitment));
    }

    private void Leave(Shipment shipment, int? reported, Turn turn)
    {
        var units = Math.Min(reported ?? shipment.Held, shipment.Held);
        if (reported > units)
            turn.Record(
                new UnexpectedShipment(shipment.Task.Commitment, ShipmentStatus.Shipped, reported.Value, units));
        (shipment.Held, shipment.OnTheWay) = (shipment.Held - units, shipment.OnTheWay + units);
        books.Move(shipment, units, StockPlace.Held, StockPlace.InTransit, turn);
        if (units > 0 && shipment.Held > 0) PartOf(shipment, ShipmentStatus.Shipped, units, turn);
    }

    /// <summary>Books units that were handed over. They must have left, so a missing report of that is made up
    /// for.</summary>
    private void Deliver(Shipment shipment, int? reported, Turn turn)
    {
        if (reported is null ? shipment.OnTheWay == 0 : reported > shipment.OnTheWay)
            Leave(shipment, reported is null ? null : Math.Min(reported.Value - shipment.OnTheWay, shipment.Held),
                turn);
        var units = Math.Min(reported ?? shipment.OnTheWay, shipment.OnTheWay);
        if (reported > units)
            turn.Record(
                new UnexpectedShipment(shipment.Task.Commitment, ShipmentStatus.Delivered, reported.Value, units));
        (shipment.OnTheWay, shipment.Delivered) = (shipment.OnTheWay - units, shipment.Delivered + units);
        books.Move(shipment, units, StockPlace.InTransit, StockPlace.Issued, turn);
        if (Catalogue.IsDurable(shipment.Task.Gives()))
        {
            shipment.OnScene += units;
        }
        else
        {
            shipment.Gone += units;
            books.Move(shipment, units, StockPlace.Issued, StockPlace.Consumed, turn);
        }

        if (units > 0 && shipment.OnTheWay > 0) PartOf(shipment, ShipmentStatus.Delivered, units, turn);
    }

    private static void PartOf(Shipment shipment, ShipmentStatus status, int units, Turn turn)
    {
        turn.Record(new PartShipment(shipment.Task.Commitment, status, units,
            status == ShipmentStatus.Shipped ? shipment.Held : shipment.OnTheWay));
        shipment.RestUntil = turn.Now + DepotPolicy.RestKept;
    }

    private void FollowUp(Shipment shipment, Turn turn)
    {
        if (shipment.Held + shipment.OnTheWay > 0)
            turn.At(ShipmentProgress.OverdueKey(shipment), turn.Now
                + TeamPolicy.Travel(ShipmentProgress.Owner(turn), shipment.Task.Place, turn.Region) + TeamPolicy.Grace,
                new ShipmentOverdueDue(shipment.Task.Commitment));
        if (shipment.OnScene == 0) return;
        if (shipment.ReturnBy is not null) return;
        if (shipment.ReleasedBecause is { } reason) returns.AskBack(shipment, reason, turn);
        else returns.Lend(shipment, turn);
    }

    private Shipment Keep(Assignment task, Turn turn)
    {
        var shipment = new Shipment { Task = task, Fence = ++state.Holds, Held = task.Quantity };
        state.Shipments.Add(task.Commitment, shipment);
        books.Move(shipment, shipment.Held, StockPlace.Available, StockPlace.Held, turn);
        return shipment;
    }

    private int PutRestBack(Shipment shipment, Turn turn)
    {
        var units = shipment.Held;
        (shipment.Held, shipment.RestUntil) = (0, null);
        books.Move(shipment, units, StockPlace.Held, StockPlace.Available, turn);
        return units;
    }

    /// <summary>Puts units back that were on the way and could not be handed over. A shipment that only now leaves has
    /// no such units: its rest never left.</summary>
    private int TurnBack(Shipment shipment, ReportShipment report, Turn turn)
    {
        if (report.Status == ShipmentStatus.Shipped) return 0;
        var units = shipment.OnTheWay;
        shipment.OnTheWay = 0;
        books.Move(shipment, units, StockPlace.InTransit, StockPlace.Available, turn);
        return units;
    }

    /// <summary>Enters a shipment that people arranged by telephone, without a hold, as far as there is stock. Takes an
    /// order back when its units are not held.</summary>
    private Shipment? Arranged(Assign assign, Turn turn)
    {
        var task = assign.Task;
        var units = assign.Fence == 0 ? Math.Min(task.Quantity, books.Available(task.Gives(), turn)) : 0;
        if (assign.Fence == 0 && units < task.Quantity)
            turn.Record(new ArrangedBeyondStock(task.Commitment, task.Gives(), task.Quantity, Math.Max(0, units)));
        if (units <= 0)
        {
            turn.Record(new StockRefused(task.Commitment, DeclineCode.StockExhausted));
            turn.Send(task.Line.Request.ToAidRequest(),
                new CommitmentReport(
                    task.Line, task.Commitment, CommitmentStatus.Withdrawn, DeclineCode.StockExhausted));
            turn.Send(
                ShipmentProgress.Owner(turn), new ResourceFreed(task.Line, task.Commitment, turn.Now, 0, "refused"));
            return null;
        }

        var shipment = Keep(task with { Quantity = units }, turn);
        if (units == task.Quantity) return shipment;
        turn.Send(ShipmentProgress.Owner(turn), new StockGivenBack(task.Line, task.Commitment, task.Quantity - units));
        ShipmentProgress.TellRequest(shipment, new CommitmentReport(
            task.Line, task.Commitment, CommitmentStatus.Accepted, null, Units: shipment.Units), turn);
        return shipment;
    }

    private void Remember(Assignment task, Turn turn)
    {
        foreach (var old in state.CalledOff.Where(c => c.Value.At + DepotPolicy.CalledOffKept < turn.Now)
            .Select(c => c.Key).ToList()) state.CalledOff.Remove(old);
        state.CalledOff[task.Commitment] = new CalledOff { Task = task, At = turn.Now };
    }

    /// <summary>Enters a shipment that was called off and has left all the same. Only units that are not promised to
    /// others by now can be entered.</summary>
    private Shipment? LeftAllTheSame(ReportShipment report, Turn turn)
    {
        if (!state.CalledOff.TryGetValue(report.Commitment, out var calledOff)) return null;
        var task = calledOff.Task;
        var left = Math.Min(task.Quantity, report.Units ?? task.Quantity);
        var units = Math.Min(left, books.Available(task.Gives(), turn));
        turn.Record(new UnexpectedShipment(report.Commitment, report.Status, left, Math.Max(0, units)));
        if (units <= 0) return null;
        state.CalledOff.Remove(report.Commitment);
        var shipment = Keep(task with { Quantity = units }, turn);
        (shipment.Ordered, shipment.WasCalledOff, shipment.ReleasedBecause) = (true, true, "called off");
        turn.Send(ShipmentProgress.Owner(turn), new StockCorrected(task.Gives(), -units));
        return shipment;
    }
}

using Alliance.Core.Actors;
using Alliance.Core.Messages;

namespace Alliance.Core.Depots;

/// <summary>Handles the return of durable goods. They are asked back when they are no longer wanted. They come back in
/// one journey or several, or are written off. Goods that are not back in the agreed time count as owed and are booked
/// when they come.</summary>
internal sealed class ReturnHandler(DepotState state, StockBooks books, ShipmentProgress progress)
{
    /// <summary>Starts the loan of goods at the scene, and asks at intervals whether they are still needed
    /// there.</summary>
    public void Lend(Shipment shipment, Turn turn)
    {
        if (shipment.LoanUntil is not null) return;
        shipment.LoanUntil = turn.Now + DepotPolicy.Loan;
        turn.At(ShipmentProgress.GoodsKey(shipment), turn.Now + DepotPolicy.AskWhetherNeeded,
            new GoodsOutDue(shipment.Task.Commitment));
    }

    /// <summary>Tells the depot's people to fetch the goods at the scene.</summary>
    public void AskBack(Shipment shipment, string reason, Turn turn)
    {
        turn.Notify(new BringBack(shipment.Task, shipment.OnScene, reason));
        ExpectBack(shipment, turn);
    }

    /// <summary>Books goods that are on the way back, back on the shelf or lost. Reported facts are never
    /// refused.</summary>
    public void OnReport(ReportReturn report, Turn turn)
    {
        if (report.Units is < 0)
        {
            turn.Refuse("bad-units", "units: how many, zero or more; leave it out for all.");
            return;
        }

        if (!state.Shipments.TryGetValue(report.Commitment, out var shipment))
        {
            OwedReturn(report, turn);
            return;
        }

        var putBack = 0;
        if (report.Status == ReturnStatus.Returning) SetOut(shipment, report.Units, turn);
        else putBack = ComeBack(shipment, report.Units, turn);
        if (report is { Status: ReturnStatus.Returned, RestLost: { } reason })
            Lose(shipment, shipment.ToComeBack, reason, turn);
        if (shipment.ToComeBack > 0 && shipment.ReturnBy is null && report.Status == ReturnStatus.Returning)
            ExpectBack(shipment, turn);
        progress.Settle(shipment, putBack, "returned", turn);
    }

    /// <summary>Writes off units that are out of the depot. Refuses more units than are out.</summary>
    public void OnWriteOff(WriteOffShipment command, Turn turn)
    {
        var off = new WrittenOff(command.Commitment, default, command.Units, command.Reason, turn.Now);
        if (off.IsSaidAgain(state.LastWriteOff)) return;
        if (state.Owed.TryGetValue(command.Commitment, out var owed))
        {
            WriteOffOwed(owed, command, turn);
            return;
        }

        var most = state.Shipments.TryGetValue(command.Commitment, out var shipment)
            ? shipment.ToComeBack + shipment.OnTheWay : 0;
        if (command.Units < 1 || command.Units > most)
        {
            turn.Refuse("bad-units",
                $"units: {most} of {command.Commitment} are out of depot {turn.Self.Key}; write off 1 to that many.");
            return;
        }

        state.LastWriteOff = off;
        Lose(shipment!, command.Units, command.Reason, turn);
        progress.Settle(shipment!, 0, "written off", turn);
    }

    /// <summary>Asks whether goods are still needed, asks again for goods that are to come back, and in the end counts
    /// them as owed.</summary>
    public void OnDue(GoodsOutDue due, Turn turn)
    {
        if (!state.Shipments.TryGetValue(due.Commitment, out var shipment) || shipment.ToComeBack == 0) return;
        if (shipment.ReturnBy is not { } returnBy)
        {
            if (shipment.LoanUntil <= turn.Now)
            {
                AskBack(shipment, "the loan is over", turn);
                return;
            }

            turn.Notify(new GoodsStillOut(due.Commitment, shipment.OnScene));
            turn.At(ShipmentProgress.GoodsKey(shipment), turn.Now + DepotPolicy.AskWhetherNeeded, due);
        }
        else if (returnBy <= turn.Now)
        {
            Owe(shipment, turn);
        }
        else
        {
            turn.Notify(new ReturnOverdue(due.Commitment, shipment.ToComeBack));
            AskAgain(shipment, returnBy, turn);
        }
    }

    private static void ExpectBack(Shipment shipment, Turn turn)
    {
        shipment.ReturnBy = turn.Now + DepotPolicy.ReturnWithin;
        AskAgain(shipment, shipment.ReturnBy.Value, turn);
    }

    private static void AskAgain(Shipment shipment, Instant returnBy, Turn turn)
    {
        var next = turn.Now + DepotPolicy.AskForReturn;
        turn.At(ShipmentProgress.GoodsKey(shipment), next < returnBy ? next : returnBy,
            new GoodsOutDue(shipment.Task.Commitment));
    }

    private void SetOut(Shipment shipment, int? reported, Turn turn)
    {
        var units = Math.Min(reported ?? shipment.OnScene, shipment.OnScene);
        (shipment.OnScene, shipment.Returning) = (shipment.OnScene - units, shipment.Returning + units);
        books.Move(shipment, units, StockPlace.Issued, StockPlace.Returning, turn);
    }

    /// <summary>Books returned units. Units that are back must have set out, so a missing report of that is made up
    /// for. Units that were never handed over may come back too. Returns the units put on the shelf.</summary>
    private int ComeBack(Shipment shipment, int? reported, Turn turn)
    {
        var wanted = reported ?? shipment.ToComeBack;
        if (wanted > shipment.Returning) SetOut(shipment, wanted - shipment.Returning, turn);
        var units = Math.Min(wanted, shipment.Returning);
        shipment.Returning -= units;
        books.Move(shipment, units, StockPlace.Returning, StockPlace.Available, turn);
        var undelivered = Math.Min(wanted - units, shipment.OnTheWay);
        shipment.OnTheWay -= undelivered;
        books.Move(shipment, undelivered, StockPlace.InTransit, StockPlace.Available, turn);
        if (wanted > units + undelivered)
            turn.Record(new UnexpectedReturn(shipment.Task.Commitment, wanted, units + undelivered));
        return units + undelivered;
    }

    private void Lose(Shipment shipment, int units, string reason, Turn turn)
    {
        if (units == 0) return;
        turn.Record(new StockWrittenOff(shipment.Task.Gives(), units, shipment.Task.Commitment, reason));
        var returning = Math.Min(units, shipment.Returning);
        var onScene = Math.Min(units - returning, shipment.OnScene);
        var onTheWay = units - returning - onScene;
        (shipment.Returning, shipment.OnScene, shipment.OnTheWay) =
            (shipment.Returning - returning, shipment.OnScene - onScene, shipment.OnTheWay - onTheWay);
        (shipment.Gone, shipment.LostOnTheWay) = (shipment.Gone + units, shipment.LostOnTheWay + onTheWay);
        books.Move(shipment, returning, StockPlace.Returning, StockPlace.WrittenOff, turn);
        books.Move(shipment, onScene, StockPlace.Issued, StockPlace.WrittenOff, turn);
        books.Move(shipment, onTheWay, StockPlace.InTransit, StockPlace.WrittenOff, turn);
    }

    private void Owe(Shipment shipment, Turn turn)
    {
        turn.Record(
            new GoodsOwed(shipment.Task.Line, shipment.Task.Commitment, shipment.Task.Gives(), shipment.ToComeBack));
        state.Owed[shipment.Task.Commitment] = new OwedGoods
        {
            Task = shipment.Task, Since = turn.Now, OnScene = shipment.OnScene, Returning = shipment.Returning,
        };
        (shipment.Gone, shipment.Owed) = (shipment.Gone + shipment.ToComeBack, shipment.ToComeBack);
        (shipment.OnScene, shipment.Returning) = (0, 0);
        progress.Settle(shipment, 0, "owed", turn);
    }

    private void OwedReturn(ReportReturn report, Turn turn)
    {
        if (!state.Owed.TryGetValue(report.Commitment, out var owed))
        {
            turn.Refuse(
                "no-such-shipment",
                $"commitment: nothing of {report.Commitment} is out of depot {turn.Self.Key}; enter what was found by a"
                    + " stock-taking.");
            return;
        }

        var kind = owed.Task.Gives();
        var units = Math.Min(report.Units ?? int.MaxValue, owed.OnScene + owed.Returning);
        var setOut = report.Status == ReturnStatus.Returning ? Math.Min(units, owed.OnScene)
            : Math.Max(0, units - owed.Returning);
        (owed.OnScene, owed.Returning) = (owed.OnScene - setOut, owed.Returning + setOut);
        books.Move(kind, setOut, StockPlace.Issued, StockPlace.Returning, report.Commitment, turn);
        if (report.Status == ReturnStatus.Returning) return;
        owed.Returning -= units;
        books.Move(kind, units, StockPlace.Returning, StockPlace.Available, report.Commitment, turn);
        if (units > 0)
            turn.Send(
                ShipmentProgress.Owner(turn), new OwedGoodsEnded(owed.Task.Line, report.Commitment, kind, units, 0));
        if (report.RestLost is { } reason) LoseOwed(owed, owed.OnScene + owed.Returning, reason, turn);
        ForgetPaid(owed);
    }

    private void WriteOffOwed(OwedGoods owed, WriteOffShipment command, Turn turn)
    {
        var most = owed.OnScene + owed.Returning;
        if (command.Units < 1 || command.Units > most)
        {
            turn.Refuse("bad-units", $"units: {most} of {command.Commitment} are owed; write off 1 to that many.");
            return;
        }

        LoseOwed(owed, command.Units, command.Reason, turn);
        ForgetPaid(owed);
    }

    private void LoseOwed(OwedGoods owed, int units, string reason, Turn turn)
    {
        if (units == 0) return;
        turn.Record(new StockWrittenOff(owed.Task.Gives(), units, owed.Task.Commitment, reason));
        var returning = Math.Min(units, owed.Returning);
        (owed.Returning, owed.OnScene) = (owed.Returning - returning, owed.OnScene - (units - returning));
        books.Move(
            owed.Task.Gives(), returning, StockPlace.Returning, StockPlace.WrittenOff, owed.Task.Commitment, turn);
        books.Move(
            owed.Task.Gives(), units - returning, StockPlace.Issued, StockPlace.WrittenOff, owed.Task.Commitment, turn);
        turn.Send(ShipmentProgress.Owner(turn),
            new OwedGoodsEnded(owed.Task.Line, owed.Task.Commitment, owed.Task.Gives(), 0, units));
    }

    private void ForgetPaid(OwedGoods owed)
    {
        if (owed.OnScene + owed.Returning == 0) state.Owed.Remove(owed.Task.Commitment);
    }
}

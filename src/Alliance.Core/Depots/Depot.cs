using Alliance.Core.Actors;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;

namespace Alliance.Core.Depots;

/// <summary>A depot: the only writer of its stock, which is never negative and always conserved.</summary>
public sealed class Depot(DepotState? state) : Actor<DepotState>(state)
{
    /// <summary>How long a shipment that was called off is remembered, for the report that crosses the order.</summary>
    private static readonly Span CalledOffKept = Span.FromHours(24);

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case Hold m: On(m, turn); break;
            case Assign m: On(m, turn); break;
            case StandDown m: On(m, turn); break;
            case Decommit m: On(m, turn); break;
            case ReportShipment m: On(m, turn); break;
            case StockHoldDue m: On(m, turn); break;
            case ShipmentOverdueDue m: On(m, turn); break;
            case Settled or Restored: break;
            default: throw NotMine(message, turn);
        }
    }

    private void On(Hold hold, Turn turn)
    {
        if (State.Shipments.ContainsKey(hold.Task.Commitment)) return;
        var units = Math.Min(hold.Task.Quantity, Available(hold.Task.Gives(), turn));
        var refusal = turn.Now > hold.Until ? DeclineCode.Timeout : units <= 0 ? DeclineCode.StockExhausted : (DeclineCode?)null;
        if (refusal is { } code)
        {
            turn.Record(new StockRefused(hold.Task.Commitment, code));
            turn.Send(turn.From, new HoldRefused(hold.Task.Line, hold.Task.Commitment, code));
            return;
        }

        var shipment = Keep(hold.Task with { Quantity = units }, turn);
        turn.At(HoldKey(hold.Task.Commitment), hold.Until, new StockHoldDue(hold.Task.Commitment));
        turn.Send(turn.From, new Held(hold.Task.Line, hold.Task.Commitment, units, shipment.Fence));
    }

    private void On(Assign assign, Turn turn)
    {
        var commitment = assign.Task.Commitment;
        if (!State.Shipments.TryGetValue(commitment, out var shipment))
        {
            if (assign.Fence != 0 || Available(assign.Task.Gives(), turn) < assign.Task.Quantity)
            {
                turn.Record(new StockRefused(commitment, DeclineCode.StockExhausted));
                Tell(assign.Task, CommitmentStatus.Withdrawn, DeclineCode.StockExhausted, turn);
                turn.Send(Owner(turn), new ResourceFreed(assign.Task.Line, commitment, turn.Now, 0, "refused"));
                return;
            }

            shipment = Keep(assign.Task, turn);
        }

        if (shipment.Ordered) return;
        shipment.Ordered = true;
        turn.Cancel(HoldKey(commitment));
        turn.Notify(new Ship(shipment.Task));
        turn.At(OverdueKey(commitment), turn.Now + Span.FromMinutes(TeamPolicy.LoadingMinutes) + TeamPolicy.Grace, new ShipmentOverdueDue(commitment));
    }

    /// <summary>What has not left goes back on the shelf; what has is delivered all the same.</summary>
    private void On(StandDown order, Turn turn)
    {
        if (!State.Shipments.TryGetValue(order.Commitment, out var shipment) || shipment.InTransit) return;
        if (shipment.Ordered)
        {
            turn.Notify(new DoNotShip(order.Commitment, order.Reason));
            Tell(shipment.Task, CommitmentStatus.Released, null, turn);
            Remember(shipment.Task, turn);
        }

        PutBack(shipment, "stood down", turn);
    }

    /// <summary>Its owner takes the promise back, which it can until the shipment has left.</summary>
    private void On(Decommit order, Turn turn)
    {
        if (!State.Shipments.TryGetValue(order.Commitment, out var shipment)) return;
        if (shipment.InTransit)
        {
            turn.Send(turn.From, new AlreadyDeparted(order.Line, order.Commitment));
            return;
        }

        turn.Notify(new DoNotShip(order.Commitment, order.Reason));
        turn.Send(Incidents.Numbers.ToAidRequest(order.Line.Request), new CommitmentReport(order.Line, order.Commitment, CommitmentStatus.Withdrawn, order.Code, order.Reason));
        Remember(shipment.Task, turn);
        PutBack(shipment, Decommit.Done, turn);
    }

    private void On(ReportShipment report, Turn turn)
    {
        if (!State.Shipments.TryGetValue(report.Commitment, out var shipment) && (shipment = LeftAllTheSame(report, turn)) is null)
        {
            if (State.CalledOff.ContainsKey(report.Commitment)) return;
            turn.Refuse("no-such-shipment", $"commitment: depot {turn.Self.Key} has no shipment {report.Commitment} under way.");
            return;
        }

        if (!shipment.InTransit) Leave(shipment, turn);
        if (report.Status == ShipmentStatus.Delivered) Deliver(shipment, turn);
    }

    private void Remember(Assignment task, Turn turn)
    {
        foreach (var old in State.CalledOff.Where(c => c.Value.At + CalledOffKept < turn.Now).Select(c => c.Key).ToList()) State.CalledOff.Remove(old);
        State.CalledOff[task.Commitment] = new CalledOff { Task = task, At = turn.Now };
    }

    /// <summary>What was called off and has left all the same is a fact: it goes on the books, as far as it is not promised to others by now.</summary>
    private Shipment? LeftAllTheSame(ReportShipment report, Turn turn)
    {
        if (!State.CalledOff.TryGetValue(report.Commitment, out var calledOff)) return null;
        var task = calledOff.Task;
        var units = Math.Min(task.Quantity, Available(task.Gives(), turn));
        turn.Record(new UnexpectedShipment(report.Commitment, report.Status, task.Quantity, units));
        if (units <= 0) return null;
        State.CalledOff.Remove(report.Commitment);
        var shipment = Keep(task with { Quantity = units }, turn);
        (shipment.Ordered, shipment.WasCalledOff) = (true, true);
        return shipment;
    }

    private void Leave(Shipment shipment, Turn turn)
    {
        shipment.InTransit = true;
        turn.Cancel(HoldKey(shipment.Task.Commitment));
        Record(shipment, StockPlace.Held, StockPlace.InTransit, turn);
        if (!shipment.WasCalledOff) Tell(shipment.Task, CommitmentStatus.EnRoute, null, turn);
        turn.At(OverdueKey(shipment.Task.Commitment), turn.Now + TeamPolicy.Travel(Owner(turn), shipment.Task.Place, turn.Region) + TeamPolicy.Grace, new ShipmentOverdueDue(shipment.Task.Commitment));
    }

    private void Deliver(Shipment shipment, Turn turn)
    {
        var task = shipment.Task;
        State.Shipments.Remove(task.Commitment);
        turn.Cancel(OverdueKey(task.Commitment));
        State.Gone[task.Gives()] = State.Gone.GetValueOrDefault(task.Gives()) + task.Quantity;
        Record(shipment, StockPlace.InTransit, StockPlace.Issued, turn);
        if (!shipment.WasCalledOff)
        {
            Tell(task, CommitmentStatus.OnScene, null, turn);
            Tell(task, CommitmentStatus.Ended, null, turn);
        }

        turn.Send(Owner(turn), new ResourceFreed(task.Line, task.Commitment, turn.Now, task.Quantity, "delivered", task.Gives()));
    }

    private void On(StockHoldDue due, Turn turn)
    {
        if (State.Shipments.TryGetValue(due.Commitment, out var shipment) && !shipment.Ordered) PutBack(shipment, "hold lapsed", turn);
    }

    private void On(ShipmentOverdueDue due, Turn turn)
    {
        if (!State.Shipments.ContainsKey(due.Commitment)) return;
        turn.Notify(new ShipmentOverdue(due.Commitment));
        turn.At(OverdueKey(due.Commitment), turn.Now + TeamPolicy.AskAgain, due);
    }

    private Shipment Keep(Assignment task, Turn turn)
    {
        var shipment = new Shipment { Task = task, Fence = ++State.Holds };
        State.Shipments.Add(task.Commitment, shipment);
        Record(shipment, StockPlace.Available, StockPlace.Held, turn);
        return shipment;
    }

    private void PutBack(Shipment shipment, string reason, Turn turn)
    {
        var task = shipment.Task;
        State.Shipments.Remove(task.Commitment);
        turn.Cancel(HoldKey(task.Commitment));
        turn.Cancel(OverdueKey(task.Commitment));
        Record(shipment, StockPlace.Held, StockPlace.Available, turn);
        turn.Send(Owner(turn), new ResourceFreed(task.Line, task.Commitment, turn.Now, 0, reason));
    }

    private void Record(Shipment shipment, StockPlace source, StockPlace target, Turn turn) => turn.Record(
        new StockMoved(shipment.Task.Gives(), shipment.Task.Quantity, source, target, shipment.Task.Commitment, Available(shipment.Task.Gives(), turn)));

    private int Available(ResourceKind kind, Turn turn) =>
        turn.Region.Depots[turn.Self.Key].Stock.GetValueOrDefault(kind) - State.Gone.GetValueOrDefault(kind)
        - State.Shipments.Values.Where(s => s.Task.Gives() == kind).Sum(s => s.Task.Quantity);

    private static void Tell(Assignment task, CommitmentStatus status, DeclineCode? reason, Turn turn) =>
        turn.Send(Incidents.Numbers.ToAidRequest(task.Line.Request), new CommitmentReport(task.Line, task.Commitment, status, reason));

    private static ActorId Owner(Turn turn) => turn.Region.Depots[turn.Self.Key].Owner;
    private static string HoldKey(string commitment) => $"hold/{commitment}";
    private static string OverdueKey(string commitment) => $"overdue/{commitment}";
}

/// <summary>What a depot remembers: what has left for good, and what is held or under way. The rest of its first stock is on the shelf.</summary>
[GenerateSerializer, Alias("depot-state")]
public sealed class DepotState
{
    /// <summary>Units issued, by kind.</summary>
    [Id(0)] public SortedDictionary<ResourceKind, int> Gone { get; init; } = [];
    /// <summary>What is held or under way, by commitment.</summary>
    [Id(1)] public SortedDictionary<string, Shipment> Shipments { get; init; } = [];
    /// <summary>Holds so far.</summary>
    [Id(2)] public int Holds { get; set; }
    /// <summary>Called off lately, by commitment.</summary>
    [Id(3)] public SortedDictionary<string, CalledOff> CalledOff { get; init; } = [];
}

/// <summary>Units kept or under way for a commitment.</summary>
[GenerateSerializer, Alias("shipment")]
public sealed class Shipment
{
    [Id(0)] public required Assignment Task { get; init; }
    [Id(1)] public required int Fence { get; init; }
    [Id(2)] public bool Ordered { get; set; }
    [Id(3)] public bool InTransit { get; set; }
    /// <summary>Its request has let go of it, and hears no more of it.</summary>
    [Id(4)] public bool WasCalledOff { get; set; }
}

/// <summary>A shipment that was ordered and called off before it left.</summary>
[GenerateSerializer, Alias("called-off")]
public sealed class CalledOff
{
    [Id(0)] public required Assignment Task { get; init; }
    [Id(1)] public required Instant At { get; init; }
}

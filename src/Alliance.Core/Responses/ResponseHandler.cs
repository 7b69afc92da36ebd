using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Reports;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Responses;

/// <summary>Handles the response level of a tier, and its orders below the reserve floors of the tiers under
/// it.</summary>
internal sealed class ResponseHandler(TierState state)
{
    private const int MaxOrders = 100;

    /// <summary>Sets the response level.</summary>
    public void OnLevel(SetResponseLevel command, Turn turn)
    {
        if (turn.Self.Kind is not (ActorKind.Township or ActorKind.CommandCentre))
        {
            turn.Refuse(
                "no-response-level", "tier: townships and command centres have response levels; name one of them.");
            return;
        }

        if (turn.IsLate("level", $"{command.Level}", $"{state.Level}", state.LevelAt)) return;
        state.LevelAt = turn.Happened;
        if (command.Level == state.Level && command.Cause == state.LevelCause) return;
        var step = turn.Region.Data.Responses.Of(turn.Self, command.Level, turn.Region);
        var squads = turn.Region.SquadsOf(turn.Self).Length;
        turn.Record(new ResponseLevelChanged(
            command.Level, state.Level, command.Cause, command.Basis, ResponsePlans.OnDuty(squads, step)));
        (state.Level, state.LevelCause) = (command.Level, command.Cause);
    }

    /// <summary>Gives an order below reserve floors. Without named townships it binds all of the territory. The
    /// same order again changes nothing.</summary>
    public void OnOrder(OrderBelowFloor command, Turn turn)
    {
        if (WhyNot(command, turn) is { } why)
        {
            turn.Refuse("bad-order", why);
            return;
        }

        string[] townships = command.Townships.Length > 0
            ? [.. command.Townships.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : [.. turn.Region.TownshipsIn(turn.Self.Key)];
        if (state.Orders.Values.FirstOrDefault(o => (o.Floor, o.Reason) == (command.Floor, command.Reason)
            && o.Townships.SequenceEqual(townships) && RepeatPolicy.AreNear(o.Until, command.Until)) is { } same)
        {
            turn.Give(same.Id);
            return;
        }

        var order = new FloorOrder(Number(turn, ++state.OrdersGiven), command.By, townships, command.Floor,
            command.Until, command.Reason);
        state.Orders.Add(order.Id, order);
        turn.At(OrderKey(order.Id), order.Until, new OrderDue(order.Id));
        turn.Record(new FloorOrdered(order));
        turn.Give(order.Id);
    }

    /// <summary>Ends an order below reserve floors.</summary>
    public void OnRevoke(RevokeOrder command, Turn turn)
    {
        if (!state.Orders.Remove(command.Order))
        {
            // An order that is over already is taken back by saying so again.
            if (Numbers.IsGiven(command.Order, state.OrdersGiven, count => Number(turn, count))) return;
            turn.Refuse("no-such-order",
                $"order: {turn.Self.Key} has no order {command.Order} in force; read its orders and name one of them.");
            return;
        }

        turn.Cancel(OrderKey(command.Order));
        turn.Record(new FloorOrderEnded(command.Order, command.Reason));
    }

    private static string Number(Turn turn, int count) => $"{turn.Self.Key}-O{count}";

    /// <summary>Ends an order whose time is over.</summary>
    public void OnOrderDue(OrderDue due, Turn turn)
    {
        if (state.Orders.Remove(due.Order)) turn.Record(new FloorOrderEnded(due.Order, "expired"));
    }

    /// <summary>Finds the demands that this tier may make of a lender; null where there are none that the lender does
    /// not know.</summary>
    public Mandate? For(ActorId lender, Turn turn)
    {
        if ((state.Level == ResponseLevel.None && state.Orders.Count == 0)
            || !turn.Region.IsSuperior(turn.Self, lender)) return null;
        FloorOrder? deepest = null;
        foreach (var order in state.Orders.Values)
            if (Binds(order, lender, turn.Now) && (deepest is null || order.Floor < deepest.Floor)) deepest = order;
        return deepest is null && state.Level == ResponseLevel.None ? null : new Mandate(state.Level, deepest);
    }

    private static bool Binds(FloorOrder order, ActorId lender, Instant now) =>
        now < order.Until && lender.Kind == ActorKind.Township && Array.IndexOf(order.Townships, lender.Key) >= 0;

    private string? WhyNot(OrderBelowFloor command, Turn turn)
    {
        if (turn.Self.Kind != ActorKind.CommandCentre || !turn.Region.CommandCentres[turn.Self.Key].HasTerritory)
            return "tier: only a command centre with a territory orders below a floor.";
        if (command.Townships.FirstOrDefault(code => !turn.Region.Townships.ContainsKey(code)
            || !turn.Region.IsInTerritory(code, turn.Self)) is { } stranger)
            return $"townships: {stranger} is not in the territory of {turn.Self.Key}.";
        if (command.Floor < 0) return "floor: zero squads or more.";
        if (WhyNotBelow(command, turn) is { } floor) return floor;
        if (command.Until <= turn.Now) return "until: the order would have ended already; give a later time.";
        return state.Orders.Count >= MaxOrders ? $"orders: {MaxOrders} are in force; revoke one first." : null;
    }

    /// <summary>Tells why an order has no effect: it undercuts no reserve floor, even one raised by a response level.
    /// Null where it has an effect.</summary>
    private static string? WhyNotBelow(OrderBelowFloor command, Turn turn)
    {
        if (command.Floor == 0) return null;
        if (command.Townships.FirstOrDefault(code => command.Floor >= HighestFloor(code, turn.Region)) is { } named)
            return $"floor: the reserve floor of {named} is {turn.Region.Townships[named].ReserveFloor}, and "
                + $"{HighestFloor(named, turn.Region)} at its highest response level; order fewer squads than that.";
        var highest = turn.Region.TownshipsIn(turn.Self.Key).Select(code => HighestFloor(code, turn.Region))
            .DefaultIfEmpty().Max();
        return command.Floor < highest ? null
            : $"floor: no reserve floor in the territory of {turn.Self.Key} is above {highest}; order fewer squads "
                + "than that.";
    }

    private static int HighestFloor(string township, Region region) => region.Townships[township].ReserveFloor
        + Enum.GetValues<ResponseLevel>()
        .Max(level => Floors.Raise(new ActorId(ActorKind.Township, township), level, region));

    private static string OrderKey(string order) => $"order/{order}";
}

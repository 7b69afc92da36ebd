using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Depots;

/// <summary>Tells requests when goods arrive, where that changes.</summary>
internal static class ShipmentArrivals
{
    private const string Moved = "the place was corrected";

    /// <summary>Tells the request when goods arrive that people sent, or that are wanted at another time. They were
    /// promised for no time.</summary>
    public static void TellPromised(Shipment shipment, Turn turn) =>
        Tell(shipment, FromOwner(shipment, turn), RouteFinder.FromWhereItIs, true, turn);

    /// <summary>Tells the request when the rest of a shipment arrives whose place was corrected. Its promise stays as
    /// it was, so that a rest that comes late now is noticed.</summary>
    /// <param name="shipment">The shipment, with its right place.</param>
    /// <param name="former">The code of the township that it was sent to before.</param>
    /// <param name="turn">The turn that handles the message.</param>
    public static void TellMoved(Shipment shipment, string former, Turn turn)
    {
        var eta = shipment.Held > 0 ? FromOwner(shipment, turn) : turn.Now;
        if (shipment.OnTheWay > 0)
        {
            eta = Instant.Later(eta, turn.Now + WayOn(shipment.Task.Place, former, turn));
            turn.At(ShipmentProgress.OverdueKey(shipment), eta + TeamPolicy.Grace,
                new ShipmentOverdueDue(shipment.Task.Commitment));
        }

        Tell(shipment, eta, Moved, false, turn);
    }

    private static void Tell(Shipment shipment, Instant eta, string reason, bool isPromise, Turn turn)
    {
        var task = shipment.Task;
        ShipmentProgress.TellRequest(
            shipment, new EtaReport(task.Line, task.Commitment, eta, reason, isPromise), turn);
    }

    private static Instant FromOwner(Shipment shipment, Turn turn) =>
        (shipment.GoAt ?? turn.Now) + ShipmentDepartures.TimeToScene(shipment.Task, turn);

    // No driver has said where he is: somewhere between the owner and the former place. The longer way of both is
    // taken, so that nobody counts on goods too early.
    private static Span WayOn(string place, string former, Turn turn)
    {
        var fromOwner = TeamPolicy.Travel(ShipmentProgress.Owner(turn), place, turn.Region);
        var fromFormer = TeamPolicy.Way(former, place, turn.Region);
        return new Span(Math.Max(fromOwner.Milliseconds, fromFormer.Milliseconds));
    }
}

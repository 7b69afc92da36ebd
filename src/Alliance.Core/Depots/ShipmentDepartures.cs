using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Depots;

/// <summary>Sends ordered shipments off: at once, or so late that they are at the scene when they are needed and not
/// before.</summary>
internal static class ShipmentDepartures
{
    /// <summary>Plans the departure of a shipment that is not to leave yet. Its people are told when it is.</summary>
    /// <returns>Whether it waits.</returns>
    public static bool Waits(Shipment shipment, Turn turn)
    {
        var task = shipment.Task;
        if (task.NotBefore is not { } notBefore) return false;
        var go = notBefore + new Span(-TimeToScene(task, turn).Milliseconds);
        if (go <= turn.Now) return false;
        if (go == shipment.GoAt) return true;
        shipment.GoAt = go;
        turn.Notify(new ShipmentPlanned(task, go));
        turn.Cancel(ShipmentProgress.OverdueKey(shipment));
        turn.At(Key(shipment), go, new GoDue(task.Commitment));
        return true;
    }

    /// <summary>Orders a shipment to be sent at once.</summary>
    public static void Send(Shipment shipment, Turn turn)
    {
        shipment.GoAt = null;
        turn.Cancel(Key(shipment));
        turn.Notify(new Ship(shipment.Task));
        turn.At(ShipmentProgress.OverdueKey(shipment),
            turn.Now + Span.FromMinutes(TeamPolicy.LoadingMinutes) + TeamPolicy.Grace,
            new ShipmentOverdueDue(shipment.Task.Commitment));
    }

    /// <summary>Returns the time from the order to the arrival: loading and the way.</summary>
    public static Span TimeToScene(Assignment task, Turn turn) => Span.FromMinutes(TeamPolicy.LoadingMinutes)
        + TeamPolicy.Travel(ShipmentProgress.Owner(turn), task.Place, turn.Region);

    private static string Key(Shipment shipment) => $"go/{shipment.Task.Commitment}";
}

using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Reports;

namespace Alliance.Core.Depots;

/// <summary>A depot. It alone writes its stock, which is never negative and always conserved. For each commitment it
/// sends a shipment: from the hold on the shelf to the scene and, for durable goods, back again.</summary>
public sealed class Depot : Actor<DepotState>
{
    private readonly ShipmentProgress _progress;
    private readonly ShipmentHandler _shipments;
    private readonly ReturnHandler _returns;
    private readonly StockTakeHandler _stockTakes;

    /// <summary>Creates the depot from its stored state.</summary>
    /// <param name="state">The stored state; null for a depot that has handled no message yet.</param>
    public Depot(DepotState? state) : base(state)
    {
        var books = new StockBooks(State);
        _progress = new ShipmentProgress(State);
        _returns = new ReturnHandler(State, books, _progress);
        _shipments = new ShipmentHandler(State, books, _progress, _returns);
        _stockTakes = new StockTakeHandler(State, books);
    }

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case Hold m: _shipments.OnHold(m, turn); break;
            case Assign m: _shipments.OnAssign(m, turn); break;
            case ChangeTask m: _shipments.OnChange(m, turn); break;
            case StandDown m: _shipments.OnStandDown(m, turn); break;
            case Decommit m: _shipments.OnDecommit(m, turn); break;
            case ReportShipment m:
                _shipments.OnReport(m, turn);
                turn.RecordLeftOut(m, m.Commitment);
                break;
            case GoDue m: _shipments.OnGo(m, turn); break;
            case StockHoldDue m: _shipments.OnHoldDue(m, turn); break;
            case ShipmentOverdueDue m: _shipments.OnOverdue(m, turn); break;
            case ReportReturn m:
                _returns.OnReport(m, turn);
                turn.RecordLeftOut(m, m.Commitment);
                break;
            case WriteOffShipment m: _returns.OnWriteOff(m, turn); break;
            case GoodsOutDue m: _returns.OnDue(m, turn); break;
            case WriteOffStock m: _stockTakes.OnWriteOff(m, turn); break;
            case TakeStock m: _stockTakes.OnTakeStock(m, turn); break;
            case Settled m: _progress.OnSettled(m); break;
            case Restored: break;
            default: throw NotMine(message, turn);
        }
    }
}

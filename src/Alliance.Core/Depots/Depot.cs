using Alliance.Core.Actors;
using Alliance.Core.Messages;

namespace Alliance.Core.Depots;

/// <summary>A depot: the only writer of its stock, which is never negative and always conserved. What it sends for a
/// commitment is a shipment, from the hold on the shelf to the scene and, where it is durable, back again.</summary>
public sealed class Depot : Actor<DepotState>
{
    private readonly Following _following;
    private readonly Shipping _shipping;
    private readonly BringingBack _bringingBack;
    private readonly StockKeeping _stockKeeping;

    /// <summary>Takes up where the state left off.</summary>
    public Depot(DepotState? state) : base(state)
    {
        var books = new StockBooks(State);
        _following = new Following(State);
        _bringingBack = new BringingBack(State, books, _following);
        _shipping = new Shipping(State, books, _following, _bringingBack);
        _stockKeeping = new StockKeeping(books);
    }

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case Hold m: _shipping.OnHold(m, turn); break;
            case Assign m: _shipping.OnAssign(m, turn); break;
            case StandDown m: _shipping.OnStandDown(m, turn); break;
            case Decommit m: _shipping.OnDecommit(m, turn); break;
            case ReportShipment m: _shipping.OnReport(m, turn); break;
            case StockHoldDue m: _shipping.OnHoldDue(m, turn); break;
            case ShipmentOverdueDue m: _shipping.OnOverdue(m, turn); break;
            case ReportReturn m: _bringingBack.OnReport(m, turn); break;
            case WriteOffShipment m: _bringingBack.OnWriteOff(m, turn); break;
            case GoodsOutDue m: _bringingBack.OnDue(m, turn); break;
            case WriteOffStock m: _stockKeeping.OnWriteOff(m, turn); break;
            case TakeStock m: _stockKeeping.OnTakeStock(m, turn); break;
            case Settled m: _following.OnSettled(m); break;
            case Restored: break;
            default: throw NotMine(message, turn);
        }
    }
}

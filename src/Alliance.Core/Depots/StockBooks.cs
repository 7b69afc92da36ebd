using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Depots;

/// <summary>The books of a depot: double entries over the accounts of each kind.</summary>
internal sealed class StockBooks(DepotState state)
{
    /// <summary>Number of accounts of each kind.</summary>
    public static readonly int Accounts = Enum.GetValues<StockPlace>().Length;

    /// <summary>Counts the units on the shelf that are not reserved.</summary>
    public int Available(ResourceKind kind, Turn turn) =>
        state.Accounts.TryGetValue(kind, out var accounts) ? accounts[(int)StockPlace.Available]
        : FirstStock(kind, turn);

    /// <summary>Enters a move between two accounts. Does nothing for zero units.</summary>
    public void Move(
        ResourceKind kind, int units, StockPlace source, StockPlace target, CommitmentId? commitment, Turn turn)
    {
        if (units == 0) return;
        if (!state.Accounts.TryGetValue(kind, out var accounts))
        {
            state.Accounts.Add(kind, accounts = new int[Accounts]);
            accounts[(int)StockPlace.Available] = FirstStock(kind, turn);
        }

        accounts[(int)source] -= units;
        accounts[(int)target] += units;
        turn.Record(new StockMoved(kind, units, source, target, commitment, accounts[(int)StockPlace.Available]));
    }

    /// <summary>Enters a move of units of a shipment.</summary>
    public void Move(Shipment shipment, int units, StockPlace source, StockPlace target, Turn turn) =>
        Move(shipment.Task.Gives(), units, source, target, shipment.Task.Commitment, turn);

    private static int FirstStock(ResourceKind kind, Turn turn) =>
        turn.Region.Depots[turn.Self.Key].Stock.GetValueOrDefault(kind);
}

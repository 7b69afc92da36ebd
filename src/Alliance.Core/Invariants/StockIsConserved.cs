using Alliance.Core.Depots;
using Alliance.Core.Journals;
using Alliance.Core.Resources;

namespace Alliance.Core.Invariants;

/// <summary>I2 and I3: no account of a stock line is ever negative, and what the depot says is on the shelf is what the entries leave.</summary>
internal sealed class StockIsConserved(RegionHistory regions) : InvariantFold
{
    private readonly Dictionary<(string Depot, ResourceKind Kind), int[]> _accounts = [];

    public override void On(in JournalEntry entry)
    {
        if (entry.Body is not StockMoved move) return;
        var accounts = Accounts(entry, move.Kind);
        accounts[(int)move.Source] -= move.Units;
        accounts[(int)move.Target] += move.Units;
        if (move.Units <= 0) Violate("I3", $"Depot {entry.Actor.Key} moved {move.Units} {move.Kind}.", entry.Number);
        if (accounts[(int)move.Source] < 0)
            Violate("I2", $"Depot {entry.Actor.Key} has {accounts[(int)move.Source]} {move.Kind} {move.Source}.", entry.Number);
        if (accounts[(int)StockPlace.Available] != move.AvailableAfter)
            Violate("I3", $"Depot {entry.Actor.Key} says {move.AvailableAfter} {move.Kind}; its entries leave {accounts[0]}.", entry.Number);
    }

    private int[] Accounts(in JournalEntry entry, ResourceKind kind)
    {
        var depot = entry.Actor.Key;
        if (!_accounts.TryGetValue((depot, kind), out var accounts))
            _accounts.Add((depot, kind), accounts = [regions.Of(entry).Depots[depot].Stock.GetValueOrDefault(kind), 0, 0, 0]);
        return accounts;
    }
}

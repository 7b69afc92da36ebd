using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Journals;
using Alliance.Core.Resources;

namespace Alliance.Core.Invariants;

/// <summary>2: no account of a stock line is ever negative, and what the depot says is on the shelf is what the entries leave.</summary>
internal sealed class StockIsConserved(Region region) : InvariantFold
{
    private readonly Dictionary<(string Depot, ResourceKind Kind), int[]> _accounts = [];

    public override void On(in JournalEntry entry)
    {
        if (entry.Body is not StockMoved move) return;
        var accounts = Accounts(entry.Actor.Key, move.Kind);
        accounts[(int)move.Source] -= move.Units;
        accounts[(int)move.Target] += move.Units;
        if (move.Units <= 0) Violate(2, $"Depot {entry.Actor.Key} moved {move.Units} {move.Kind}.", entry.Number);
        if (accounts[(int)move.Source] < 0)
            Violate(2, $"Depot {entry.Actor.Key} has {accounts[(int)move.Source]} {move.Kind} {move.Source}.", entry.Number);
        if (accounts[(int)StockPlace.Available] != move.AvailableAfter)
            Violate(2, $"Depot {entry.Actor.Key} says {move.AvailableAfter} {move.Kind}; its entries leave {accounts[0]}.", entry.Number);
    }

    private int[] Accounts(string depot, ResourceKind kind)
    {
        if (!_accounts.TryGetValue((depot, kind), out var accounts))
            _accounts.Add((depot, kind), accounts = [region.Depots[depot].Stock.GetValueOrDefault(kind), 0, 0, 0]);
        return accounts;
    }
}

using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Resources;

namespace Alliance.Core.Invariants.Lending;

/// <summary>I2 and I3: no account of a stock line is ever negative. All accounts together, with the one outside the
/// books that stock-takings use, equal the first stock. The depot's number on the shelf is the number that its entries
/// leave. At rest nothing is held or on the way.</summary>
internal sealed class StockIsConserved(RegionHistory regions) : InvariantFold
{
    private readonly SortedDictionary<(Code Depot, ResourceKind Kind), Line> _lines = [];

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        if (entry.Body is not StockMoved move) return;
        var depot = entry.Actor.Key;
        var line = LineOf(entry, move.Kind);
        line.LastRecord = entry.Number;
        line.Accounts[(int)move.Source] -= move.Units;
        line.Accounts[(int)move.Target] += move.Units;
        if (move.Units <= 0 || move.Source == move.Target)
            Violate("I3", $"Depot {depot} moved {move.Units} {move.Kind} from {move.Source} to {move.Target}.",
                entry.Number);
        if (move.Source != StockPlace.Outside && line.Accounts[(int)move.Source] < 0)
            Violate("I2", $"Depot {depot} has {line.Accounts[(int)move.Source]} {move.Kind} {move.Source}.",
                entry.Number);
        if (line.Accounts.Sum() != line.First)
            Violate("I3", $"The {move.Kind} of depot {depot} add up to {line.Accounts.Sum()}, not to {line.First}.",
                entry.Number);
        if (line.Accounts[(int)StockPlace.Available] != move.AvailableAfter)
            Violate("I3",
                $"Depot {depot} says {move.AvailableAfter} {move.Kind}; its entries leave "
                    + $"{line.Accounts[(int)StockPlace.Available]}.", entry.Number);
    }

    /// <inheritdoc/>
    public override void AtRest()
    {
        foreach (var ((depot, kind), line) in _lines)
            foreach (var place in (StockPlace[])[StockPlace.Held, StockPlace.InTransit])
                if (line.Accounts[(int)place] != 0)
                    Violate("I3", $"At rest depot {depot} has {line.Accounts[(int)place]} {kind} {place}.",
                        line.LastRecord);
    }

    private Line LineOf(in JournalEntry entry, ResourceKind kind)
    {
        var key = (entry.Actor.Key, kind);
        if (_lines.TryGetValue(key, out var line)) return line;
        _lines.Add(key, line = new Line(regions.Of(entry).Depots[entry.Actor.Key].Stock.GetValueOrDefault(kind)));
        return line;
    }

    private sealed class Line
    {
        /// <summary>Starts with all units on the shelf.</summary>
        public Line(int first)
        {
            First = first;
            Accounts[(int)StockPlace.Available] = first;
        }

        /// <summary>Units of the first stock.</summary>
        public int First { get; }
        /// <summary>Units by <see cref="StockPlace"/>.</summary>
        public int[] Accounts { get; } = new int[StockBooks.Accounts];
        /// <summary>Number of the last record of the line.</summary>
        public long LastRecord { get; set; }
    }
}

namespace Alliance.Host.Api.Lists;

/// <summary>The first few items of an order, chosen in one pass over a list in any order. It never holds more than
/// those few.</summary>
/// <typeparam name="T">What is kept of an item.</typeparam>
internal sealed class Selection<T>
{
    private readonly int _most;
    private readonly RankOrder _order;
    private readonly Rank? _after;
    private readonly PriorityQueue<T, Rank> _lastFirst;
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <param name="most">The most items.</param>
    /// <param name="order">The order.</param>
    /// <param name="after">Items come after this rank; null to begin at the first.</param>
    public Selection(int most, RankOrder order, Rank? after)
    {
        (_most, _order, _after) = (most, order, after);
        _lastFirst = new(Comparer<Rank>.Create((x, y) => order.Compare(y, x)));
    }

    /// <summary>Offers an item. A key that is chosen already is passed over.</summary>
    public void Offer(in Rank rank, T item)
    {
        if (_after is { } start && _order.Compare(rank, start) <= 0) return;
        if (IsBehind(rank) || !_keys.Add(rank.Key)) return;
        _lastFirst.Enqueue(item, rank);
        if (_lastFirst.Count <= _most) return;
        _lastFirst.TryDequeue(out _, out var last);
        _keys.Remove(last.Key);
    }

    /// <summary>Whether enough items are chosen that all come before this rank.</summary>
    public bool IsBehind(in Rank rank) =>
        _lastFirst.Count >= _most && _lastFirst.TryPeek(out _, out var last) && _order.Compare(rank, last) >= 0;

    /// <summary>Takes out the chosen items, in order.</summary>
    public List<(Rank Rank, T Item)> Take()
    {
        var chosen = new List<(Rank, T)>(_lastFirst.Count);
        while (_lastFirst.TryDequeue(out var item, out var rank)) chosen.Add((rank, item));
        chosen.Reverse();
        return chosen;
    }
}

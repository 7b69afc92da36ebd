namespace Alliance.Host.Api.Lists;

/// <summary>What a caller wants of a list: which items, in which order, and which page.</summary>
/// <typeparam name="T">The items that are filtered.</typeparam>
internal sealed record ListWish<T>
{
    /// <summary>The filters; an item must pass all.</summary>
    public required IReadOnlyList<Func<T, bool>> Filters { get; init; }
    /// <summary>The name of the order; null for the order of the keys.</summary>
    public required string? OrderName { get; init; }
    /// <summary>Gives the rank of an item.</summary>
    public required Func<T, Rank> RankOf { get; init; }
    public required bool IsDescending { get; init; }
    /// <summary>The page begins after this rank; null to begin at the first item.</summary>
    public required Rank? After { get; init; }
    /// <summary>The most items of the page.</summary>
    public required int Limit { get; init; }
    /// <summary>Whether the caller gave the limit.</summary>
    public required bool IsLimited { get; init; }

    /// <summary>Adds a filter; null adds none.</summary>
    public ListWish<T> And(Func<T, bool>? filter) =>
        filter is null ? this : this with { Filters = [.. Filters, filter] };

    /// <summary>Whether the items are wanted in the order of their keys.</summary>
    public bool IsByKey => OrderName is null && !IsDescending;

    /// <summary>Reads the cursor of a page of this same wish.</summary>
    public Rank? RankOfCursor(string cursor) =>
        OrderName is null ? new Rank(null, cursor) : Rank.OfCursor(cursor, OrderName);

    /// <summary>Whether an item passes all filters.</summary>
    public bool Takes(T item)
    {
        foreach (var filter in Filters)
            if (!filter(item)) return false;
        return true;
    }

    /// <summary>Starts a selection of one page, with one item more, which tells whether there is a next page.</summary>
    public Selection<TKept> Select<TKept>() => new(Limit + 1, new RankOrder(IsDescending), After);
}

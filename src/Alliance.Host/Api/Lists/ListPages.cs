using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Lists;

/// <summary>Cuts pages out of lists. A page is one pass over its list, and holds no more than its own items.</summary>
internal static class ListPages
{
    /// <summary>Cuts a page out of a list in memory.</summary>
    public static Page<TView> Of<T, TView>(ListWish<T> wish, IEnumerable<T> items, Func<T, TView> view)
    {
        var selection = wish.Select<T>();
        foreach (var item in items)
            // Most of a long list is behind the page: to know that is cheaper than to filter it.
            if (wish.RankOf(item) is var rank && !selection.IsBehind(rank) && wish.Takes(item))
                selection.Offer(rank, item);
        var chosen = selection.Take();
        return Page(wish, chosen.ConvertAll(c => c.Rank), [.. chosen.Take(wish.Limit).Select(c => view(c.Item))]);
    }

    /// <summary>Counts the items of a list in memory that are wanted.</summary>
    public static int Count<T>(ListWish<T> wish, IEnumerable<T> items) => items.Count(wish.Takes);

    /// <summary>Cuts a page out of a list of projections, in memory and in the archive. In the order of the keys it
    /// reads the archive only as far as the page needs.</summary>
    /// <typeparam name="TProjection">The projections.</typeparam>
    /// <typeparam name="T">The items; a projection may have several.</typeparam>
    /// <typeparam name="TView">The views of the items.</typeparam>
    /// <param name="wish">The page.</param>
    /// <param name="range">The projections, as far as the archive can filter.</param>
    /// <param name="source">Reads the projections.</param>
    /// <param name="items">The items of a projection. Their keys begin with the number of the projection.</param>
    /// <param name="view">Creates the view of an item.</param>
    public static async Task<Page<TView>> Of<TProjection, T, TView>(
        ListWish<T> wish, ProjectionRange range, ProjectionSource<TProjection> source,
        Func<TProjection, IEnumerable<T>> items, Func<T, TView> view)
        where TProjection : class, IProjection
    {
        var selection = wish.Select<(string Number, TProjection? Archived)>();
        await source.Visit(
            range,
            (projection, isArchived) =>
            {
                foreach (var item in items(projection))
                    if (wish.RankOf(item) is var rank && !selection.IsBehind(rank) && wish.Takes(item))
                        selection.Offer(rank, (projection.Number, isArchived ? projection : null));
            },
            last => wish.IsByKey && selection.IsBehind(new Rank(null, last)));
        var chosen = selection.Take();
        var wanted = chosen.Take(wish.Limit).Select(c => (c.Item.Number, c.Item.Archived, c.Rank.Key)).ToList();
        var views = await source.See(
            wanted,
            (projection, key) => items(projection)
                .Where(i => wish.RankOf(i).Key == key)
                .Select(i => new Shown<TView>(view(i)))
                .FirstOrDefault());
        return Page(wish, chosen.ConvertAll(c => c.Rank), views.OfType<Shown<TView>>().Select(s => s.View).ToList());
    }

    /// <inheritdoc cref="Of{TProjection, T, TView}"/>
    public static async Task<int> Count<TProjection, T>(
        ListWish<T> wish, ProjectionRange range, ProjectionSource<TProjection> source,
        Func<TProjection, IEnumerable<T>> items)
        where TProjection : class, IProjection
    {
        var count = 0;
        await source.Visit(range, (projection, _) => count += items(projection).Count(wish.Takes), _ => false);
        return count;
    }

    private static Page<TView> Page<T, TView>(
        ListWish<T> wish, List<Rank> ranks, IReadOnlyList<TView> views) =>
        new(views, ranks.Count > wish.Limit ? ranks[wish.Limit - 1].ToCursor(wish.OrderName) : null);

    private sealed record Shown<TView>(TView View);
}

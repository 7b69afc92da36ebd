using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.Lists;

/// <summary>Declares a list: the key of its items, its filters and its orders. The filters, the orders, the pages, the
/// CSV and the API document all come from it.</summary>
/// <typeparam name="T">The items that are filtered.</typeparam>
internal sealed class ListShape<T>
{
    private readonly List<QueryParameter> _filters = [];
    private readonly List<Func<QueryValues, RealmDesk, Checks, Func<T, bool>?>> _prepare = [];
    private readonly Dictionary<string, Func<T, long?>> _orders = new(StringComparer.Ordinal);
    private readonly string _keyName;
    private readonly Lazy<(QueryShape Query, QueryParameter<string> OrderBy)> _query;

    /// <param name="keyName">The name of the key: the order of a list where nothing else is said.</param>
    /// <param name="key">The key of an item, unique in the list.</param>
    public ListShape(string keyName, Func<T, string> key)
    {
        (_keyName, Key) = (keyName, key);
        _query = new(MakeQuery);
    }

    public Func<T, string> Key { get; }

    /// <summary>The parameters of the list.</summary>
    public QueryShape Query => _query.Value.Query;

    /// <summary>Adds a filter.</summary>
    /// <param name="parameter">Its parameter.</param>
    /// <param name="takes">Whether an item is wanted, given the value of the parameter.</param>
    public ListShape<T> Where<TValue>(QueryParameter<TValue> parameter, Func<T, TValue, bool> takes) =>
        Where(parameter, (value, _, _) => item => takes(item, value));

    /// <summary>Adds a filter whose value is looked up first.</summary>
    /// <param name="parameter">Its parameter.</param>
    /// <param name="prepare">Makes the filter from the value; an error is reported to the checks.</param>
    public ListShape<T> Where<TValue>(
        QueryParameter<TValue> parameter, Func<TValue, RealmDesk, Checks, Func<T, bool>> prepare)
    {
        _filters.Add(parameter);
        _prepare.Add((values, open, checks) => values.Of(parameter) is { } value ? prepare(value, open, checks) : null);
        return this;
    }

    /// <summary>Adds a filter that holds some items back as long as its parameter is not given.</summary>
    /// <param name="parameter">Its parameter.</param>
    /// <param name="takes">Whether an item is wanted, given the value of the parameter.</param>
    /// <param name="otherwise">Whether an item is wanted where the parameter is not given.</param>
    public ListShape<T> Where<TValue>(
        QueryParameter<TValue> parameter, Func<T, TValue, bool> takes, Func<T, bool> otherwise)
    {
        _filters.Add(parameter);
        _prepare.Add((values, _, _) =>
            values.Of(parameter) is { } value ? item => takes(item, value) : otherwise);
        return this;
    }

    /// <summary>Declares a parameter that the endpoint reads itself.</summary>
    public ListShape<T> Takes(QueryParameter parameter)
    {
        _filters.Add(parameter);
        return this;
    }

    /// <summary>Adds a filter and an order by the time at which an item happened.</summary>
    public ListShape<T> Happened(Func<T, Instant?> when) =>
        Between(ListParameters.Since, ListParameters.Until, when).ByTime("time", when);

    /// <summary>Adds a filter and an order by the time at which an item was recorded.</summary>
    public ListShape<T> Recorded(Func<T, Instant?> when) =>
        Between(ListParameters.RecordedSince, ListParameters.RecordedUntil, when).ByTime("recorded", when);

    /// <summary>Adds a filter by township.</summary>
    public ListShape<T> Place(Func<T, Region, string?> place) =>
        Where(ListParameters.Place, (text, open, checks) =>
        {
            var code = Lookups.Place(text, ListParameters.Place.Name, open.Region, checks);
            // What was begun under the code of a merged township is found under that of the one that stands.
            return item => place(item, open.Region) is { } at && open.Region.Standing(at) == code;
        });

    /// <summary>Adds a filter by a tier.</summary>
    public ListShape<T> Tier(QueryParameter<string> parameter, Func<T, ActorId?> tier) =>
        Where(parameter, (text, open, checks) =>
        {
            var wanted = Lookups.Tier(text, parameter.Name, open.Region, checks);
            return item => tier(item) == wanted;
        });

    /// <summary>Adds a filter by the kind of hazard.</summary>
    public ListShape<T> Hazard(Func<T, string> hazard) =>
        Where(ListParameters.Hazard, (text, open, checks) =>
        {
            var wanted = Lookups.Hazards(text, ListParameters.Hazard.Name, open.Region, checks);
            return item => Lookups.IsHazard(hazard(item), wanted, open.Region);
        });

    /// <summary>Adds filters by the person and the office whose command an item was.</summary>
    public ListShape<T> Author(Func<T, Author?> author) =>
        Where(ListParameters.Author, (text, _, _) => Contains(text, item => author(item)?.Name))
            .Where(ListParameters.Office, (text, _, _) => Contains(text, item => author(item)?.Office));

    /// <summary>Adds a filter and an order by priority.</summary>
    public ListShape<T> Pressing(Func<T, Priority?> priority) =>
        Where(ListParameters.Priority, (item, wanted) => priority(item) is { } p && wanted.Contains(p))
            .By("priority", item => (long?)priority(item));

    /// <summary>Adds an order by deadline.</summary>
    public ListShape<T> Due(Func<T, Instant?> due) => ByTime("deadline", due);

    /// <summary>Adds a filter by words.</summary>
    /// <param name="what">The texts in words, for the API document.</param>
    /// <param name="texts">The texts of an item.</param>
    public ListShape<T> Search(string what, Func<T, Region, IReadOnlyList<string?>> texts) =>
        Where(ListParameters.Search(what), (text, open, _) =>
        {
            var search = new SearchText(text);
            return item => search.IsIn(texts(item, open?.Region!));
        });

    /// <summary>Adds an order.</summary>
    public ListShape<T> By(string name, Func<T, long?> value)
    {
        _orders.Add(name, value);
        return this;
    }

    /// <summary>Reads what a caller wants of the list.</summary>
    /// <param name="http">The call.</param>
    /// <param name="open">The realm; null for a list that is of none, whose filters look nothing up.</param>
    /// <exception cref="Problems.ApiProblem">A value is wrong.</exception>
    public ListWish<T> Read(HttpContext http, RealmDesk? open = null)
    {
        var (values, checks) = (QueryValues.Of(http), new Checks([]));
        List<Func<T, bool>> filters = [.. _prepare.Select(p => p(values, open!, checks)).OfType<Func<T, bool>>()];
        foreach (var (since, until) in (ReadOnlySpan<(QueryParameter<QueryTime?>, QueryParameter<QueryTime?>)>)
            [(ListParameters.Since, ListParameters.Until),
                (ListParameters.RecordedSince, ListParameters.RecordedUntil)])
            if (Query.Has(since) && values.Of(since)?.From >= values.Of(until)?.End)
                checks.Wrong(until.Name, $"is before {since.Name}; give a later time.");
        var name = values.Of(_query.Value.OrderBy);
        if (name == _keyName) name = null;
        var after = values.Of(ListParameters.After) is { } cursor ? RankOf(cursor, name, checks) : (Rank?)null;
        checks.Done();
        var limit = values.Of(ListParameters.Limit);
        return new ListWish<T>
        {
            Filters = filters,
            OrderName = name,
            RankOf = name is null ? item => new Rank(null, Key(item)) : RankBy(_orders[name]),
            IsDescending = values.Of(ListParameters.Descending) == true,
            After = after,
            Limit = (int)(limit ?? ListParameters.DefaultLimit),
            IsLimited = limit is not null,
        };
    }

    private ListShape<T> ByTime(string name, Func<T, Instant?> when) => By(name, item => when(item)?.Milliseconds);

    private ListShape<T> Between(
        QueryParameter<QueryTime?> since, QueryParameter<QueryTime?> until, Func<T, Instant?> when) =>
        Where(since, (time, open, _) =>
        {
            var first = open.Live.At(time!.Value.From);
            return item => when(item) is { } at && at >= first;
        })
        .Where(until, (time, open, _) =>
        {
            var end = open.Live.At(time!.Value.End);
            return item => when(item) is { } at && at < end;
        });

    private static Func<T, bool> Contains(string text, Func<T, string?> of)
    {
        var search = new SearchText(text);
        return item => of(item) is { } value && search.IsIn(value);
    }

    private Func<T, Rank> RankBy(Func<T, long?> value) => item => new Rank(value(item), Key(item));

    private Rank? RankOf(string cursor, string? order, Checks checks)
    {
        if (order is null && _orders.Keys.Any(o => cursor.StartsWith(o + ":", StringComparison.Ordinal)))
            checks.Wrong("after", $"'{cursor}' is of a page with orderBy; give the same orderBy again.");
        if (order is null) return new Rank(null, cursor);
        var rank = Rank.OfCursor(cursor, order);
        if (rank is null)
            checks.Wrong(
                "after", $"'{cursor}' is no next of a page with orderBy={order}; give the next of such a page.");
        return rank;
    }

    private (QueryShape Query, QueryParameter<string> OrderBy) MakeQuery()
    {
        var orderBy = Parameters.OneOf(
            "orderBy",
            $"The order. Default: {_keyName}. Items that are alike in it are in the order of their {_keyName}; those "
                + "without a value come last.",
            [_keyName, .. _orders.Keys]);
        return (
            new QueryShape(
                [.. _filters, orderBy, ListParameters.Descending, ListParameters.Limit, ListParameters.After]),
            orderBy);
    }
}

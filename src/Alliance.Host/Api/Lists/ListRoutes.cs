using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.Lists;

/// <summary>Maps lists.</summary>
internal static class ListRoutes
{
    /// <summary>Maps a list of the situation.</summary>
    /// <typeparam name="T">The items that are filtered.</typeparam>
    /// <typeparam name="TView">Their views.</typeparam>
    /// <param name="routes">Where it is mapped.</param>
    /// <param name="route">Its path.</param>
    /// <param name="shape">Its filters and orders.</param>
    /// <param name="items">All its items.</param>
    /// <param name="view">Creates the view of an item.</param>
    /// <param name="table">Its columns as CSV; null: the fields of its views.</param>
    public static RouteHandlerBuilder MapList<T, TView>(
        this IEndpointRouteBuilder routes, string route, ListShape<T> shape,
        Func<SituationFold, RealmDesk, IEnumerable<T>> items, Func<T, SituationFold, RealmDesk, TView> view,
        CsvTable<TView>? table = null) =>
        routes
            .MapGet(route, async (string realm, Desk desk, HttpContext http) =>
            {
                var open = await desk.Open(realm);
                return await Answer(http, open, shape.Read(http, open), items, view, table);
            })
            .ProducesList<TView>(shape.Query);

    /// <summary>Answers with a list of the situation.</summary>
    public static Task<IResult> Answer<T, TView>(
        HttpContext http, RealmDesk open, ListWish<T> wish, Func<SituationFold, RealmDesk, IEnumerable<T>> items,
        Func<T, SituationFold, RealmDesk, TView> view, CsvTable<TView>? table = null) =>
        ListAnswer.Of(
            http, wish, w => open.See(s => ListPages.Of(w, items(s, open), i => view(i, s, open))),
            w => open.See(s => ListPages.Count(w, items(s, open))), table);

    /// <summary>Answers with a list without pages: an array as JSON, up to the limit where one is given.</summary>
    public static async Task<IResult> AnswerWhole<T, TView>(
        HttpContext http, RealmDesk open, ListWish<T> wish, Func<SituationFold, RealmDesk, IEnumerable<T>> items,
        Func<T, SituationFold, RealmDesk, TView> view)
    {
        if (CsvAccept.IsWanted(http.Request)) return await Answer(http, open, wish, items, view);
        var whole = wish.IsLimited ? wish : wish with { Limit = ListAnswer.MostInCsv };
        var page = await open.See(s => ListPages.Of(whole, items(s, open), i => view(i, s, open)));
        return Results.Ok(page.Items);
    }

    /// <summary>Declares that an endpoint answers with a list, and its parameters.</summary>
    public static RouteHandlerBuilder ProducesList<TView>(this RouteHandlerBuilder endpoint, QueryShape query) =>
        endpoint.ProducesList<Page<TView>, TView>(query);

    /// <summary>Declares that an endpoint answers with a list, and its parameters.</summary>
    /// <typeparam name="TBody">The answer as JSON.</typeparam>
    /// <typeparam name="TView">The items, which CSV consists of.</typeparam>
    public static RouteHandlerBuilder ProducesList<TBody, TView>(this RouteHandlerBuilder endpoint, QueryShape query) =>
        endpoint.Produces<TBody>(StatusCodes.Status200OK, "application/json", CsvAccept.MediaType)
            .WithMetadata(query, new ListOf(typeof(TView)));

    /// <summary>Marks an endpoint that answers with a list, also as CSV.</summary>
    /// <param name="View">The type of the views of its items.</param>
    internal sealed record ListOf(Type View);
}

using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.Lists;

/// <summary>Answers with a page as JSON, or with the whole list as CSV where the caller accepts that.</summary>
internal static class ListAnswer
{
    /// <summary>The most items of a list as CSV. A longer list is refused, since a file that is cut off looks whole.
    /// </summary>
    public const int MostInCsv = 100_000;

    /// <summary>The items that are read at once for CSV.</summary>
    private const int Chunk = 5_000;

    /// <summary>Answers with the list.</summary>
    /// <param name="http">The call.</param>
    /// <param name="wish">What is wanted of it.</param>
    /// <param name="page">Reads a page.</param>
    /// <param name="count">Counts the items that are wanted.</param>
    /// <param name="table">Its columns; null: the fields of its views.</param>
    /// <exception cref="ApiProblem">The list is too long for CSV.</exception>
    public static async Task<IResult> Of<T, TView>(
        HttpContext http, ListWish<T> wish, Func<ListWish<T>, Task<Page<TView>>> page,
        Func<ListWish<T>, Task<int>> count, CsvTable<TView>? table = null)
    {
        if (!CsvAccept.IsWanted(http.Request)) return Results.Ok(await page(wish));
        table ??= CsvTable<TView>.Plain;
        if (wish.IsLimited) return new CsvAnswer<TView>(table, await page(wish), null);
        var whole = wish with { Limit = Chunk };
        var first = await page(whole);
        if (first.Next is not null && await count(whole) is > MostInCsv and var many) throw TooLong(many);
        return new CsvAnswer<TView>(table, first, after => page(whole with { After = whole.RankOfCursor(after) }));
    }

    /// <summary>The refusal of a list that is too long.</summary>
    public static ApiProblem TooLong(int many) => new(
        StatusCodes.Status400BadRequest, "too-long-for-csv", "The list is too long for one CSV file.",
        $"It has {many} items or more, and a file has at most {MostInCsv}. Narrow it, such as by since and until or by "
            + "place; or give limit, and follow the Link header from page to page.");
}

using System.ComponentModel;
using Alliance.Host.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Host.Api.Endpoints;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items, at most as many as were asked for.</param>
/// <param name="Next">The value of <c>after</c> for the next page; null at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>The page that a caller wants.</summary>
internal sealed record Paging
{
    private const int MaxLimit = 500;

    [FromQuery(Name = "limit"), Description("Items of a page: 1 to 500. Default: 100.")]
    public int? Limit { get; init; }
    [FromQuery(Name = "after"), Description("The last key of the page before, as its next says.")]
    public string? After { get; init; }

    /// <summary>The most items of a page.</summary>
    /// <exception cref="ApiProblem">The given limit is not a valid number.</exception>
    internal int Count =>
        (Limit ?? 100) is var limit and >= 1 and <= MaxLimit
            ? limit
            : throw ApiProblem.BadInput("limit", $"{Limit} is not between 1 and {MaxLimit}.");

    /// <summary>Cuts the page out of a list that is ordered ordinally by key.</summary>
    public Page<T> Of<TItem, T>(IEnumerable<TItem> items, Func<TItem, string> key, Func<TItem, T> view)
    {
        var limit = Count;
        var found = items
            .Where(i => After is null || string.CompareOrdinal(key(i), After) > 0)
            .Take(limit + 1)
            .ToList();
        return new Page<T>([.. found.Take(limit).Select(view)], found.Count > limit ? key(found[limit - 1]) : null);
    }
}

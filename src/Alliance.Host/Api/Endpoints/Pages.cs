namespace Alliance.Host.Api.Endpoints;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items, at most as many as were asked for.</param>
/// <param name="Next">The value of <c>after</c> for the next page; null at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

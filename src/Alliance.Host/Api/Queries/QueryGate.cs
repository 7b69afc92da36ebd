using Alliance.Host.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace Alliance.Host.Api.Queries;

/// <summary>Checks the query of every call of the API against the <see cref="QueryShape"/> of its endpoint, before the
/// endpoint is reached. So no endpoint can forget the check. Pages for people (the guides, the reference) are not
/// checked.</summary>
internal sealed class QueryGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is RouteEndpoint endpoint && IsOfApi(http.Request.Path)) Check(http, endpoint);
        return next(http);
    }

    /// <summary>Whether queries to a path are checked.</summary>
    public static bool IsOfApi(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private static void Check(HttpContext http, RouteEndpoint endpoint)
    {
        var shape = endpoint.Metadata.GetMetadata<QueryShape>() ?? QueryShape.None;
        var errors = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        var values = shape.Read(http.Request.Query, (name, mend) => errors[name] = [mend]);
        if (errors.Count > 0)
            throw new ApiProblem(
                StatusCodes.Status400BadRequest, "bad-input", "The input is not right.",
                string.Join(" ", errors.Select(e => $"{e.Key}: {e.Value[0]}")))
            {
                Errors = errors,
                More = new Dictionary<string, object?> { ["parameters"] = shape.Parameters.Select(p => p.Name) },
            };
        http.Features.Set(values);
        if (CsvAccept.IsAllThatIsWanted(http.Request) && HttpMethods.IsGet(http.Request.Method) && !MakesCsv(endpoint))
            throw new ApiProblem(
                StatusCodes.Status406NotAcceptable, "not-csv", "This is no list.",
                "Lists are to be had as CSV, and this path is none; send Accept: application/json.");
    }

    private static bool MakesCsv(RouteEndpoint endpoint) =>
        endpoint.Metadata.OfType<IProducesResponseTypeMetadata>()
            .Any(p => p.ContentTypes.Contains(CsvAccept.MediaType));
}

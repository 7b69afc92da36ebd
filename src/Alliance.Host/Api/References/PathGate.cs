using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Queries;
using Alliance.Host.Api.Typing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Alliance.Host.Api.References;

/// <summary>Reads the names and numbers in the path of every call as bodies read them, before the endpoint is reached:
/// <c>townships/近尾洲</c> is <c>townships/430422119</c>. What is in doubt stays as it is, and the endpoint refuses
/// it.</summary>
internal sealed class PathGate(RequestDelegate next, Desk desk)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint || !QueryGate.IsOfApi(http.Request.Path)
            || endpoint.Metadata.GetMetadata<AsWritten>() is not null)
            return next(http);
        string? named = null;
        foreach (var (list, parameter) in Parameters(endpoint.RoutePattern))
        {
            if (http.Request.RouteValues[parameter] is not string text) continue;
            if (PathNames.AreNumbered(list)) http.Request.RouteValues[parameter] = WrittenNumber.Of(text);
            else if (PathNames.IsLookedUp(list, text)) named = parameter;
        }

        return named is null ? next(http) : LookUp(http, endpoint.RoutePattern, named);
    }

    private async Task LookUp(HttpContext http, RoutePattern path, string parameter)
    {
        var (list, _) = Parameters(path).First(p => p.Parameter == parameter);
        var (values, text) = (http.Request.RouteValues, (string)http.Request.RouteValues[parameter]!);
        if (values["realm"] is string realm)
            values[parameter] = PathNames.Find(list, text, (await desk.Open(realm)).Region) ?? text;
        await next(http);
    }

    /// <summary>The parameters of a path, each with the name of the list that it stands behind.</summary>
    private static IEnumerable<(string List, string Parameter)> Parameters(RoutePattern path)
    {
        for (var i = 1; i < path.PathSegments.Count; i++)
            if (path.PathSegments[i].Parts is [RoutePatternParameterPart { Name: var name }]
                && path.PathSegments[i - 1].Parts is [RoutePatternLiteralPart { Content: var list }])
                yield return (list, name);
    }
}

using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Serving;

/// <summary>Moves all calls except commands off the thread that reads the network (<see cref="PromptSockets"/>) before
/// any work is done for them, because lists, streams and regions take long. Commands stay there until they are admitted
/// or refused (<see cref="RealmDesk.Admit"/>).</summary>
internal sealed class PromptCommands(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!IsCommand(http.Request)) await Task.Yield();
        await next(http);
    }

    /// <summary>Returns whether a call is a command: a POST to a path within a realm.</summary>
    private static bool IsCommand(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments(ApiPaths.Realms, out var within)
        && within.Value!.LastIndexOf('/') > 0;
}

using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Serving;

/// <summary>Has all but commands leave the thread that reads the network (<see cref="PromptSockets"/>) before anything
/// is done for them: lists, streams and regions are long. Commands stay until they are let in or refused
/// (<see cref="RealmDesk.Admit"/>).</summary>
internal sealed class PromptCommands(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!IsCommand(http.Request)) await Task.Yield();
        await next(http);
    }

    /// <summary>Whatever is posted to something in a realm.</summary>
    private static bool IsCommand(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments(ApiPaths.Realms, out var within)
        && within.Value!.LastIndexOf('/') > 0;
}

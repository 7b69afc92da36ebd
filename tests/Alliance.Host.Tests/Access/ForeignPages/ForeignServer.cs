using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Alliance.Host.Tests.Access.ForeignPages;

/// <summary>A web server of somebody else on a port of this machine. It has an empty page at each path, and sends
/// <c>/on?to=URL</c> on with the method and the body.</summary>
internal sealed class ForeignServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ForeignServer(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<ForeignServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Map("/on", (string to) => Results.Redirect(to, permanent: false, preserveMethod: true));
        app.MapFallback(() => Results.Content("<!doctype html><title>page</title><body>", "text/html"));
        await app.StartAsync();
        return new ForeignServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

using System.Collections.Frozen;
using Alliance.Host.Guides;

namespace Alliance.Host.Pages;

/// <summary>The page at <c>/alerts/</c>: it shows the open alerts, acknowledges them, and has this browser called by
/// web push. Page, script, style and worker come from this program, and the page can reach no other host.</summary>
internal static class AlertsPage
{
    private const string Folder = "src/Alliance.Host/Pages/";
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "worker-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["alerts.css"] = "text/css; charset=utf-8", ["alerts.js"] = "text/javascript; charset=utf-8",
        ["words.js"] = "text/javascript; charset=utf-8", ["worker.js"] = "text/javascript; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Maps the page and what it loads.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/alerts", Page).ExcludeFromDescription();
        app.MapGet("/alerts/{file}", Asset).ExcludeFromDescription();
    }

    // The page names its parts as beside itself.
    private static IResult Page(HttpContext http) => http.Request.Path.Value!.EndsWith('/')
        ? DocsEndpoints.Answer(http, EmbeddedText.Read(Folder + "alerts.html"), "text/html; charset=utf-8", Policy)
        : Results.Redirect("alerts/");

    private static IResult Asset(HttpContext http, string file) => Types.TryGetValue(file, out var type)
        ? DocsEndpoints.Answer(http, EmbeddedText.Read(Folder + file), type, Policy) : Results.NotFound();
}

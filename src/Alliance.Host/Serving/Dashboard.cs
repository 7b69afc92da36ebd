using Orleans.Dashboard;

namespace Alliance.Host.Serving;

/// <summary>The dashboard of Orleans for operators: silos, actors by kind, calls and their times. It asks nobody who
/// they are, so it has a port of its own, on loopback unless told otherwise, and is reached by no other.</summary>
internal static class Dashboard
{
    /// <summary>Where it is on its port.</summary>
    public const string Path = "/dashboard";

    /// <summary>Keeps it and the API apart by the port that a call came in by, which unlike the Host header nobody can
    /// make up. Comes before the routes.</summary>
    public static void UseDashboardPort(this WebApplication app, string url)
    {
        var port = new Uri(url).Port;
        app.Use((http, next) =>
        {
            var wanted = http.Request.Path.StartsWithSegments(Path);
            if (http.Connection.LocalPort == port && !wanted && http.Request.Path == "/")
                http.Response.Redirect(Path + "/");
            else if (http.Connection.LocalPort == port != wanted)
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            else return next(http);
            return Task.CompletedTask;
        });
    }

    public static void MapDashboard(this WebApplication app) => app.MapOrleansDashboard(Path);
}

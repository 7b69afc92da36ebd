using Orleans.Dashboard;

namespace Alliance.Host.Serving;

/// <summary>The dashboard of Orleans for operators: silos, actors by kind, calls and their times. It has no
/// authentication. So it has a port of its own, on loopback unless configured otherwise, and no other port reaches
/// it.</summary>
internal static class Dashboard
{
    /// <summary>The path of the dashboard on its port.</summary>
    public const string Path = "/dashboard";

    /// <summary>Separates the dashboard from the API by the port on which a call arrived. Unlike the Host header, a
    /// caller cannot forge the port. Call it before the routes are added.</summary>
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

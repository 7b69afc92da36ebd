using System.CommandLine;
using System.Globalization;
using System.Net;
using Alliance.Host.Servers;
using Alliance.Host.Serving;

namespace Alliance.Host.Commands;

/// <summary><c>alliance serve</c>, and <c>alliance</c> alone: the live actors, the API and the event stream.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Serve live coordination: the API, its reference at / and the event stream.");
        AttachTo(command);
        return command;
    }

    /// <summary>Gives a command the options of serving, and serving as what it does.</summary>
    public static void AttachTo(Command command)
    {
        var urls = new Option<string?>("--urls") { Description = $"Where to listen, such as http://0.0.0.0:{ServeOptions.DefaultPort}." };
        var port = new Option<int?>("--port") { Description = $"Listen on this port of 127.0.0.1; {ServeOptions.DefaultPort} if neither is given, 0 for a free one." };
        var data = new Option<string>("--data") { Description = "The folder of the embedded store.", DefaultValueFactory = _ => "data" };
        var redis = new Option<string?>("--redis") { Description = "HOST:PORT of a Redis: join its cluster instead of using the embedded store." };
        var role = new Option<string>("--role") { Description = "What this silo of a cluster may host: live, simulation (works off runs, no API), both.", DefaultValueFactory = _ => "live" };
        role.AcceptOnlyFromAmong("live", "simulation", "both");
        var advertise = new Option<string>("--advertise") { Description = "The IP address by which the other machines of a Redis cluster reach this one.", DefaultValueFactory = _ => "127.0.0.1" };
        var region = new Option<string>("--region") { Description = "The region that the realm 'live' is made from at the first start (YAML).", DefaultValueFactory = _ => ServeOptions.DefaultRegion };
        var heartbeat = new Option<int>("--heartbeat") { Description = "Seconds between the heartbeats of an event stream.", DefaultValueFactory = _ => 15 };
        var dashboard = new Option<string?>("--dashboard") { Description = "Show the dashboard of Orleans to operators: a port of 127.0.0.1, or where to listen, such as http://10.0.0.5:8080. It asks nobody who they are; without this there is none." };
        command.Add(urls);
        command.Add(port);
        command.Add(data);
        command.Add(redis);
        command.Add(role);
        command.Add(advertise);
        command.Add(region);
        command.Add(heartbeat);
        command.Add(dashboard);
        command.SetAction((parsed, cancellation) => RunAsync(
            new Given(
                parsed.GetValue(urls), parsed.GetValue(port), parsed.GetValue(data)!, parsed.GetValue(redis),
                Enum.Parse<SiloRole>(parsed.GetValue(role)!, ignoreCase: true), parsed.GetValue(advertise)!, parsed.GetValue(region)!, parsed.GetValue(heartbeat),
                DashboardUrl(parsed.GetValue(dashboard))),
            cancellation));
    }

    private sealed record Given(string? Urls, int? Port, string Data, string? Redis, SiloRole Role, string Advertise, string Region, int Heartbeat, string? Dashboard);

    private static async Task<int> RunAsync(Given given, CancellationToken cancellation)
    {
        if (Bad(given) is { } why)
        {
            Console.Error.WriteLine($"alliance: {why}");
            return ExitCodes.BadInput;
        }

        var options = new ServeOptions
        {
            Url = given.Urls ?? $"http://127.0.0.1:{given.Port ?? UsualPort(given.Role)}", DataFolder = given.Data, Redis = given.Redis, Role = given.Role,
            Advertise = IPAddress.Parse(given.Advertise), RegionFile = given.Region, Heartbeat = TimeSpan.FromSeconds(given.Heartbeat), DashboardUrl = given.Dashboard,
        };
        return given.Role == SiloRole.Simulation ? await SimulationServer.Run(options, cancellation) : await Server.Run(options, cancellation);
    }

    private static string? DashboardUrl(string? given) => int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? $"http://127.0.0.1:{port}" : given;

    private static string? BadDashboard(Given given)
    {
        if (!Uri.TryCreate(given.Dashboard, UriKind.Absolute, out var url) || url.Scheme is not "http" || url.Port is < 1 or > 65_535)
            return $"--dashboard: '{given.Dashboard}' is no place to listen; give a port from 1 to 65535, or http://HOST:PORT.";
        var api = given.Urls is null ? given.Port ?? ServeOptions.DefaultPort : new Uri(given.Urls).Port;
        if (url.Port == api) return "--dashboard: give it a port of its own; the API has that one.";
        return given.Role == SiloRole.Simulation ? "--dashboard: a silo that works off runs listens to nobody; give it to one that serves." : null;
    }

    // A silo that serves no API has no port that people know, and several of them may be started on one machine at once: any free ones will do.
    private static int UsualPort(SiloRole role) => role == SiloRole.Simulation ? 0 : ServeOptions.DefaultPort;

    private static string? Bad(Given given)
    {
        if (given.Urls is not null && given.Port is not null) return "--port: give either --urls or --port.";
        if (given.Port is < 0 or > 65_535) return "--port: give a number from 0 to 65535.";
        if (given.Urls is not null && (!Uri.TryCreate(given.Urls, UriKind.Absolute, out var url) || url.Scheme is not "http"))
            return $"--urls: '{given.Urls}' is no address to listen on; write it as http://HOST:PORT.";
        if (given.Dashboard is not null && BadDashboard(given) is { } badDashboard) return badDashboard;
        if (given.Redis is null && DataOption.WhyNot(given.Data) is { } whyNot) return $"--data: {whyNot}";
        if (given.Heartbeat is < 1 or > 3_600) return "--heartbeat: give a number of seconds from 1 to 3600.";
        if (!IPAddress.TryParse(given.Advertise, out _)) return $"--advertise: '{given.Advertise}' is no IP address.";
        if (given.Redis is null && given.Role != SiloRole.Live) return "--role: a silo has a role in a cluster; name its Redis with --redis HOST:PORT.";
        return given.Redis is null ? null : RedisAddress.Bad(given.Redis);
    }
}

using System.CommandLine;
using System.Net;
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
        var advertise = new Option<string>("--advertise") { Description = "The IP address by which the other machines of a Redis cluster reach this one.", DefaultValueFactory = _ => "127.0.0.1" };
        var region = new Option<string>("--region") { Description = "The region that the realm 'live' is made from at the first start (YAML).", DefaultValueFactory = _ => ServeOptions.DefaultRegion };
        var heartbeat = new Option<int>("--heartbeat") { Description = "Seconds between the heartbeats of an event stream.", DefaultValueFactory = _ => 15 };
        command.Add(urls);
        command.Add(port);
        command.Add(data);
        command.Add(redis);
        command.Add(advertise);
        command.Add(region);
        command.Add(heartbeat);
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(urls), parsed.GetValue(port), parsed.GetValue(data)!, parsed.GetValue(redis), parsed.GetValue(advertise)!, parsed.GetValue(region)!, parsed.GetValue(heartbeat), cancellation));
    }

    private static async Task<int> RunAsync(
        string? urls, int? port, string data, string? redis, string advertise, string region, int heartbeat, CancellationToken cancellation)
    {
        if (Bad(urls, port, data, redis, advertise, heartbeat) is { } why)
        {
            Console.Error.WriteLine($"alliance: {why}");
            return ExitCodes.BadInput;
        }

        return await Server.Run(
            new ServeOptions
            {
                Url = urls ?? $"http://127.0.0.1:{port ?? ServeOptions.DefaultPort}", DataFolder = data, Redis = redis, Advertise = IPAddress.Parse(advertise), RegionFile = region,
                Heartbeat = TimeSpan.FromSeconds(heartbeat),
            },
            cancellation);
    }

    private static string? Bad(string? urls, int? port, string data, string? redis, string advertise, int heartbeat)
    {
        if (urls is not null && port is not null) return "--port: give either --urls or --port.";
        if (port is < 0 or > 65_535) return "--port: give a number from 0 to 65535.";
        if (urls is not null && (!Uri.TryCreate(urls, UriKind.Absolute, out var url) || url.Scheme is not "http"))
            return $"--urls: '{urls}' is no address to listen on; write it as http://HOST:PORT.";
        if (redis is null && DataOption.WhyNot(data) is { } why) return $"--data: {why}";
        if (heartbeat is < 1 or > 3_600) return "--heartbeat: give a number of seconds from 1 to 3600.";
        if (!IPAddress.TryParse(advertise, out _)) return $"--advertise: '{advertise}' is no IP address.";
        if (redis is not null && (redis.Split(':') is not [{ Length: > 0 }, var number] || !ushort.TryParse(number, out _)))
            return $"--redis: '{redis}' is no address; write it as HOST:PORT.";
        return null;
    }
}

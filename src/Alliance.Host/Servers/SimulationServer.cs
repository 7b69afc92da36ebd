using Alliance.Grains.Hosting;
using Alliance.Host.Commands;
using Alliance.Host.Serving;
using Alliance.Simulation.Clusters;
using StackExchange.Redis;

namespace Alliance.Host.Servers;

/// <summary>Serves a cluster as a silo that works off runs, and nothing else: no store, no API.</summary>
internal static class SimulationServer
{
    /// <summary>The exit code; what went wrong is on standard error.</summary>
    public static async Task<int> Run(ServeOptions options, CancellationToken cancellation)
    {
        var alliance = new AllianceOptions { Redis = options.Redis, Advertise = options.Advertise };
        (alliance.SiloPort, alliance.GatewayPort) = Ports.ForSilo(new Uri(options.Url).Port);
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        SiloLogging.Quieten(builder.Logging);
        builder.UseOrleans(silo => silo.AddCluster(alliance, options.Redis!).AddSimulation().WithoutLiveActors());
        using var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            Console.Error.WriteLine($"alliance: Redis at {options.Redis} cannot be reached: {failure.Message}");
            return ExitCodes.Failed;
        }

        Console.WriteLine(
            $"alliance: silo {alliance.Advertise}:{alliance.SiloPort} has joined the cluster of Redis at "
                + $"{options.Redis}; it works off runs and serves nothing else.");
        await host.WaitForShutdownAsync(cancellation);
        return ExitCodes.Done;
    }
}

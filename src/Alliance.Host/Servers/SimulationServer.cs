using Alliance.Grains.Clusters;
using Alliance.Grains.Hosting;
using Alliance.Host.Output;
using Alliance.Host.Serving;
using Alliance.Simulation.Clusters;
using StackExchange.Redis;

namespace Alliance.Host.Servers;

/// <summary>Runs a silo of a cluster that works only on simulation runs. It has no store and no API.</summary>
internal static class SimulationServer
{
    /// <summary>Runs the silo and returns the exit code. Errors are written to standard error.</summary>
    public static async Task<int> Run(ServeOptions options, Terminal terminal, CancellationToken cancellation)
    {
        var alliance = new AllianceOptions
        {
            Redis = options.Redis, Access = options.Access, Advertise = options.Advertise,
        };
        (alliance.SiloPort, alliance.GatewayPort) = Ports.ForSilo(new Uri(options.Url).Port);
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        SiloLogging.Configure(builder.Logging, options.Log);
        builder.UseOrleans(silo => silo.AddCluster(alliance, options.Redis!).AddSimulation().WithoutLiveActors());
        using var host = builder.Build();
        try
        {
            if (await ClusterCheck.FindStranger(host.Services, options.Access.Identity) is { } stranger)
                return terminal.Refuse(StartLines.Stranger(stranger), ExitCodes.Failed);
            await host.StartAsync(cancellation);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            return terminal.Refuse(
                Text.Verbatim(options.Access.WhyNot(options.Redis!, failure)), ExitCodes.Failed);
        }

        StartLines.WriteJoined(terminal, $"{alliance.Advertise}:{alliance.SiloPort}", options);
        await host.WaitForShutdownAsync(cancellation);
        return ExitCodes.Done;
    }
}

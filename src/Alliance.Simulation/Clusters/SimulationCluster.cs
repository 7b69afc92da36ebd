using Alliance.Grains.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using StackExchange.Redis;

namespace Alliance.Simulation.Clusters;

/// <summary>The silos of a cluster that work off runs, seen from outside: this process asks and holds the journal, and joins nothing.</summary>
internal sealed class SimulationCluster : IAsyncDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);
    private static readonly GrainType Part = GrainType.Create(PartGrain.TypeName);

    private readonly IHost _host;
    private readonly IClusterClient _client;

    private SimulationCluster(IHost host) => (_host, _client) = (host, host.Services.GetRequiredService<IClusterClient>());

    /// <summary>Connects to the cluster of a Redis.</summary>
    /// <exception cref="ClusterUnavailableException">There is no such Redis, or no silo has joined its cluster.</exception>
    public static async Task<SimulationCluster> ConnectAsync(string redis, CancellationToken cancellation)
    {
        var name = new AllianceOptions().ClusterId;
        var host = new HostBuilder()
            .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Critical).AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace))
            .UseOrleansClient(client => client
                .UseRedisClustering(clustering => clustering.ConfigurationOptions = Options(redis))
                .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (name, name))
                .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2)))
            .ConfigureServices(services => services.AddSingleton<IHostLifetime, Hostings.QuietLifetime>())
            .Build();
        try
        {
            await host.StartAsync(cancellation);
            return new SimulationCluster(host);
        }
        catch (Exception failure) when (failure is OrleansException or RedisException or TimeoutException)
        {
            host.Dispose();
            throw new ClusterUnavailableException(
                $"no cluster answers through Redis at {redis} ({failure.Message}); start its silos first: alliance serve --redis {redis} --role simulation", failure);
        }
    }

    /// <summary>The silos that are active and work off runs, in order.</summary>
    public async Task<IReadOnlyList<SiloAddress>> SilosAsync()
    {
        var active = await Management.GetHosts(onlyActive: true);
        var manifests = _host.Services.GetRequiredService<IClusterManifestProvider>().Current.Silos;
        return [.. active.Keys.Where(s => manifests.TryGetValue(s, out var manifest) && manifest.Grains.ContainsKey(Part)).Order()];
    }

    /// <summary>Makes the part of a run that a silo is to work off, on that silo.</summary>
    public async Task<(IPartGrain Grain, long? Next)> StartAsync(SiloAddress silo, string key, PartOrder order)
    {
        var grain = _client.GetGrain<IPartGrain>(key);
        return (grain, await On(silo, () => grain.Start(order)));
    }

    /// <summary>Starts a replication on a silo.</summary>
    public async Task<IReplicationGrain> StartAsync(SiloAddress silo, string key, ReplicationOrder order)
    {
        var grain = _client.GetGrain<IReplicationGrain>(key);
        await On(silo, async () =>
        {
            await grain.Start(order);
            return true;
        });
        return grain;
    }

    // The first call of a grain decides where it is.
    private static async Task<T> On<T>(SiloAddress silo, Func<Task<T>> call)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        try
        {
            return await call();
        }
        finally
        {
            RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        }
    }

    /// <summary>Looks after silos until one of them is gone.</summary>
    /// <returns>The one that is gone.</returns>
    public async Task<SiloAddress> GoneAsync(IReadOnlyList<SiloAddress> silos, CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(LookInterval, cancellation);
            try
            {
                var active = await Management.GetHosts(onlyActive: true).WaitAsync(TimeSpan.FromSeconds(5), cancellation);
                foreach (var silo in silos)
                    if (!active.ContainsKey(silo)) return silo;
            }
            catch (Exception failure) when (failure is OrleansException or TimeoutException)
            {
                // Whom it asked may be the one that is gone; the next look asks another.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private IManagementGrain Management => _client.GetGrain<IManagementGrain>(0);

    private static ConfigurationOptions Options(string redis)
    {
        var options = ConfigurationOptions.Parse(redis);
        (options.ConnectTimeout, options.ConnectRetry) = (3_000, 1);
        return options;
    }
}

/// <summary>There is no cluster to work a run off, or nobody in it does so; the message says what to do.</summary>
[GenerateSerializer, Alias("cluster-unavailable")]
public sealed class ClusterUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    internal static ClusterUnavailableException NobodyWorksOffRuns(string redis) =>
        new($"no silo of the cluster of Redis at {redis} works off runs; start one: alliance serve --redis {redis} --role simulation");
}

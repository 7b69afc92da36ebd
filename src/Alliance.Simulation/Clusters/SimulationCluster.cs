using System.Diagnostics;
using Alliance.Grains.Clusters;
using Alliance.Grains.Hosting;
using Alliance.Simulation.Silos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Runtime.Placement;
using StackExchange.Redis;

namespace Alliance.Simulation.Clusters;

/// <summary>A client of a cluster's simulation silos. This process sends calls and holds the journal.
/// It does not join the cluster.</summary>
internal sealed class SimulationCluster : IAsyncDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);
    /// <summary>The time within which one query of the active silos must be answered.</summary>
    private static readonly TimeSpan LookTimeout = TimeSpan.FromSeconds(5);
    /// <summary>The time without any answer after which all silos count as lost. It is longer than a living silo
    /// pauses.</summary>
    private static readonly TimeSpan SilenceTimeout = TimeSpan.FromSeconds(15);
    /// <summary>The time within which a connection must succeed. Redis lists killed silos until the other silos have
    /// agreed that they are gone. Without another silo they stay listed.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ManifestTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ManifestInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);
    private static readonly GrainType Part = GrainType.Create(PartGrain.TypeName);

    private readonly IHost _host;
    private readonly IClusterClient _client;

    private SimulationCluster(IHost host) =>
        (_host, _client) = (host, host.Services.GetRequiredService<IClusterClient>());

    /// <summary>Connects to the cluster of a Redis server.</summary>
    /// <exception cref="ClusterUnavailableException">There is no such Redis server, its cluster has no silo, or they do
    /// not let this process in.</exception>
    public static async Task<SimulationCluster> ConnectAsync(
        string redis, ClusterAccess access, CancellationToken cancellation)
    {
        var host = new HostBuilder()
            .ConfigureLogging(logging =>
                logging
                    .SetMinimumLevel(LogLevel.Critical)
                    .AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace))
            .UseOrleansClient(client =>
                client
                    .AddCluster(redis, access)
                    .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2)))
            .ConfigureServices(services => services.AddSingleton<IHostLifetime, QuietLifetime>())
            .Build();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(ConnectTimeout);
        try
        {
            // A client waits for a first silo to come; a caller that asks for a run is better told that there is none.
            var known = host.Services.GetRequiredService<IGatewayListProvider>();
            await known.InitializeGatewayListProvider().WaitAsync(patience.Token);
            if ((await known.GetGateways().WaitAsync(patience.Token)).Count == 0)
                throw NoCluster(redis, "it names no silo", null);
            await host.StartAsync(patience.Token);
            return new SimulationCluster(host);
        }
        catch (Exception failure)
            when (failure is OrleansException or RedisException or TimeoutException
                || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            host.Dispose();
            var why = failure switch
            {
                OperationCanceledException =>
                    $"none of its silos in {ConnectTimeout.TotalSeconds} s; give this process their secret or "
                    + "certificate, if they have one",
                RedisException => access.WhyNot(redis, failure),
                _ => failure.Message.Split('\n')[0].TrimEnd(),
            };
            throw NoCluster(redis, why, failure);
        }
        catch (ClusterUnavailableException)
        {
            host.Dispose();
            throw;
        }
    }

    private static ClusterUnavailableException NoCluster(string redis, string why, Exception? failure) =>
        new(
            $"no cluster answers through Redis at {redis} ({why}); "
                + $"start its silos first: alliance serve --redis {redis} --role simulation",
            failure);

    /// <summary>Lists the active silos that run simulations, in order.</summary>
    /// <returns>The silos; null when no silo answers.</returns>
    public async Task<IReadOnlyList<SiloAddress>?> TrySilosAsync(CancellationToken cancellation)
    {
        if (await TryLookAsync(cancellation) is not { } active) return null;
        var manifests = _host.Services.GetRequiredService<IClusterManifestProvider>();
        // What a silo hosts that has just joined is known a little later than that it has joined.
        for (
            var since = Stopwatch.GetTimestamp();
            !active.All(manifests.Current.Silos.ContainsKey) && Stopwatch.GetElapsedTime(since) < ManifestTimeout;
)
            await Task.Delay(ManifestInterval, cancellation);
        return
        [
            .. active
                .Where(s =>
                    manifests.Current.Silos.TryGetValue(s, out var manifest) && manifest.Grains.ContainsKey(Part))
                .Order(),
        ];
    }

    /// <summary>Returns the part of a run by its key.</summary>
    public IPartGrain PartOf(string key) => _client.GetGrain<IPartGrain>(key);

    /// <summary>Creates the part of a run on the silo that is to run it.</summary>
    /// <returns>Its first window; null when nothing happens in it.</returns>
    public static async Task<long?> StartAsync(SiloAddress silo, IPartGrain part, PartOrder order)
    {
        long? next = null;
        await On(silo, async () => next = await part.Start(order));
        return next;
    }

    /// <summary>Starts a replication on a silo.</summary>
    public async Task<IReplicationGrain> StartAsync(SiloAddress silo, string key, ReplicationOrder order)
    {
        var grain = _client.GetGrain<IReplicationGrain>(key);
        await On(silo, () => grain.Start(order));
        return grain;
    }

    /// <summary>Returns the number of cores of a silo; 0 when the silo is gone.</summary>
    public async Task<int> CoresAsync(SiloAddress silo, string key, Task gone)
    {
        var cores = 0;
        var asking = On(silo, async () => cores = await _client.GetGrain<IReplicationGrain>(key).Cores());
        if (await Task.WhenAny(asking, gone) == gone) asking.Ignore();
        else await asking;
        return cores;
    }

    // The first call of a grain decides where it is.
    private static async Task On(SiloAddress silo, Func<Task> call)
    {
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        try
        {
            await call();
        }
        catch (Exception failure) when (failure is TypeLoadException or MissingMethodException or InvalidCastException)
        {
            throw new ClusterUnavailableException(
                $"silo {silo.Endpoint} does not understand what it was asked ({failure.Message}); "
                    + "start all silos from the same build",
                failure);
        }
        finally
        {
            RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        }
    }

    /// <summary>Watches silos until one of them is gone.</summary>
    /// <returns>The silo that is gone; null when no silo answers any more, for example because all are gone.</returns>
    public async Task<SiloAddress?> GoneAsync(IReadOnlyList<SiloAddress> silos, CancellationToken cancellation)
    {
        for (var answered = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(answered) < SilenceTimeout;)
        {
            await Task.Delay(LookInterval, cancellation);
            if (await TryLookAsync(cancellation) is not { } active) continue;
            answered = Stopwatch.GetTimestamp();
            foreach (var silo in silos)
                if (!active.Contains(silo)) return silo;
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(CloseTimeout);
        await _host.StopAsync(patience.Token);
        _host.Dispose();
    }

    /// <summary>Queries the active silos; null when the silo that was called does not answer. That silo may be the one
    /// that is gone.</summary>
    private async Task<IReadOnlyCollection<SiloAddress>?> TryLookAsync(CancellationToken cancellation)
    {
        var looking = Management.GetHosts(onlyActive: true);
        try
        {
            return (await looking.WaitAsync(LookTimeout, cancellation)).Keys;
        }
        catch (Exception failure) when (failure is OrleansException or RedisException or TimeoutException)
        {
            looking.Ignore();
            return null;
        }
    }

    private IManagementGrain Management => _client.GetGrain<IManagementGrain>(0);

}

/// <summary>There is no cluster that can execute a run, or none of its silos does. The message says what to
/// do.</summary>
[GenerateSerializer, Alias("cluster-unavailable")]
public sealed class ClusterUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    internal static ClusterUnavailableException NoSilo(string redis, bool anyMore, bool answered) =>
        new(
            $"no silo of the cluster of Redis at {redis} "
                + $"{(answered ? "works off runs" : "answers")}{(anyMore ? " any more" : "")}; "
                + $"start one: alliance serve --redis {redis} --role simulation");
}

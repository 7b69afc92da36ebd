using Alliance.Grains.Hosting;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using StackExchange.Redis;

namespace Alliance.Host.Tests.Clusters;

/// <summary>A cluster of real processes around a Redis of its own, whose silos can be killed and started
/// again.</summary>
public sealed class SiloCluster : IAsyncDisposable
{
    private readonly RedisServer _redis;
    private readonly List<Member> _members = [];
    private readonly string _data = Directory.CreateTempSubdirectory("alliance-cluster-").FullName;

    private SiloCluster(RedisServer redis) => _redis = redis;

    public string Redis => _redis.Endpoint;

    /// <summary>Starts a cluster of silos that work off runs.</summary>
    public static async Task<SiloCluster> StartAsync(int silos)
    {
        var cluster = new SiloCluster(await RedisServer.Run());
        for (var i = 0; i < silos; i++) cluster._members.Add(new Member("simulation", RedisServer.FreePort()));
        await cluster.AllUpAsync();
        return cluster;
    }

    /// <summary>Has one more silo join.</summary>
    public Task AddAsync(string role)
    {
        _members.Add(new Member(role, RedisServer.FreePort()));
        return AllUpAsync();
    }

    /// <summary>Starts those silos that were killed, and waits until each has joined.</summary>
    public Task AllUpAsync() => Task.WhenAll(_members.Select(async member =>
    {
        if (member.Process is { HasEnded: false }) return;
        if (member.Process is { } ended) await ended.DisposeAsync();
        member.Process =
            await AllianceProcess.Serve(["serve", "--role", member.Role, "--redis", Redis, "--port", $"{member.Port}",
                "--data", _data]);
    }));

    /// <summary>SIGKILL.</summary>
    public Task KillAsync(int silo) => _members[silo].Process!.Kill();

    public Task KillAllAsync() => Task.WhenAll(_members.Select(m => m.Process!.Kill()));

    /// <summary>Memory of those that live, for people to read.</summary>
    public string Memory =>
        string.Join(
            ", ", _members.Where(m => m.Process is { HasEnded: false }).Select(m => $"{m.Process!.MemoryMiB} MiB"));

    /// <summary>What the silos said, for people to read.</summary>
    public string Said => string.Join('\n', _members.Select(m => m.Process?.Output));

    /// <summary>Waits until no silo holds anything of any run any more.</summary>
    public async Task HoldsNothingAsync()
    {
        var name = new AllianceOptions().ClusterId;
        using var host = new HostBuilder()
            .UseOrleansClient(client => client
                .UseRedisClustering(clustering => clustering.ConfigurationOptions = ConfigurationOptions.Parse(Redis))
                .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (name, name)))
            .Build();
        await host.StartAsync();
        var management = host.Services.GetRequiredService<IClusterClient>().GetGrain<IManagementGrain>(0);
        await Eventually.Is("the silos gave all of the run up", async () =>
        {
            try
            {
                var held = await management.GetSimpleGrainStatistics();
                return held.Where(h => h.GrainType.Contains("Alliance.Simulation", StringComparison.Ordinal))
                    .Sum(h => h.ActivationCount) == 0;
            }
            catch (OrleansException)
            {
                // The one that was killed is still asked.
                return false;
            }
        });
        await host.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in _members)
            if (member.Process is { } process) await process.DisposeAsync();
        await _redis.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private sealed class Member(string role, int port)
    {
        public string Role => role;
        public int Port => port;
        internal AllianceProcess? Process;
    }
}

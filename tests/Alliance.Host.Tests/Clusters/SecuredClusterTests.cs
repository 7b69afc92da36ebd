using System.Net;
using System.Net.Sockets;
using Alliance.Grains.Clusters;
using Alliance.Grains.Hosting;
using Alliance.Host.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Alliance.Host.Tests.Clusters;

/// <summary>A cluster with a secret lets in nobody else, though they know the password of its Redis.</summary>
[Collection(SecuredCluster.Name)]
public sealed class SecuredClusterTests(SecuredCluster cluster)
{
    [Fact]
    public async Task Two_silos_with_one_secret_serve_as_one()
    {
        foreach (var place in (string[])["430422106", "430422108", "430422119", "430422122"])
        {
            var number = await cluster.Raise(place);
            Assert.Equal(HttpStatusCode.OK, (await cluster.Other.Get($"incidents/{number}")).Status);
        }

        Assert.Equal(2, await ActiveSilos());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a secret of somebody else, 32 or more")]
    public async Task A_client_without_the_secret_calls_no_grain(string? secret)
    {
        using var host = Client(cluster.AccessAs(secret is null ? null : SiloIdentity.OfSecret(secret)));
        await IsKeptOut(host);
    }

    [Fact]
    public async Task Nobody_calls_a_grain_of_a_server_that_is_alone()
    {
        await using var server = new TestServer(null);
        await server.Start();
        var name = new AllianceOptions().ClusterId;
        var gateway = 21_000 + server.Port % 10_000;
        using (var caller = new TcpClient())
            await caller.ConnectAsync(IPAddress.Loopback, gateway, TestContext.Current.CancellationToken);
        using var host = Quiet(new HostBuilder()).UseOrleansClient(client =>
            client.UseLocalhostClustering(gateway, name, name)).Build();
        await IsKeptOut(host);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a secret of somebody else, 32 or more")]
    public async Task A_silo_without_the_secret_is_told_so(string? secret)
    {
        var environment = cluster.Environment;
        environment.Remove("ALLIANCE_CLUSTER_SECRET_FILE");
        if (secret is not null) environment["ALLIANCE_CLUSTER_SECRET"] = secret;
        foreach (var role in (string[])["live", "simulation"])
        {
            var (exitCode, output) = await AllianceProcess.RunWith(
                environment, "serve", "--role", role, "--port", "0", "--redis", cluster.Redis);
            Assert.Equal(1, exitCode);
            Assert.Contains("does not know this one", output, StringComparison.Ordinal);
            ClusterRuns.IsPlain(output);
        }

        Assert.Equal(2, await ActiveSilos());
    }

    /// <summary>Of another program, which does not look before it joins.</summary>
    [Fact]
    public async Task A_strange_silo_never_becomes_active()
    {
        var died = new TaskCompletionSource();
        using var host = Quiet(new HostBuilder()).UseOrleans(silo =>
        {
            silo.AddCluster(new AllianceOptions
            {
                Access = cluster.AccessAs(SiloIdentity.OfSecret("a secret of somebody else, 32 or more")),
                SiloPort = Grains.Tests.Storage.RedisServer.FreePort(),
                GatewayPort = Grains.Tests.Storage.RedisServer.FreePort(),
            }, cluster.Redis);
            silo.Services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler>(new Told(died)));
        }).Build();
        var starting = host.StartAsync(TestContext.Current.CancellationToken);
        await Task.WhenAny(died.Task, starting)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.False(starting.IsCompletedSuccessfully, "It has joined.");
        Assert.Equal(2, await ActiveSilos());
        Assert.Equal(HttpStatusCode.OK, (await cluster.One.Get("teams")).Status);
        starting.Ignore();
    }

    [Fact]
    public async Task The_password_is_nowhere_to_be_seen()
    {
        await cluster.Raise("430422003");
        var records = (await cluster.One.Get("journal?limit=100")).Body!.ToJsonString();
        var about = (await cluster.One.Get("/api/v1/about")).Body!.ToJsonString();
        var line = await File.ReadAllTextAsync(
            $"/proc/{cluster.One.Process.Id}/cmdline", TestContext.Current.CancellationToken);
        var environment = await File.ReadAllTextAsync(
            $"/proc/{cluster.One.Process.Id}/environ", TestContext.Current.CancellationToken);
        foreach (var seen in (string[])[records, about, line, environment, cluster.One.Process.Output])
            Assert.DoesNotContain(SecuredCluster.Password, seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve", "--port", "0")]
    [InlineData("serve", "--role", "simulation")]
    [InlineData("audit")]
    [InlineData("replay", "scenarios/hengnan-flood.yaml")]
    public async Task A_wrong_password_is_said_in_a_sentence(params string[] command)
    {
        var environment = cluster.Environment;
        environment.Remove("ALLIANCE_REDIS_PASSWORD_FILE");
        environment["ALLIANCE_REDIS_PASSWORD"] = "wrong-horse";
        if (command[0] == "replay") command[1] = Path.Combine(Commands.Cli.Repository, command[1]);
        var (exitCode, output) = await AllianceProcess.RunWith(environment, [.. command, "--redis", cluster.Redis]);
        Assert.Equal(1, exitCode);
        Assert.Contains("refuses the user or the password", output, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-horse", output, StringComparison.Ordinal);
        ClusterRuns.IsPlain(output);
    }

    [Fact]
    public async Task A_Redis_of_another_authority_is_said_in_a_sentence()
    {
        var environment = cluster.Environment;
        environment.Remove("ALLIANCE_REDIS_CA");
        var (exitCode, output) = await AllianceProcess.RunWith(environment, "audit", "--redis", cluster.Redis);
        Assert.Equal(1, exitCode);
        Assert.Contains("is not trusted", output, StringComparison.Ordinal);
        ClusterRuns.IsPlain(output);
    }

    [Theory]
    [InlineData("serve", "--redis", "127.0.0.1:1,password=hunter2")]
    [InlineData("audit", "--redis", "127.0.0.1:1", "--redis-password=hunter2")]
    [InlineData("replay", "x.yaml", "--redis", "127.0.0.1:1", "--redis-password", "hunter2")]
    public async Task A_password_in_the_command_line_is_refused(params string[] command)
    {
        var (exitCode, output) = await AllianceProcess.Run(command);
        Assert.Equal(2, exitCode);
        Assert.Contains("ALLIANCE_REDIS_PASSWORD", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_for_other_machines_asks_for_a_secret()
    {
        var (exitCode, output) =
            await AllianceProcess.Run("serve", "--redis", "127.0.0.1:1", "--advertise", "192.0.2.7");
        Assert.Equal(2, exitCode);
        Assert.Contains("any process there could join this cluster", output, StringComparison.Ordinal);
    }

    /// <summary>Asks the cluster itself, as a client that has the secret.</summary>
    private async Task<int> ActiveSilos()
    {
        using var host = Client(cluster.AccessAs(cluster.Identity));
        await host.StartAsync(TestContext.Current.CancellationToken);
        var management = host.Services.GetRequiredService<IClusterClient>().GetGrain<IManagementGrain>(0);
        var silos = (await management.GetHosts(onlyActive: true)).Count;
        await host.StopAsync(TestContext.Current.CancellationToken);
        return silos;
    }

    private IHost Client(ClusterAccess access) =>
        Quiet(new HostBuilder()).UseOrleansClient(client => client.AddCluster(cluster.Redis, access)).Build();

    private static IHostBuilder Quiet(IHostBuilder builder) =>
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.None));

    private static async Task IsKeptOut(IHost host)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await host.StartAsync(patience.Token);
            await host.Services.GetRequiredService<IClusterClient>().GetGrain<IManagementGrain>(0).GetHosts(true)
                .WaitAsync(patience.Token);
        });
    }

    /// <summary>What a silo does that the others have declared dead, without ending the test.</summary>
    private sealed class Told(TaskCompletionSource died) : IFatalErrorHandler
    {
        public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

        public void OnFatalException(object? sender, string? context, Exception? exception) => died.TrySetResult();
    }
}

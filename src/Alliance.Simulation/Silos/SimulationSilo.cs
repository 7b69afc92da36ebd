using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Alliance.Core.Journals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Windows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alliance.Simulation.Silos;

/// <summary>A silo in this process for simulated runs. It uses memory only and free ports, and writes errors to
/// standard error.</summary>
/// <remarks>It executes any number of runs, one after another or in parallel, each in a realm of its own.</remarks>
public sealed class SimulationSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private SimulationSilo(IHost host)
    {
        _host = host;
        Grains = host.Services.GetRequiredService<IGrainFactory>();
        Runs = host.Services.GetRequiredService<RunTable>();
    }

    internal IGrainFactory Grains { get; }

    internal RunTable Runs { get; }

    /// <summary>Starts a silo.</summary>
    public static async Task<SimulationSilo> StartAsync(CancellationToken cancellation = default)
    {
        var (silo, gateway) = FreePorts();
        var host = new HostBuilder()
            .ConfigureLogging(logging => logging
                // The run reports its own failures. Warnings about slow turns or collections are of no interest here.
                .SetMinimumLevel(LogLevel.Error)
                .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace))
            .UseOrleans(orleans => orleans.UseLocalhostClustering(silo, gateway))
            .ConfigureServices(services => services
                .AddSingleton<RunTable>()
                // The program around it answers Ctrl+C, not the silo.
                .AddSingleton<IHostLifetime, QuietLifetime>())
            .Build();
        try
        {
            await host.StartAsync(cancellation);
            return new SimulationSilo(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Executes a run; see <see cref="Replay.RunAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">The realm already has a run.</exception>
    public Task<RunResult> RunAsync(
        RunSetup setup,
        Hosting hosting = Hosting.Auto,
        int shards = 1,
        string? journalPath = null,
        IReadOnlyList<IRecordFold>? folds = null,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellation = default
    ) => RunAsync(setup, hosting, shards, journalPath, folds, progress, cancellation, Stopwatch.GetTimestamp());

    internal async Task<RunResult> RunAsync(
        RunSetup setup, Hosting hosting, int shards, string? journalPath, IReadOnlyList<IRecordFold>? folds,
        IProgress<RunProgress>? progress, CancellationToken cancellation, long asked)
    {
        var (chosen, cut, reason) = HostingChoice.Of(hosting, shards, setup.Region.Data, Environment.ProcessorCount);
        using var work = new TimedRun(setup, cut, journalPath, folds ?? [], progress, asked);
        work.Begin();
        var whole = await WorkOffAsync(setup.Realm, work.Conductor, chosen, cancellation);
        return work.Finish(chosen, reason, stopped: !whole);
    }

    /// <summary>Runs all windows of a conductor.</summary>
    /// <returns>Whether the run is complete; false when it was stopped between two windows.</returns>
    /// <exception cref="InvalidOperationException">The realm already has a run.</exception>
    internal async Task<bool> WorkOffAsync(
        string realm, Conductor conductor, Hosting hosting, CancellationToken cancellation)
    {
        using var run = new HostedRun(realm, hosting, conductor);
        Runs.Add(run);
        try
        {
            var grain = Grains.GetGrain<IRunGrain>(realm);
            await grain.Start();
            await using var stop = cancellation.Register(() => grain.Cancel().Ignore());
            while (!await grain.Poll())
            {
            }

            return await run.Outcome;
        }
        finally
        {
            Runs.Remove(run);
        }
    }

    /// <summary>Stops the silo.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        gateway.Start();
        return (((IPEndPoint)silo.LocalEndpoint).Port, ((IPEndPoint)gateway.LocalEndpoint).Port);
    }
}

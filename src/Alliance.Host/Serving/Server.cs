using System.Net;
using System.Net.Sockets;
using Alliance.Core.Geography;
using Alliance.Grains.Hosting;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Api;
using Alliance.Host.Commands;
using Alliance.Simulation.Clusters;
using Alliance.Simulation.Scenarios.Reading;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Orleans.Dashboard;

namespace Alliance.Host.Serving;

/// <summary>Serves until it is told to stop: opens the store, joins or makes the silo, makes the live realm, listens.</summary>
internal static class Server
{
    /// <summary>Beyond these a connection is closed at once: far above what watchers and callers are let in.</summary>
    private const int MostConnections = 10_000;

    /// <summary>The exit code; what went wrong is on standard error.</summary>
    public static async Task<int> Run(ServeOptions options, CancellationToken cancellation)
    {
        PromptSockets.Prepare();
        var region = RegionLoader.Load(options.RegionPath, DateTimeOffset.UtcNow);
        foreach (var error in region.Errors) Console.Error.WriteLine(error);
        if (region.Value is null) return ExitCodes.BadInput;
        if ((PortTaken(options.Url, "--port") ?? (options.DashboardUrl is { } dashboard ? PortTaken(dashboard, "--dashboard") : null)) is { } taken) return Fail(taken);

        var alliance = new AllianceOptions { DataFolder = options.DataFolder, Redis = options.Redis, Advertise = options.Advertise };
        (alliance.SiloPort, alliance.GatewayPort) = Ports.ForSilo(new Uri(options.Url).Port);
        ICommitStore store;
        try
        {
            store = await AllianceHosting.OpenStore(alliance);
        }
        catch (Exception failure) when (failure is DataFolderInUseException or StoreUnavailableException or IOException or UnauthorizedAccessException)
        {
            return Fail(failure.Message);
        }

        await using var app = Build(options, alliance, store);
        try
        {
            return await Serve(app, options, store, region.Value, cancellation);
        }
        catch (StoreUnavailableException failure)
        {
            return Fail(failure.Message);
        }
    }

    internal static WebApplication Build(ServeOptions options, AllianceOptions alliance, ICommitStore store)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        PromptSockets.Use(builder.WebHost);
        builder.WebHost.UseUrls(options.DashboardUrl is null ? [options.Url] : [options.Url, options.DashboardUrl]).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
        });
        SiloLogging.Quieten(builder.Logging);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
        builder.Services.AddSingleton(options);
        builder.Services.AddAllianceApi();
        builder.Services.AddAllianceTelemetry();
        builder.UseOrleans(silo =>
        {
            silo.AddAlliance(store, alliance, static (actor, state) => Core.Actors.ActorFactory.Create(actor.Kind, state), RegionJson.Read);
            if (options.DashboardUrl is not null) silo.AddDashboard();
            if (options.Role == SiloRole.Both) silo.AddSimulation();
            else silo.WithoutSimulation();
        });
        var app = builder.Build();
        if (options.DashboardUrl is not null) app.UseDashboardPort(options.DashboardUrl);
        app.MapAllianceApi();
        if (options.DashboardUrl is not null) app.MapDashboard();
        app.MapPrometheusScrapingEndpoint(Telemetry.MetricsPath);
        return app;
    }

    private static async Task<int> Serve(WebApplication app, ServeOptions options, ICommitStore store, RegionData region, CancellationToken cancellation)
    {
        var realms = app.Services.GetRequiredService<RealmDirectory>();
        await MakeLive(realms, region);
        if (await realms.ClockBehind(RealmId.Live) is var behind && behind > TimeSpan.FromMinutes(1))
            return Fail($"this machine's clock is {behind:c} behind the last record of the journal; set it right and start again.");
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            return Fail(Taken(options.Url, "--port"));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCodes.Done;
        }

        Announce(app, options, store);
        await app.WaitForShutdownAsync(cancellation);
        return ExitCodes.Done;
    }

    /// <summary>Only the first start makes the realm; from then on its own region counts, with what has changed since.</summary>
    internal static async Task MakeLive(RealmDirectory realms, RegionData region)
    {
        if ((await realms.All()).Any(r => r.Id.Name == RealmId.Live)) return;
        await realms.Create(RealmId.Live, 1_000, RegionJson.Write(region));
    }

    private static void Announce(WebApplication app, ServeOptions options, ICommitStore store)
    {
        var where = options.Redis is null ? $"the embedded store in {Path.GetFullPath(options.DataFolder)}" : $"Redis at {options.Redis}";
        var guarantee = store.Guarantee switch
        {
            StoreGuarantee.PowerLoss => "what is acknowledged survives the end of any process and a power cut",
            StoreGuarantee.ProcessKill => "what is acknowledged survives the end of any process; a power cut may cost the last second (appendfsync always would not)",
            _ => "nothing survives a restart of the store: switch its persistence on (appendonly yes)",
        };
        Console.WriteLine($"alliance: {where}: {guarantee}.");
        foreach (var url in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Where(u => u != options.DashboardUrl))
            Console.WriteLine($"alliance: serving at {url} (API reference at {url}/, live realm at {url}{ApiRoutes.Realms}/{RealmId.Live})");
        if (options.DashboardUrl is not null) Console.WriteLine($"alliance: the dashboard of Orleans is at {options.DashboardUrl}{Dashboard.Path}/; it asks nobody who they are.");
    }

    private static string? PortTaken(string url, string option)
    {
        var uri = new Uri(url);
        var address = IPAddress.TryParse(uri.Host.Trim('[', ']'), out var parsed) ? parsed : uri.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
        try
        {
            return uri.Port != 0 && !Ports.IsFree(address, uri.Port) ? Taken(url, option) : null;
        }
        catch (SocketException failure)
        {
            return $"cannot listen at {url}: {failure.Message}; choose an address of this machine with --urls.";
        }
    }

    private static string Taken(string url, string option) =>
        $"port {new Uri(url).Port} is in use by another process; stop that one, or choose another port with {option} N.";

    private static int Fail(string why)
    {
        Console.Error.WriteLine($"alliance: {why}");
        return ExitCodes.Failed;
    }
}

using System.Net;
using System.Net.Sockets;
using Alliance.Core;
using Alliance.Core.Access;
using Alliance.Core.Geography;
using Alliance.Grains.Clusters;
using Alliance.Grains.Hosting;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Access.Addresses;
using Alliance.Host.Api;
using Alliance.Host.Api.Problems;
using Alliance.Host.Output;
using Alliance.Host.Regions;
using Alliance.Host.Serving;
using Alliance.Simulation.Clusters;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Reading;
using Microsoft.AspNetCore.Connections;
using Orleans.Dashboard;
using StackExchange.Redis;

namespace Alliance.Host.Servers;

/// <summary>Serves until it is told to stop. It opens the store, starts or joins the silo, creates the live realm, and
/// listens.</summary>
internal static class Server
{
    /// <summary>The most open connections. Further ones are closed at once. The number is far above the watchers and
    /// calls that are admitted.</summary>
    private const int MostConnections = 10_000;

    /// <summary>Runs the server and returns the exit code. Errors are written to standard error.</summary>
    public static async Task<int> Run(ServeOptions options, Terminal terminal, CancellationToken cancellation)
    {
        PromptSockets.Prepare();
        var readAt = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        var region = RegionLoader.Load(options.RegionPath, readAt);
        foreach (var error in region.Errors) terminal.Error.Paragraph(error.ToString(), indent: 2);
        if (region.Value is null) return ExitCodes.BadInput;
        var taken = PortTaken(options.Url, "--port")
            ?? (options.DashboardUrl is { } dashboard ? PortTaken(dashboard, "--dashboard") : null);
        if (taken is not null) return terminal.Refuse(taken, ExitCodes.Failed);

        var alliance = new AllianceOptions
        {
            DataFolder = options.DataFolder,
            Archives = options.Archives,
            Redis = options.Redis,
            Access = options.Access,
            Advertise = options.Advertise,
            MarkFile = options.MarkFile,
            AcceptsLoss = options.AcceptsLoss,
        };
        (alliance.SiloPort, alliance.GatewayPort) = Ports.ForSilo(new Uri(options.Url).Port);
        var (store, refused) = await Open(options, alliance, terminal);
        if (store is null) return refused;
        await using var app = Build(options, alliance, store);
        try
        {
            return await Serve(
                app, options, terminal, store, new RegionFile(options.RegionFile, region.Value, readAt), cancellation);
        }
        catch (RedisException failure)
        {
            return terminal.Refuse(Text.Verbatim(options.Access.WhyNot(options.Redis!, failure)), ExitCodes.Failed);
        }
        catch (StoreUnavailableException failure)
        {
            return terminal.Refuse(Text.Verbatim(failure.Message), ExitCodes.Failed);
        }
    }

    /// <summary>Opens the store, and sees whether its accounts admit the address.</summary>
    /// <returns>The store, or the exit code where the server does not start.</returns>
    private static async Task<(ICommitStore? Store, int Exit)> Open(
        ServeOptions options, AllianceOptions alliance, Terminal terminal)
    {
        try
        {
            var store = await AllianceHosting.OpenStore(alliance);
            var url = new Uri(options.Url);
            if (LoopbackHosts.Has(url.Host) || options.Identity is not null || await AccessDirectory.HasAccounts(store))
                return (store, ExitCodes.Done);
            await store.DisposeAsync();
            return (null, terminal.Refuse(LoopbackHosts.NobodySignsIn(url)));
        }
        catch (JournalLostException lost)
        {
            return (null, terminal.Refuse(StartLines.Lost(lost), ExitCodes.Failed));
        }
        catch (ArchiveMissingException missing)
        {
            return (null, terminal.Refuse(MissingArchive.Refusal(missing), ExitCodes.Failed));
        }
        catch (Exception failure)
            when (failure
                    is DataFolderInUseException
                        or StoreUnavailableException
                        or IOException
                        or UnauthorizedAccessException)
        {
            return (null, terminal.Refuse(Text.Verbatim(failure.Message), ExitCodes.Failed));
        }
    }

    internal static WebApplication Build(ServeOptions options, AllianceOptions alliance, ICommitStore store)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        PromptSockets.Use(builder.WebHost);
        builder
            .WebHost.UseUrls(options.DashboardUrl is null ? [options.Url] : [options.Url, options.DashboardUrl])
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxConcurrentConnections = MostConnections;
                kestrel.Limits.MaxRequestLineSize = HeadCalls.LongestRead;
                if (options.Certificate is { } certificate)
                    kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
            });
        SiloLogging.Configure(builder.Logging, options.Log);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Situation);
        builder.UseOrleans(silo =>
        {
            silo.AddAlliance(
                store,
                alliance,
                static (actor, state) => ActorFactory.Create(actor.Kind, state),
                StoredRegion.Read);
            if (options.DashboardUrl is not null)
                silo.AddDashboard();
            if (options.Role == SiloRole.Both)
                silo.AddSimulation();
            else
                silo.WithoutSimulation();
        });
        // After the silo: what is hosted here stops before it, and can still write.
        builder.Services.AddAllianceApi(new AccessSettings
        {
            Identity = options.Identity, Proxies = options.Proxies, Redis = options.Redis, Cluster = options.Access,
            Rates = options.Rates,
            Names = HostNames.Of(new Uri(options.Url), options.Certificate, options.HostNames),
            KeyFolder = Path.Combine(Path.GetFullPath(options.DataFolder), AllianceOptions.KeysName),
        }, options.Alerts);
        builder.Services.AddAllianceTelemetry();
        var app = builder.Build();
        if (options.DashboardUrl is not null) app.UseDashboardPort(options.DashboardUrl);
        app.MapAllianceApi();
        if (options.DashboardUrl is not null) app.MapDashboard();
        app.MapPrometheusScrapingEndpoint(Telemetry.MetricsPath).Is(Act.ReadServer);
        return app;
    }

    private static async Task<int> Serve(
        WebApplication app, ServeOptions options, Terminal terminal, ICommitStore store, RegionFile file,
        CancellationToken cancellation)
    {
        if (options.Redis is not null
            && await ClusterCheck.FindStranger(app.Services, options.Access.Identity) is { } stranger)
            return terminal.Refuse(StartLines.Stranger(stranger), ExitCodes.Failed);
        var realms = app.Services.GetRequiredService<RealmDirectory>();
        var isNew = await MakeLive(realms, file.Region);
        if (await WrongClock(realms) is { } wrong) return terminal.Refuse(wrong, ExitCodes.Failed);
        await app.Services.GetRequiredService<AccessDirectory>().Load();
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            return terminal.Refuse(Taken(options.Url, "--port"), ExitCodes.Failed);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCodes.Done;
        }

        if (!isNew && file.Against(await realms.Get(RealmId.Live)) is { IsNone: false } differences)
            StartLines.WriteDifferences(terminal, file.Path, differences, options.Url);
        StartLines.Write(terminal, app, options, store);
        await app.WaitForShutdownAsync(cancellation);
        return ExitCodes.Done;
    }

    /// <summary>Returns that the machine's clock is behind the journal; null where it is not.</summary>
    internal static async Task<Text?> WrongClock(RealmDirectory realms) =>
        await realms.ClockBehind(RealmId.Live) is var behind && behind > TimeSpan.FromMinutes(1)
        ? Text.Of(
            $"this machine's clock is {behind:c} behind the last record of the journal; set it right and start again.",
            $"本机时钟比日志最后一条记录慢 {behind:c}；请校准时钟后重新启动。")
        : null;

    /// <summary>Creates the live realm at the first start. Later starts use the stored region with its
    /// changes.</summary>
    /// <returns>Whether the realm was created.</returns>
    internal static async Task<bool> MakeLive(RealmDirectory realms, RegionData region) =>
        !(await realms.All()).Any(r => r.Id.Name == RealmId.Live)
        && await realms.Create(RealmId.Live, 1_000, RegionJson.Write(region)) is not null;

    private static Text? PortTaken(string url, string option)
    {
        var uri = new Uri(url);
        var address =
            IPAddress.TryParse(uri.Host.Trim('[', ']'), out var parsed) ? parsed
            : uri.Host == "localhost" ? IPAddress.Loopback
            : IPAddress.Any;
        try
        {
            return uri.Port != 0 && !Ports.IsFree(address, uri.Port) ? Taken(url, option) : null;
        }
        catch (SocketException failure)
        {
            return Text.Of(
                $"cannot listen at {url}: {failure.Message}; choose an address of this machine with --urls.",
                $"无法在 {url} 监听：{failure.Message}；请用 --urls 选择本机的一个地址。");
        }
    }

    private static Text Taken(string url, string option)
    {
        var port = new Uri(url).Port;
        return Text.Of(
            $"port {port} is in use by another process; stop that one, or choose another port with {option} N.",
            $"端口 {port} 已被另一个进程占用；请停止该进程，或用 {option} N 另选端口。");
    }
}

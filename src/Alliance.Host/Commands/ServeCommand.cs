using System.CommandLine;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Alliance.Host.Access;
using Alliance.Host.Access.Addresses;
using Alliance.Host.Alerts.Channels;
using Alliance.Host.Commands.Clusters;
using Alliance.Host.Output;
using Alliance.Host.Servers;
using Alliance.Host.Serving;

namespace Alliance.Host.Commands;

/// <summary><c>alliance serve</c>, and <c>alliance</c> alone: the live actors, the API and the event stream.</summary>
internal static class ServeCommand
{
    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("serve", terminal.In(Text.Of(
            "Serve live coordination: the API, its reference at / and the event stream.",
            "启动实战协同服务：API、位于 / 的 API 说明和事件流。")));
        AttachTo(command, terminal);
        return command;
    }

    /// <summary>Adds the options of serving to a command, and makes serving its action.</summary>
    public static void AttachTo(Command command, Terminal terminal)
    {
        var flags = new ServeFlags(terminal);
        flags.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(terminal, flags.Read(parsed), cancellation));
    }

    private static async Task<int> RunAsync(Terminal terminal, ServeFlags.Given given, CancellationToken cancellation)
    {
        if (Bad(given) is { } why) return terminal.Refuse(why);
        var (access, wrong) = ClusterSettings.Read(given.Cluster, Environment.GetEnvironmentVariable);
        if (wrong is not null) return terminal.Refuse(wrong);
        var advertise = IPAddress.Parse(given.Advertise);
        if (given.Cluster.Redis is not null && access.Identity is null && !IPAddress.IsLoopback(advertise))
            return terminal.Refuse(OpenCluster(advertise));
        var (certificate, badCertificate) = (default(X509Certificate2), default(Text));
        if (given.Certificate is { } file) certificate = Certificates.Read(file, out badCertificate);
        if (badCertificate is not null) return terminal.Refuse(badCertificate);
        var identity = given.Identity is { } path ? IdentityFile.Load(path) : null;
        if (identity is not null) FileErrors.Tell(terminal, identity.Errors);
        var alerts = given.Alerts is { } way ? AlertFile.Load(way) : null;
        if (alerts is not null) FileErrors.Tell(terminal, alerts.Errors);
        if (identity is { Value: null } || alerts is { Value: null }) return ExitCodes.BadInput;
        var scheme = certificate is null ? "http" : "https";
        var options = new ServeOptions
        {
            Url = given.Urls ?? $"{scheme}://127.0.0.1:{given.Port ?? UsualPort(given.Role)}", DataFolder = given.Data,
            Redis = given.Cluster.Redis, Access = access, Role = given.Role, Advertise = advertise,
            RegionFile = given.Region,
            Heartbeat = TimeSpan.FromSeconds(given.Heartbeat), DashboardUrl = given.Dashboard,
            AcceptsLoss = given.AcceptLoss, Certificate = certificate, Identity = identity?.Value,
            Alerts = alerts?.Value ?? new AlertSettings(), HostNames = HostNames.Read(given.HostNames).Names,
            Proxies = [.. given.Proxies.Select(IPAddress.Parse)], Rates = given.Rates,
            Log = given.Log, Archives = given.Archives,
        };
        return given.Role == SiloRole.Simulation
            ? await SimulationServer.Run(options, terminal, cancellation)
            : await Server.Run(options, terminal, cancellation);
    }

    // A silo that serves no API has no port that people know, and several of them may be started on one machine at
    // once: any free ones will do.
    private static int UsualPort(SiloRole role) => role == SiloRole.Simulation ? 0 : ServeOptions.DefaultPort;

    private static Text? Bad(ServeFlags.Given given)
    {
        if (given.Urls is not null && given.Port is not null)
            return Text.Of("--port: give either --urls or --port.", "--port：--urls 和 --port 只能给出一个。");
        if (given.Port is < 0 or > 65_535)
            return Text.Of("--port: give a number from 0 to 65535.", "--port：请给出 0 到 65535 的数。");
        if (Array.Find(given.Proxies, p => !IPAddress.TryParse(p, out _)) is { } proxy)
            return Text.Of($"--behind-proxy: '{proxy}' is no IP address.", $"--behind-proxy：“{proxy}”不是 IP 地址。");
        if (HostNames.Read(given.HostNames).Wrong is { } badNames) return badNames;
        if (given.Urls is not null && BadUrls(given.Urls, given) is { } badUrls) return badUrls;
        if (given.Dashboard is not null && BadDashboard(given) is { } badDashboard) return badDashboard;
        if (given.Cluster.Redis is null && DataOption.WhyNot(given.Data) is { } whyNot) return whyNot;
        if (given.Heartbeat is < 1 or > 3_600)
            return Text.Of(
                "--heartbeat: give a number of seconds from 1 to 3600.", "--heartbeat：请给出 1 到 3600 的秒数。");
        if (!IPAddress.TryParse(given.Advertise, out _))
            return Text.Of($"--advertise: '{given.Advertise}' is no IP address.",
                $"--advertise：“{given.Advertise}”不是 IP 地址。");
        if (given.Cluster.Redis is null && given.Role != SiloRole.Live)
            return Text.Of(
                "--role: a silo has a role in a cluster; name its Redis with --redis HOST:PORT.",
                "--role：角色只用于集群中的节点；请用 --redis HOST:PORT 指明集群的 Redis。");
        return null;
    }

    private static Text OpenCluster(IPAddress advertise) => Text.Of(
        $"--advertise: other machines can reach {advertise}, and any process there could join this cluster. Give all "
            + "silos one secret (ALLIANCE_CLUSTER_SECRET or ALLIANCE_CLUSTER_SECRET_FILE), or certificates "
            + "(--cluster-certificate).",
        $"--advertise：其他机器可以访问 {advertise}，其上任何进程都能加入本集群。请给各节点同一密钥"
            + "（ALLIANCE_CLUSTER_SECRET 或 ALLIANCE_CLUSTER_SECRET_FILE），或证书（--cluster-certificate）。");

    private static Text? BadUrls(string urls, ServeFlags.Given given)
    {
        if (!Uri.TryCreate(urls, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return Text.Of(
                $"--urls: '{urls}' is no address to listen on; write it as http://HOST:PORT.",
                $"--urls：“{urls}”不是可监听的地址，请写成 http://HOST:PORT。");
        if ((url.Scheme == "https") != (given.Certificate is not null))
            return Text.Of(
                "--urls: https and --certificate belong together; give both, or neither.",
                "--urls：https 与 --certificate 须一同给出，或都不给出。");
        return LoopbackHosts.WhyNot("--urls", url, given.Certificate is not null || given.Proxies.Length > 0);
    }

    private static Text? BadDashboard(ServeFlags.Given given)
    {
        if (!Uri.TryCreate(given.Dashboard, UriKind.Absolute, out var url) || url.Scheme is not "http"
            || url.Port is < 1 or > 65_535)
            return Text.Of(
                $"--dashboard: '{given.Dashboard}' is no place to listen; give a port from 1 to 65535, or "
                    + $"http://HOST:PORT.",
                $"--dashboard：“{given.Dashboard}”不是可监听的地址；请给出 1 到 65535 的端口，或 http://HOST:PORT。");
        var api = given.Urls is null ? given.Port ?? ServeOptions.DefaultPort : new Uri(given.Urls).Port;
        if (url.Port == api)
            return Text.Of("--dashboard: give it a port of its own; the API has that one.",
                "--dashboard：请另给端口；该端口已用于 API。");
        if (LoopbackHosts.WhyNot("--dashboard", url, hasTls: false) is { } whyNot) return whyNot;
        return given.Role == SiloRole.Simulation
            ? Text.Of(
                "--dashboard: a silo that works off runs listens to nobody; give it to one that serves.",
                "--dashboard：只做推演的节点不监听端口；请用在提供服务的节点上。")
            : null;
    }
}

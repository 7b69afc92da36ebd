using System.CommandLine;
using System.Globalization;
using Alliance.Host.Access.Rates;
using Alliance.Host.Commands.Clusters;
using Alliance.Host.Output;
using Alliance.Host.Serving;
using Alliance.Host.Serving.Logs;

namespace Alliance.Host.Commands;

/// <summary>The flags of <c>alliance serve</c>.</summary>
internal sealed class ServeFlags
{
    private readonly Option<string?> _urls;
    private readonly Option<int?> _port;
    private readonly Option<string> _data;
    private readonly ClusterFlags _cluster;
    private readonly Option<string> _role;
    private readonly Option<string> _advertise;
    private readonly Option<string> _region;
    private readonly Option<int> _heartbeat;
    private readonly Option<string?> _dashboard;
    private readonly Option<bool> _acceptLoss;
    private readonly Option<string?> _certificate, _identity, _hostNames, _alerts, _archives;
    private readonly Option<string[]> _behindProxy;
    private readonly RateFlags _rates;
    private readonly Option<string> _log;

    /// <summary>The values of the flags.</summary>
    public sealed record Given(
        string? Urls, int? Port, string Data, ClusterFlags.Given Cluster, SiloRole Role, string Advertise,
        string Region, int Heartbeat, string? Dashboard, bool AcceptLoss, string? Certificate, string[] Proxies,
        string? Identity, string? HostNames, string? Alerts, RateSettings Rates, LogFormat Log, string? Archives);

    /// <summary>Creates the flags, with descriptions in the language of the terminal.</summary>
    public ServeFlags(Terminal terminal)
    {
        Option<T> Flag<T>(string name, Text description) => new(name) { Description = terminal.In(description) };
        _urls = Flag<string?>("--urls", Text.Of(
            "Where to listen, such as https://0.0.0.0:443. Other machines are let in once there is an account, and "
                + "with TLS.",
            "监听的地址，例如 https://0.0.0.0:443。有账户并启用 TLS 后其他机器才能访问。"));
        _port = Flag<int?>("--port", Text.Of(
            $"Listen on this port of 127.0.0.1; {ServeOptions.DefaultPort} if neither is given, 0 for a free one.",
            $"监听 127.0.0.1 的此端口；两者都不给时用 {ServeOptions.DefaultPort}，0 表示任一空闲端口。"));
        _data = Flag<string>("--data", Text.Of("The folder of the embedded store.", "内嵌存储所在的文件夹。"));
        _data.DefaultValueFactory = _ => "data";
        _cluster = new ClusterFlags(terminal, Text.Of(
            "HOST:PORT of a Redis: join its cluster instead of using the embedded store.",
            "Redis 的 HOST:PORT：加入其集群，不用内嵌存储。"));
        _role = Flag<string>("--role", Text.Of(
            "What this silo of a cluster may host: live, simulation (works off runs, no API), both.",
            "集群中本节点承担的工作：live（实战）、simulation（只做推演，无 API）、both（两者）。"));
        _role.DefaultValueFactory = _ => "live";
        _role.AcceptOnlyFromAmong("live", "simulation", "both");
        _advertise = Flag<string>("--advertise", Text.Of(
            "The IP address by which the other machines of a Redis cluster reach this one.",
            "Redis 集群中其他机器访问本机所用的 IP 地址。"));
        _advertise.DefaultValueFactory = _ => "127.0.0.1";
        _region = Flag<string>("--region", Text.Of(
            "The region that the realm 'live' is made from at the first start (YAML).",
            "首次启动时建立 live 域所用的区域文件（YAML）。"));
        _region.DefaultValueFactory = _ => ServeOptions.DefaultRegion;
        _heartbeat =
            Flag<int>(
                "--heartbeat", Text.Of("Seconds between the heartbeats of an event stream.", "事件流心跳的间隔秒数。"));
        _heartbeat.DefaultValueFactory = _ => 15;
        _dashboard = Flag<string?>("--dashboard", Text.Of(
            "Show the dashboard of Orleans to operators: a port of 127.0.0.1, or where to listen on this machine, such "
                + "as http://[::1]:8080. It asks nobody who they are; without this there is none.",
            "向运维人员提供 Orleans 面板：127.0.0.1 的端口，或在本机监听的地址，例如 http://[::1]:8080。"
                + "面板不验证身份；不给出此项则不提供。"));
        _acceptLoss = Flag<bool>("--accept-loss", Text.Of(
            "Start with a store that lacks records of its journal, once a person has decided that they are lost.",
            "经人员决定：日志中缺失的记录已无法恢复，仍用此存储启动。"));
        _certificate = Flag<string?>("--certificate", Text.Of(
            "Serve with TLS: a .pfx file (its password in ALLIANCE_CERTIFICATE_PASSWORD) or a .pem file with its key.",
            "启用 TLS：.pfx 文件（密码放在 ALLIANCE_CERTIFICATE_PASSWORD 中）或带私钥的 .pem 文件。"));
        _behindProxy = Flag<string[]>("--behind-proxy", Text.Of(
            "The IP address of a proxy in front of this server that gives TLS. Only it may call this server.",
            "本服务前面提供 TLS 的代理的 IP 地址；只有它可以访问本服务。"));
        _behindProxy.DefaultValueFactory = _ => [];
        _identity = Flag<string?>("--identity", Text.Of(
            "The file of a city's single sign-on: whose tokens are taken, and which claims give which role (YAML).",
            "市级统一身份认证的配置文件：接受谁签发的令牌，哪些声明对应哪些角色（YAML）。"));
        (_hostNames, _alerts, _log) = NamesAndCalls(terminal);
        _rates = new RateFlags(terminal);
        _archives = CommonFlags.Archives(terminal);
    }

    /// <summary>Creates the flags about names, calls of people and the log.</summary>
    private static (Option<string?> HostNames, Option<string?> Alerts, Option<string> Log) NamesAndCalls(
        Terminal terminal)
    {
        Option<T> Flag<T>(string name, Text description) => new(name) { Description = terminal.In(description) };
        var hostNames = Flag<string?>("--host-names", Text.Of(
            "Further names by which people call this server, such as a.example,b.example. Calls under other names "
                + "are refused.",
            "访问本服务所用的其他主机名，例如 a.example,b.example；用其他名称的访问会被拒绝。"));
        var alerts = Flag<string?>("--alerts", Text.Of(
            "The file that says how the people on duty are called: webhooks, gateways to telephones, waits (YAML).",
            "呼叫值班人员的配置文件：网络回调、短信和语音网关、等候时间（YAML）。"));
        var log = Flag<string>("--log", Text.Of(
            "How the log is written: plain (lines) or json (an object a line).",
            "日志的格式：plain（文本行）或 json（每行一个对象）。"));
        log.DefaultValueFactory = _ => "plain";
        log.AcceptOnlyFromAmong("plain", "json");
        return (hostNames, alerts, log);
    }

    /// <summary>Adds all flags to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[
            _urls, _port, _data, _archives, .. _cluster.All, _role, _advertise, _region, _heartbeat,
            _dashboard, _acceptLoss, _certificate, _behindProxy, _identity, _hostNames, _alerts, .. _rates.All, _log])
            command.Add(option);
    }

    /// <summary>Reads the values of the flags.</summary>
    public Given Read(ParseResult parsed) => new(
        parsed.GetValue(_urls), parsed.GetValue(_port), parsed.GetValue(_data)!, _cluster.Read(parsed),
        Enum.Parse<SiloRole>(parsed.GetValue(_role)!, ignoreCase: true), parsed.GetValue(_advertise)!,
        parsed.GetValue(_region)!,
        parsed.GetValue(_heartbeat), DashboardUrl(parsed.GetValue(_dashboard)),
        parsed.GetValue(_acceptLoss), parsed.GetValue(_certificate), parsed.GetValue(_behindProxy)!,
        parsed.GetValue(_identity), parsed.GetValue(_hostNames), parsed.GetValue(_alerts), _rates.Read(parsed),
        Enum.Parse<LogFormat>(parsed.GetValue(_log)!, ignoreCase: true), parsed.GetValue(_archives));

    private static string? DashboardUrl(string? given) =>
        int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? $"http://127.0.0.1:{port}"
            : given;
}

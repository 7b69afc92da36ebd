using System.Net;
using Alliance.Host.Output;

namespace Alliance.Host.Access;

/// <summary>Tells which names of a machine only the machine itself can use.</summary>
internal static class LoopbackHosts
{
    /// <summary>Returns whether a host is the machine itself by loopback: <c>localhost</c>, an address of 127.0.0.0/8,
    /// or <c>[::1]</c>.</summary>
    /// <param name="host">The host without its port, as in an address or in the Host header.</param>
    public static bool Has(string host) =>
        host.TrimEnd('.').Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Returns why a server that asks nobody who they are does not listen at an address; null where it
    /// does.</summary>
    /// <param name="flag">The flag that names the address.</param>
    /// <param name="url">The address.</param>
    public static Text? WhyNot(string flag, Uri url) =>
        url.PathAndQuery != "/"
            ? Text.Of(
                $"{flag}: '{url}' has a path; write it as http://HOST:PORT.",
                $"{flag}：“{url}”带有路径，请写成 http://HOST:PORT。")
        : Has(url.Host) ? null
            : Text.Of(
                $"{flag}: {url.Host} can be reached by other machines, and this server asks nobody who they are. It "
                    + "listens at 127.0.0.1 only. Put a proxy with sign-in on this machine in front of it.",
                $"{flag}：其他机器可以访问 {url.Host}，而本服务不验证身份，因此只监听 127.0.0.1。"
                    + "请在本机前置带登录的代理。");
}

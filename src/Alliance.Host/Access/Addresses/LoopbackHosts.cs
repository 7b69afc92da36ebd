using System.Net;
using Alliance.Host.Output;

namespace Alliance.Host.Access.Addresses;

/// <summary>Tells which names of a machine only the machine itself can use.</summary>
internal static class LoopbackHosts
{
    /// <summary>Returns whether a host is the machine itself by loopback: <c>localhost</c>, an address of 127.0.0.0/8,
    /// or <c>[::1]</c>.</summary>
    /// <param name="host">The host without its port, as in an address or in the Host header.</param>
    public static bool Has(string host) =>
        host.TrimEnd('.').Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Returns why a server cannot listen at an address, as far as the flags tell; null where it
    /// can.</summary>
    /// <param name="flag">The flag that names the address.</param>
    /// <param name="url">The address.</param>
    /// <param name="hasTls">Whether the server, or a trusted proxy in front of it, gives TLS.</param>
    public static Text? WhyNot(string flag, Uri url, bool hasTls) =>
        url.PathAndQuery != "/"
            ? Text.Of(
                $"{flag}: '{url}' has a path; write it as {url.Scheme}://HOST:PORT.",
                $"{flag}：“{url}”带有路径，请写成 {url.Scheme}://HOST:PORT。")
        : hasTls || Has(url.Host) ? null
            : Text.Of(
                $"{flag}: {url.Host} can be reached by other machines, and what is said there can be overheard. Give "
                    + "TLS with --certificate FILE, or name the proxy in front of this server that gives it with "
                    + "--behind-proxy ADDRESS.",
                $"{flag}：其他机器可以访问 {url.Host}，而通信可被窃听。请用 --certificate FILE 启用 TLS，"
                    + "或用 --behind-proxy ADDRESS 指明本服务前面提供 TLS 的代理。");

    /// <summary>The refusal of an address that other machines reach, while nobody has to sign in.</summary>
    /// <param name="url">The address.</param>
    public static Text NobodySignsIn(Uri url) => Text.Of(
        $"{url.Host} can be reached by other machines, and this server has no accounts yet. Start it without --urls, "
            + "add an account with 'alliance accounts add NAME --person PERSON --role administrator', and start it "
            + "again; or name a city's single sign-on with --identity FILE.",
        $"其他机器可以访问 {url.Host}，而本服务还没有账户。请先不带 --urls 启动，"
            + "用 alliance accounts add NAME --person PERSON --role administrator 添加账户后重新启动；"
            + "或用 --identity FILE 指明市级统一身份认证。");
}

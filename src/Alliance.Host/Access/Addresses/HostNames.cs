using System.Net;
using System.Security.Cryptography.X509Certificates;
using Alliance.Host.Output;

namespace Alliance.Host.Access.Addresses;

/// <summary>The names by which a server with accounts is called: those of loopback, the host of <c>--urls</c>, the
/// names of its certificate, and those of <c>--host-names</c>. A name server of somebody else can point any other name
/// here. Where it listens at all addresses, any IP address will do: such a call needs no name server.</summary>
internal sealed class HostNames
{
    /// <summary>The most names that can be given.</summary>
    private const int Most = 100;
    private readonly HashSet<string> _names;
    private readonly bool _isAnyAddress;

    private HostNames(IEnumerable<string> names, bool isAnyAddress)
    {
        _names = new HashSet<string>(names.Select(Plain), StringComparer.OrdinalIgnoreCase);
        _isAnyAddress = isAnyAddress;
    }

    /// <summary>The names of loopback alone.</summary>
    public static HostNames Loopback { get; } = new([], false);

    /// <summary>Gathers the names of a server.</summary>
    /// <param name="url">The address at which it listens.</param>
    /// <param name="certificate">Its certificate; null for none.</param>
    /// <param name="given">The names that were given.</param>
    public static HostNames Of(Uri url, X509Certificate2? certificate, IEnumerable<string> given)
    {
        var isAny = IsWildcard(url);
        return new HostNames(
            [.. given, .. isAny ? (string[])[] : [url.IdnHost], .. certificate is null ? [] : NamesOf(certificate)],
            isAny);
    }

    /// <summary>Returns whether a server listens at all addresses of its machine.</summary>
    public static bool IsWildcard(Uri url) => url.Host is "0.0.0.0" or "[::]" or "*" or "+";

    /// <summary>Returns whether the server is meant, by a host without its port as in the Host header.</summary>
    public bool Has(string host)
    {
        if (LoopbackHosts.Has(host)) return true;
        var name = Plain(host);
        if (_names.Contains(name)) return true;
        if (IPAddress.TryParse(name, out _)) return _isAnyAddress;
        // A certificate for *.example is good for one label in place of the asterisk.
        return name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && _names.Contains("*" + name[dot..]);
    }

    /// <summary>The names for people to read.</summary>
    public Text Words
    {
        get
        {
            var own = string.Join(", ", _names.Order(StringComparer.Ordinal).Prepend("localhost"));
            return _isAnyAddress ? Text.Of($"{own} and IP addresses", $"{own} 和 IP 地址") : Text.Verbatim(own);
        }
    }

    /// <summary>Reads the names of <c>--host-names</c>.</summary>
    /// <param name="flag">The value of the flag, with commas between the names; null for none.</param>
    /// <returns>The names, and what is wrong with them; null for good ones.</returns>
    public static (IReadOnlyList<string> Names, Text? Wrong) Read(string? flag)
    {
        if (flag is null) return ([], null);
        var names = flag.Split(',', StringSplitOptions.TrimEntries);
        if (names.Length > Most)
            return ([], Text.Of(
                $"--host-names: give {Most} names at most.", $"--host-names：最多给出 {Most} 个名称。"));
        if (Array.Find(names, n => Uri.CheckHostName(n) is not (UriHostNameType.Dns or UriHostNameType.IPv4
            or UriHostNameType.IPv6)) is { } bad)
            return ([], Text.Of(
                $"--host-names: '{bad}' is no name of a host. Give names without scheme, port and path, with commas "
                    + "between them: a.example,b.example.",
                $"--host-names：“{bad}”不是主机名。请给出不带协议、端口和路径的名称，用逗号分隔："
                    + "a.example,b.example。"));
        return ([.. names.Select(Ascii)], null);
    }

    /// <summary>Returns a name as browsers send it: without letters beyond ASCII.</summary>
    private static string Ascii(string name) =>
        Uri.CheckHostName(name) == UriHostNameType.Dns ? new Uri($"https://{name}").IdnHost : name;

    private static string Plain(string host)
    {
        var name = host.Trim('[', ']').TrimEnd('.');
        return IPAddress.TryParse(name, out var address) ? address.ToString() : name;
    }

    private static IEnumerable<string> NamesOf(X509Certificate2 certificate)
    {
        var alternatives = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().ToList();
        // Certificates of old have their one name in the subject.
        return alternatives.Count == 0
            ? new[] { certificate.GetNameInfo(X509NameType.SimpleName, false) }
                .Where(n => Uri.CheckHostName(n) != UriHostNameType.Unknown)
            : alternatives.SelectMany(a => a.EnumerateDnsNames().Concat(
                a.EnumerateIPAddresses().Select(i => i.ToString())));
    }
}

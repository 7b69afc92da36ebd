using System.Net;
using Alliance.Grains.Clusters;
using Alliance.Host.Access.Addresses;
using Alliance.Host.Access.Rates;

namespace Alliance.Host.Access;

/// <summary>How a server knows who calls.</summary>
internal sealed record AccessSettings
{
    /// <summary>A city's single sign-on; null for none.</summary>
    public IdentityProvider? Identity { get; init; }
    /// <summary>The addresses of the proxies that give TLS in front of this server. Only they may call it; none: anyone
    /// may.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];
    /// <summary>How many calls a client may make in a minute.</summary>
    public RateSettings Rates { get; init; } = new();
    /// <summary>The names by which the server is called once there are accounts. Until then it answers to loopback
    /// alone.</summary>
    public HostNames Names { get; init; } = HostNames.Loopback;
    /// <summary>The folder of the keys that encrypt cookies and the secrets of one-time codes. In a cluster they are in
    /// its Redis.</summary>
    public required string KeyFolder { get; init; }
    /// <summary>The Redis server of a cluster as <c>HOST:PORT</c>; null for the embedded store.</summary>
    public string? Redis { get; init; }
    /// <summary>How this process gets into that Redis.</summary>
    public ClusterAccess Cluster { get; init; } = new();
}

using System.Net;

namespace Alliance.Host.Access.Addresses;

/// <summary>Tells the address that a call came from.</summary>
internal static class CallerAddress
{
    /// <summary>Returns the address; an IPv4 address as such, though it came to a socket of IPv6.</summary>
    public static IPAddress Of(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4(),
        var address => address,
    };
}

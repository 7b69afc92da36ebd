using System.Net;
using System.Net.Sockets;

namespace Alliance.LoadTesting.Setups;

/// <summary>Finds a free port for a process that the tester starts.</summary>
internal static class FreePort
{
    /// <summary>Returns a port on which no process listens at the moment.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

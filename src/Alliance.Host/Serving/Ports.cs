using System.Net;
using System.Net.Sockets;

namespace Alliance.Host.Serving;

/// <summary>Finds ports.</summary>
internal static class Ports
{
    /// <summary>Two ports for the silo. They follow from the port that people use, so that they stay the same over
    /// restarts, by which a cluster knows that the one before is gone, and differ for several on one machine; where
    /// they are taken, any that are free.</summary>
    public static (int Silo, int Gateway) ForSilo(int port)
    {
        var (silo, gateway) = (11_000 + port % 10_000, 21_000 + port % 10_000);
        return port != 0 && IsFree(IPAddress.Loopback, silo) && IsFree(IPAddress.Loopback, gateway) ? (silo, gateway)
            : (Free(), Free());
    }

    /// <summary>Whether one could listen there now.</summary>
    public static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException taken)
            when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

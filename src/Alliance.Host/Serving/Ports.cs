using System.Net;
using System.Net.Sockets;

namespace Alliance.Host.Serving;

/// <summary>Finds free ports.</summary>
internal static class Ports
{
    /// <summary>Chooses two ports for the silo. They follow from the port that people use, so they stay the same across
    /// restarts, and differ for several servers on one machine. By equal ports a cluster knows that the former silo no
    /// longer exists. Where they are taken, any free ports are chosen.</summary>
    public static (int Silo, int Gateway) ForSilo(int port)
    {
        var (silo, gateway) = (11_000 + port % 10_000, 21_000 + port % 10_000);
        return port != 0 && IsFree(IPAddress.Loopback, silo) && IsFree(IPAddress.Loopback, gateway) ? (silo, gateway)
            : (Free(), Free());
    }

    /// <summary>Returns whether a server could listen on the port now.</summary>
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

    /// <summary>Returns a free port on loopback.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

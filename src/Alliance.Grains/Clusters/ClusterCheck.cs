using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Grains.Clusters;

/// <summary>Looks at a cluster before a silo joins it, so that a wrong secret is told in a sentence. Without it the
/// others would shut the silo out all the same, some seconds later.</summary>
public static class ClusterCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    /// <summary>Finds a silo of the cluster whose certificate this process does not accept. Silos that do not answer,
    /// or not with TLS, are passed over.</summary>
    /// <param name="silo">The services of the silo that is to join.</param>
    /// <param name="identity">The identity of this process; null where it has none, and accepts no
    /// certificate.</param>
    /// <returns>The address of the silo; null when there is none.</returns>
    /// <exception cref="StackExchange.Redis.RedisException">Redis cannot be reached.</exception>
    public static async Task<IPEndPoint?> FindStranger(IServiceProvider silo, SiloIdentity? identity)
    {
        var members = await Members(silo).ConfigureAwait(false);
        var strangers = await Task.WhenAll(members.Select(
            async m => await IsStranger(m, identity).ConfigureAwait(false) ? m : null)).ConfigureAwait(false);
        return strangers.FirstOrDefault(s => s is not null);
    }

    /// <summary>Finds a silo of the cluster that runs, as far as it can be reached from here; null for none.</summary>
    /// <param name="silo">The services of a silo that has not joined.</param>
    /// <exception cref="StackExchange.Redis.RedisException">Redis cannot be reached.</exception>
    public static async Task<IPEndPoint?> FindRunning(IServiceProvider silo)
    {
        foreach (var member in await Members(silo).ConfigureAwait(false))
            if (await Answers(member).ConfigureAwait(false)) return member;
        return null;
    }

    private static async Task<IReadOnlyList<IPEndPoint>> Members(IServiceProvider silo)
    {
        var table = silo.GetRequiredService<IMembershipTable>();
        await table.InitializeMembershipTableAsync(true).ConfigureAwait(false);
        return [.. (await table.ReadAllAsync().ConfigureAwait(false)).Members.Select(m => m.Item1)
            .Where(m => m.Status is SiloStatus.Active or SiloStatus.Joining).Select(m => m.SiloAddress.Endpoint)];
    }

    private static async Task<bool> Answers(IPEndPoint silo)
    {
        using var patience = new CancellationTokenSource(Timeout);
        try
        {
            using var client = new TcpClient(silo.AddressFamily);
            await client.ConnectAsync(silo, patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            // It was killed, and nobody has noticed yet.
            return false;
        }
    }

    private static async Task<bool> IsStranger(IPEndPoint silo, SiloIdentity? identity)
    {
        using var patience = new CancellationTokenSource(Timeout);
        var isStranger = false;
        try
        {
            using var client = new TcpClient(silo.AddressFamily);
            await client.ConnectAsync(silo, patience.Token).ConfigureAwait(false);
            await using var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = "alliance",
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    !(isStranger = identity?.Accepts((X509Certificate2)certificate!) != true),
            }, patience.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
            when (failure is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            // It has shown a strange certificate, or none: it may be just stopping, or have no TLS.
        }

        return isStranger;
    }
}

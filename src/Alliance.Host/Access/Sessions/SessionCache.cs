using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;

namespace Alliance.Host.Access.Sessions;

/// <summary>Remembers for a few minutes what cookies and tokens were found to be, so that not every call decrypts them
/// again: three decryptions take about 40 µs of a call, the look-up a few. It knows texts by their SHA-256 alone.
/// Whether a session has ended is not its matter: expiry, and the stamp of the account, are looked at with each call.
/// It may be used by many calls at once.</summary>
internal sealed class SessionCache : IDisposable
{
    /// <summary>The most tickets and tokens that are remembered.</summary>
    private const int Most = 10_000;

    /// <summary>How long they are, so that a key of the server that is revoked counts by then: 5 minutes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Returns a copy of the ticket of a cookie.</summary>
    /// <param name="cookie">The text of the cookie.</param>
    /// <param name="decrypt">Decrypts it; null for a cookie that is not of this server.</param>
    public AuthenticationTicket? Ticket(string cookie, Func<AuthenticationTicket?> decrypt)
    {
        var key = KeyOf("ticket", cookie);
        if (_known.TryGetValue(key, out AuthenticationTicket? known)) return known!.Clone();
        var ticket = decrypt();
        if (ticket is not null) Remember(key, ticket.Clone());
        return ticket;
    }

    /// <summary>Returns whether these texts were found to belong together.</summary>
    public bool Belong(params ReadOnlySpan<string> texts) => _known.TryGetValue(KeyOf("token", texts), out _);

    /// <summary>Remembers that these texts belong together.</summary>
    public void SetBelong(params ReadOnlySpan<string> texts) => Remember(KeyOf("token", texts), "");

    public void Dispose() => _known.Dispose();

    private void Remember(string key, object what) => _known.Set(
        key, what, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest });

    private static string KeyOf(string kind, params ReadOnlySpan<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            // The length first: two texts are not taken for two others that are written the same.
            hash.AppendData(BitConverter.GetBytes(text.Length));
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return $"{kind}/{Convert.ToBase64String(hash.GetHashAndReset())}";
    }
}

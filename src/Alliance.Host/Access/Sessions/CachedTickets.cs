using Microsoft.AspNetCore.Authentication;

namespace Alliance.Host.Access.Sessions;

/// <summary>Encrypts the tickets of sessions, and remembers those that it has decrypted.</summary>
/// <param name="inner">Encrypts and decrypts.</param>
/// <param name="cache">Remembers.</param>
internal sealed class CachedTickets(ISecureDataFormat<AuthenticationTicket> inner, SessionCache cache)
    : ISecureDataFormat<AuthenticationTicket>
{
    /// <inheritdoc/>
    public string Protect(AuthenticationTicket data) => inner.Protect(data);

    /// <inheritdoc/>
    public string Protect(AuthenticationTicket data, string? purpose) => inner.Protect(data, purpose);

    /// <inheritdoc/>
    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    /// <inheritdoc/>
    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) =>
        protectedText is null || purpose is not null ? inner.Unprotect(protectedText, purpose)
        : cache.Ticket(protectedText, () => inner.Unprotect(protectedText));
}

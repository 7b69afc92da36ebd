using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using Alliance.Host.Access.Addresses;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Alliance.Host.Access.SignOns;

/// <summary>Signs browsers out at a city's single sign-on too (OpenID Connect RP-Initiated Logout 1.0). The token of
/// the sign-in is not kept for this: the provider knows this server by its id, and the person by the subject. It may
/// ask the person to confirm.</summary>
internal static partial class SignOnEnd
{
    /// <summary>The path to which the provider sends a browser back.</summary>
    public const string BackTo = "/alerts/";

    private const int StateBytes = 16;

    /// <summary>Returns where a browser goes on to end its session at the provider.</summary>
    /// <param name="http">The call, whose session has ended here.</param>
    /// <param name="provider">The single sign-on; null for none.</param>
    /// <param name="log">Logs that the provider does not answer.</param>
    /// <returns>The address, and the state with which the browser comes back; null where the session was not of the
    /// provider, or the provider ends none.</returns>
    public static async Task<(string Address, string State)?> Of(
        HttpContext http, IdentityProvider? provider, ILogger log)
    {
        if (provider?.Client is not { } client || !http.User.HasClaim(Identities.IssuerClaim, provider.Issuer)
            || await EndpointOf(http, provider, log) is not { } endpoint) return null;
        var (request, state) =
            (http.Request, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(StateBytes)));
        return (QueryHelpers.AddQueryString(endpoint, new Dictionary<string, string?>
        {
            ["client_id"] = client.Id,
            ["logout_hint"] = http.User.FindFirstValue(IdentityProvider.SubjectClaim),
            // Its host is one of this server's names: the call would not have come so far otherwise.
            ["post_logout_redirect_uri"] = $"{request.Scheme}://{request.Host}{request.PathBase}{BackTo}",
            ["state"] = state,
        }), state);
    }

    private static async Task<string?> EndpointOf(HttpContext http, IdentityProvider provider, ILogger log)
    {
        var oidc = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>()
            .Get(OpenIdConnectDefaults.AuthenticationScheme);
        try
        {
            var described = await oidc.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
            return Uri.TryCreate(described.EndSessionEndpoint, UriKind.Absolute, out var endpoint)
                && (endpoint.Scheme == Uri.UriSchemeHttps
                    || (endpoint.Scheme == Uri.UriSchemeHttp && LoopbackHosts.Has(endpoint.Host)))
                ? endpoint.AbsoluteUri : null;
        }
        catch (InvalidOperationException failure)
        {
            // So it says that the description of the provider cannot be read. The session here has ended all the same.
            LogUnreachable(log, failure, provider.Issuer);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The single sign-on at {Issuer} does not answer; a session there goes on")]
    private static partial void LogUnreachable(ILogger log, Exception failure, string issuer);
}

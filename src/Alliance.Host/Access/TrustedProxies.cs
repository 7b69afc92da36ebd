using Alliance.Host.Access.Addresses;
using Alliance.Host.Api.Problems;
using Microsoft.AspNetCore.HttpOverrides;

namespace Alliance.Host.Access;

/// <summary>Lets only the trusted proxies call a server that is behind them, and believes them who called and whether
/// that was over TLS.</summary>
internal static class TrustedProxies
{
    /// <summary>Adds the checks. Call it before everything that looks at the address, the scheme or the host of a
    /// call.</summary>
    public static void UseTrustedProxies(this WebApplication app, AccessSettings settings)
    {
        if (settings.Proxies.Count == 0) return;
        app.Use((http, next) =>
        {
            if (!settings.Proxies.Contains(CallerAddress.Of(http)))
                throw new ApiProblem(StatusCodes.Status403Forbidden, "not-by-proxy", "Call the proxy instead.",
                    "This server takes calls from the proxy in front of it alone.");
            return next(http);
        });
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = 1,
        };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var proxy in settings.Proxies) forwarded.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(forwarded);
        app.Use((http, next) => http.Request.IsHttps ? next(http)
            : throw new ApiProblem(StatusCodes.Status403Forbidden, "no-tls", "The call came without TLS.",
                "The proxy must send X-Forwarded-Proto: https, and take calls over TLS alone."));
    }
}

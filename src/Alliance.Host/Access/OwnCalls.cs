using Alliance.Host.Access.Addresses;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Access;

/// <summary>Refuses calls that a web page of somebody else makes through a browser: from another origin, or under
/// another host name, which a name server may have pointed here. A server that asks nobody who they are is safe only
/// so, and answers to loopback alone; one with accounts answers to its own names.</summary>
internal sealed class OwnCalls(RequestDelegate next, AccessDirectory directory, AccessSettings settings)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (request.IsHttps) http.Response.Headers.StrictTransportSecurity = "max-age=31536000";
        if (directory.IsOpen ? !LoopbackHosts.Has(request.Host.Host) : !settings.Names.Has(request.Host.Host))
            throw Refused($"The call is for the host '{Short(request.Host.Value)}'. " + (directory.IsOpen
                ? "Call this server by 127.0.0.1 or localhost."
                : "This server answers to its own names alone; its operator adds one with --host-names."));
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin
            && origin != $"{request.Scheme}://{request.Host.Value}")
            throw Refused($"The call is from a page of {Short(origin)}. Only pages of this server itself may call it.");
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && !IsNavigation(request))
            throw Refused("The call is from a page of another server. Only pages of this server itself may call it.");
        return next(http);
    }

    /// <summary>Returns whether a person follows a link to a page. The page with the link cannot read what
    /// comes.</summary>
    private static bool IsNavigation(HttpRequest request) => HttpMethods.IsGet(request.Method)
        && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";

    /// <summary>Makes the refusal. It is 403 for a foreign name too: upon 421 browsers send the same call again over
    /// another connection.</summary>
    private static ApiProblem Refused(string why) => new(
        StatusCodes.Status403Forbidden, "not-from-here", "The call does not come from this server's own pages.", why);

    private static string Short(string? text) => text is { Length: > 100 } ? text[..100] + "…" : text ?? "";
}

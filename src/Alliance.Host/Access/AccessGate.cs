using Alliance.Core.Access;
using Alliance.Host.Access.Sessions;
using Alliance.Host.Api.Problems;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Alliance.Host.Access;

/// <summary>Lets a call in or refuses it, by what its endpoint is for and by the roles of its caller. Whose place a
/// command is, is judged by <see cref="Authority"/> once the command is read.</summary>
internal sealed class AccessGate(RequestDelegate next, AccessDirectory directory, Authority authority, ReadLog reads,
    CallLimits limits, SessionCache sessions)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (directory.IsOpen) return next(http);
        if (http.GetEndpoint() is RouteEndpoint endpoint && ActOf(endpoint) != Act.Public)
            return Judge(http, ActOf(endpoint));
        limits.CountAnonymous(http);
        return next(http);
    }

    private static Act? ActOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<ActRoutes.Doing>()?.Act;

    private async Task Judge(HttpContext http, Act? act)
    {
        var ticket = await http.AuthenticateAsync();
        if (Identities.CallerOf(ticket, directory) is not { } caller)
        {
            limits.CountAnonymous(http);
            throw NotSignedIn(http, directory);
        }

        http.User = ticket.Principal!;
        if (ticket.Ticket!.AuthenticationScheme == CookieAuthenticationDefaults.AuthenticationScheme
            && !HttpMethods.IsGet(http.Request.Method)) await CheckForgery(http, caller);
        http.Features.Set(caller);
        var realm = http.GetRouteValue("realm") as string;
        limits.Count(http, caller, act, AccessRealm.ClassOf(realm));
        if (GrantOf(caller, act, realm) == Grant.Refused)
            throw await authority.Refuse(
                http, caller, $"No role of {caller.Account} may do this in {realm ?? "any realm"}", []);
        using var lease = limits.Enter(caller, AccessRealm.ClassOf(realm));
        try
        {
            await next(http);
        }
        finally
        {
            // Also where the answer broke off: a part of it may have been read.
            if (HttpMethods.IsGet(http.Request.Method)) reads.Note(caller, http.Request.Path);
        }
    }

    private static Grant GrantOf(Caller caller, Act? act, string? realm) => act switch
    {
        null => Grant.Refused,
        // Its body names the realm that is made, which is judged once it is read.
        Act.RunRealm when realm is null => Enum.GetValues<RealmClass>().Max(r => caller.May(Act.RunRealm, r)),
        { } doing => caller.May(doing, AccessRealm.ClassOf(realm)),
    };

    private async Task CheckForgery(HttpContext http, Caller caller)
    {
        // A token is good for one account, until its stamp changes.
        string[] pair =
        [
            caller.Account, $"{caller.Stamp}", http.Request.Cookies[Identities.TokenCookie] ?? "",
            http.Request.Headers[Identities.TokenHeader].ToString(),
        ];
        if (sessions.Belong(pair)) return;
        try
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            sessions.SetBelong(pair);
        }
        catch (AntiforgeryValidationException)
        {
            throw new ApiProblem(StatusCodes.Status403Forbidden, "no-token", "The call has no valid token of its page.",
                $"Read /api/v1/session and send its token in the header {Identities.TokenHeader}.");
        }
    }

    private static ApiProblem NotSignedIn(HttpContext http, AccessDirectory directory)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return new(StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in first.",
            "Sign in with POST /api/v1/session, or send an API key as Authorization: Bearer KEY. A session or a key "
                + "may have ended."
                + (directory.Identity?.Client is null ? ""
                    : " People of the single sign-on open /api/v1/session/sign-on in a browser."));
    }
}

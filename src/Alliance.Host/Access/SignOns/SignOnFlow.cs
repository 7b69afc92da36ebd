using Alliance.Core.Access;
using Alliance.Host.Access.Addresses;
using Alliance.Host.Api.Problems;
using Alliance.Host.Output;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Alliance.Host.Access.SignOns;

/// <summary>Signs browsers in by a city's single sign-on: the authorization-code flow of OpenID Connect, with PKCE. It
/// ends in the cookie of a session, as a sign-in with a password does.</summary>
internal static partial class SignOnFlow
{
    /// <summary>Where the single sign-on sends a browser back to. It is a page for people, and no part of the
    /// API.</summary>
    public const string CallbackPath = "/sign-on/callback";

    /// <summary>The path at which a browser begins.</summary>
    public const string StartPath = "/api/v1/session/sign-on";

    private const string Scheme = OpenIdConnectDefaults.AuthenticationScheme;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Adds the flow, where there is a single sign-on that browsers can use.</summary>
    public static void AddSignOn(this IServiceCollection services, AccessSettings settings)
    {
        if (settings.Identity is { Client: { } client } provider)
            services.AddAuthentication().AddOpenIdConnect(oidc => Configure(oidc, provider, client));
    }

    /// <summary>Maps the page that the single sign-on sends a browser back to.</summary>
    public static void MapSignOn(this IEndpointRouteBuilder app) => app.MapGet(CallbackPath, End).Is(Act.Public)
        .RequireRateLimiting(CallLimits.SignOnEnds).ExcludeFromDescription();

    /// <summary>Sends a browser to the single sign-on.</summary>
    /// <param name="http">The call.</param>
    /// <param name="directory">The accounts, and the single sign-on.</param>
    /// <param name="returnTo">The path of this server where the browser goes on afterwards.</param>
    /// <exception cref="ApiProblem">Browsers cannot sign in so (409), or the single sign-on does not answer
    /// (503).</exception>
    public static async Task Begin(HttpContext http, AccessDirectory directory, string returnTo)
    {
        if (directory.Identity?.Client is null)
            throw ApiProblem.Conflict("no-sign-on",
                "This server has no single sign-on for browsers. Sign in with POST /api/v1/session.");
        try
        {
            await http.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = returnTo });
        }
        catch (InvalidOperationException failure) when (failure.InnerException is not null)
        {
            // So it says that the description of the provider cannot be read.
            LogUnreachable(LogOf(http), failure, directory.Identity.Issuer);
            http.Response.Headers.RetryAfter = "10";
            throw new ApiProblem(StatusCodes.Status503ServiceUnavailable, "sign-on-unreachable",
                "The single sign-on does not answer at the moment.",
                "Try again later. Local accounts sign in with POST /api/v1/session.");
        }
    }

    private static async Task End(HttpContext http, AccessDirectory directory, IAuthenticationHandlerProvider handlers)
    {
        if (directory.Identity?.Client is not null
            && await handlers.GetHandlerAsync(http, Scheme) is IAuthenticationRequestHandler handler
            && await handler.HandleRequestAsync()) return;
        throw ApiProblem.NotFound("No single sign-on of this server sends browsers here.");
    }

    private static void Configure(OpenIdConnectOptions oidc, IdentityProvider provider, SignOnClient client)
    {
        (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (provider.Issuer, client.Id, client.Secret);
        oidc.RequireHttpsMetadata = !provider.IsLocal;
        oidc.BackchannelTimeout = Patience;
        oidc.CallbackPath = CallbackPath;
        // As a link and not as a form: cookies that a form of another server brings along need SameSite=None, which
        // would let other pages send them too.
        (oidc.ResponseType, oidc.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        oidc.UsePkce = true;
        oidc.Scope.Clear();
        foreach (var scope in client.Scopes) oidc.Scope.Add(scope);
        (oidc.MapInboundClaims, oidc.SaveTokens, oidc.DisableTelemetry) = (false, false, true);
        oidc.UseTokenLifetime = true;
        oidc.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        foreach (var cookie in (CookieBuilder[])[oidc.CorrelationCookie, oidc.NonceCookie])
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        (oidc.CorrelationCookie.Name, oidc.NonceCookie.Name) = ("alliance-sign-on.", "alliance-sign-on-nonce.");
        oidc.Events = new OpenIdConnectEvents
        {
            OnTicketReceived = context => Receive(context, provider, client),
            OnRemoteFailure = Fail,
        };
    }

    /// <summary>Begins the session of a person that the single sign-on has confirmed.</summary>
    private static async Task Receive(TicketReceivedContext context, IdentityProvider provider, SignOnClient client)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var now = DateTimeOffset.UtcNow;
        var until = client.SessionLength is { } length ? now + length : context.Properties?.ExpiresUtc;
        if (context.Principal is not { } person || provider.CallerOf(person) is not { } caller || until is null)
        {
            await Refuse(http, null, SignInOutcome.NotConfirmed);
            return;
        }

        if (caller.Posts.Count == 0)
        {
            await Refuse(http, caller, SignInOutcome.NoRole);
            return;
        }

        await Note(http, caller, SignInOutcome.Granted);
        var stamp = http.RequestServices.GetRequiredService<AccessDirectory>().View.StampOf(caller.Account) ?? 0;
        await http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme, Identities.PrincipalOf(provider, person, stamp),
            new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = until, AllowRefresh = false });
        await SignOnPage.GoOn(http, context.ReturnUri ?? "/");
    }

    private static Task Fail(RemoteFailureContext context)
    {
        context.HandleResponse();
        LogNotConfirmed(LogOf(context.HttpContext), context.Failure);
        return Refuse(context.HttpContext, null, SignInOutcome.NotConfirmed);
    }

    /// <summary>Tells a person that it is not signed in. A session that the browser had ends: it may be of somebody
    /// else.</summary>
    private static async Task Refuse(HttpContext http, Caller? caller, SignInOutcome outcome)
    {
        await Note(http, caller, outcome);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        await (caller is null
            ? SignOnPage.Refuse(http, StatusCodes.Status401Unauthorized, Text.Of(
                "You are not signed in: the single sign-on did not confirm who you are.",
                "未登录：统一身份认证没有确认您的身份。"))
            : SignOnPage.Refuse(http, StatusCodes.Status403Forbidden, Text.Of(
                $"You are not signed in: the single sign-on knows {caller.Person} ({caller.Account}), but that account "
                    + "has no role here. Ask the administrator of this server for one.",
                $"未登录：统一身份认证已确认您是 {caller.Person}（{caller.Account}），但该账号在本系统没有任何角色。"
                    + "请联系本服务的管理员。")));
    }

    private static Task Note(HttpContext http, Caller? caller, SignInOutcome outcome) =>
        http.RequestServices.GetRequiredService<SignIns>().NoteSignOn(caller, outcome, $"{CallerAddress.Of(http)}");

    private static ILogger LogOf(HttpContext http) =>
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SignOnFlow).FullName!);

    [LoggerMessage(LogLevel.Warning, "A sign-in by the single sign-on was not confirmed")]
    private static partial void LogNotConfirmed(ILogger log, Exception? failure);

    [LoggerMessage(LogLevel.Error, "The single sign-on at {Issuer} does not answer")]
    private static partial void LogUnreachable(ILogger log, Exception failure, string issuer);
}

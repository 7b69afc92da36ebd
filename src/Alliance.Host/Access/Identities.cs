using System.Globalization;
using System.Security.Claims;
using Alliance.Core.Access;
using Alliance.Host.Access.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using StackExchange.Redis;

namespace Alliance.Host.Access;

/// <summary>Sets up how callers are authenticated: by the cookie of a session, by an API key, or by the token of a
/// city's single sign-on.</summary>
internal static class Identities
{
    /// <summary>The claim with the name of the account.</summary>
    public const string AccountClaim = "alliance:account";
    /// <summary>The claim with the stamp of the account, by which a session ends with a change of it.</summary>
    public const string StampClaim = "alliance:stamp";
    /// <summary>The claim with the issuer, in the session of a person of a single sign-on.</summary>
    public const string IssuerClaim = "alliance:issuer";
    /// <summary>The header for the token against forged calls.</summary>
    public const string TokenHeader = "X-CSRF-TOKEN";
    /// <summary>The cookie that belongs to the token against forged calls.</summary>
    public const string TokenCookie = "alliance-token";
    private const string Chooser = "Alliance", Bearer = "Bearer ";
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    public static void AddIdentities(this IServiceCollection services, AccessSettings settings)
    {
        AddKeyRing(services, settings);
        services.AddAntiforgery(forgery =>
        {
            forgery.HeaderName = TokenHeader;
            (forgery.Cookie.Name, forgery.Cookie.SameSite) = (TokenCookie, SameSiteMode.Strict);
            forgery.SuppressXFrameOptionsHeader = true;
        });
        var authentication = services.AddAuthentication(Chooser)
            .AddPolicyScheme(
                Chooser, null, chooser => chooser.ForwardDefaultSelector = http => SchemeOf(http, settings))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null)
            .AddCookie(AddSession);
        services.AddSingleton<SessionCache>();
        // After the format of the cookie itself is set up.
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .PostConfigure<SessionCache>((session, cache) =>
                session.TicketDataFormat = new CachedTickets(session.TicketDataFormat, cache));
        if (settings.Identity is { } provider)
            authentication.AddJwtBearer(jwt => provider.Configure(jwt));
    }

    /// <summary>Returns the credentials of a call's <c>Authorization: Bearer</c>; null where it has none.</summary>
    public static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 7 } header
        && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;

    /// <summary>Returns the caller of an authenticated call; null where it is not authenticated, or its account may no
    /// longer be used.</summary>
    public static Caller? CallerOf(AuthenticateResult result, AccessDirectory directory)
    {
        if (!result.Succeeded) return null;
        if (result.Ticket.Properties.GetParameter<Caller>(nameof(Caller)) is { } known) return known;
        var caller = result.Principal.FindFirstValue(IssuerClaim) is { } issuer
            ? OfSignOn(result, issuer, directory) : OfAccount(result.Principal, directory);
        return caller is { Stamp: { } stamp } && result.Principal.FindFirstValue(StampClaim) == TextOf(stamp)
            ? caller : null;
    }

    private static Caller? OfAccount(ClaimsPrincipal principal, AccessDirectory directory) =>
        principal.FindFirstValue(AccountClaim) is { } name && directory.View.Usable(name) is { } account
            ? new Caller(name, account.Person!, account.Posts) { Stamp = account.Stamp } : null;

    private static Caller? OfSignOn(AuthenticateResult result, string issuer, AccessDirectory directory) =>
        directory.Identity is { } provider && provider.Issuer == issuer
            && provider.CallerOf(result.Principal!) is { } caller
            ? caller with
            {
                Stamp = directory.View.StampOf(caller.Account), Until = result.Properties!.ExpiresUtc,
            }
            : null;

    /// <summary>Makes the principal of a session.</summary>
    public static ClaimsPrincipal PrincipalOf(string name, AccountState account) => new(new ClaimsIdentity(
        [
            new Claim(AccountClaim, name),
            new Claim(StampClaim, TextOf(account.Stamp)),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Makes the principal of a session of a person of a single sign-on.</summary>
    /// <param name="provider">The single sign-on.</param>
    /// <param name="person">The claims of the person.</param>
    /// <param name="stamp">The stamp of the person's sessions.</param>
    public static ClaimsPrincipal PrincipalOf(IdentityProvider provider, ClaimsPrincipal person, int stamp) =>
        new(new ClaimsIdentity(
            [
                new Claim(IssuerClaim, provider.Issuer),
                new Claim(StampClaim, TextOf(stamp)),
                .. provider.ClaimsThatCount(person).Select(c => new Claim(c.Type, c.Value)),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme));

    private static string TextOf(int stamp) => stamp.ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds the keys that encrypt cookies and the secrets of one-time codes. All servers of a cluster share
    /// them.</summary>
    private static void AddKeyRing(IServiceCollection services, AccessSettings settings)
    {
        var ring = services.AddDataProtection().SetApplicationName("alliance");
        if (settings.Redis is { } redis)
        {
            var connection = new Lazy<ConnectionMultiplexer>(
                () => ConnectionMultiplexer.Connect(settings.Cluster.RedisOptions(redis)));
            ring.PersistKeysToStackExchangeRedis(() => connection.Value.GetDatabase(), "alliance-keys");
        }
        else
        {
            // For its owner alone.
            var folder = OperatingSystem.IsWindows() ? Directory.CreateDirectory(settings.KeyFolder)
                : Directory.CreateDirectory(
                    settings.KeyFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            ring.PersistKeysToFileSystem(folder);
        }
    }

    private static string SchemeOf(HttpContext http, AccessSettings settings) =>
        BearerOf(http.Request) is not { } text ? CookieAuthenticationDefaults.AuthenticationScheme
        : ApiKeys.IsLikeOne(text) || settings.Identity is null ? ApiKeyHandler.Name
        : JwtBearerDefaults.AuthenticationScheme;

    private static void AddSession(CookieAuthenticationOptions session)
    {
        session.Cookie.Name = "alliance-session";
        (session.Cookie.SameSite, session.Cookie.HttpOnly) = (SameSiteMode.Strict, true);
        session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        (session.ExpireTimeSpan, session.SlidingExpiration) = (SessionLength, true);
    }
}

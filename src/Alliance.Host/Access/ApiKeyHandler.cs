using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Alliance.Host.Access;

/// <summary>Authenticates a program by its API key, sent as <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    AccessDirectory directory) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Identities.BearerOf(Request) is not { } text || ApiKeys.Find(text, directory) is not { } found)
            return Task.FromResult(AuthenticateResult.Fail("The key is unknown or has ended."));
        var identity = new ClaimsIdentity(Scheme.Name);
        identity.AddClaim(new Claim(Identities.AccountClaim, found.Account));
        var properties = new AuthenticationProperties();
        properties.SetParameter(
            nameof(Caller),
            new Caller(found.Account, found.State.Person!, [.. found.Key.Posts.Intersect(found.State.Posts)])
            {
                Key = found.Id, Until = directory.Realm!.At(found.Key.ExpiresAt),
            });
        return Task.FromResult(AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name)));
    }
}

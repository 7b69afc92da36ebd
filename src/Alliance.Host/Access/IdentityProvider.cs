using System.Security.Claims;
using Alliance.Core.Access;
using Alliance.Core.Identifiers;
using Alliance.Host.Access.Addresses;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Alliance.Host.Access;

/// <summary>A city's single sign-on (OpenID Connect), as configured: whose tokens are taken, and which claims give
/// which role.</summary>
/// <param name="Issuer">The address of the provider. Its keys are read from
/// <c>ISSUER/.well-known/openid-configuration</c>.</param>
/// <param name="Audience">The audience that a token must have.</param>
/// <param name="NameClaim">The claim with the name of the person.</param>
/// <param name="Roles">The claims that give roles.</param>
internal sealed record IdentityProvider(
    string Issuer, string Audience, string NameClaim, IReadOnlyList<ClaimedRole> Roles)
{
    /// <summary>Sets up the check of its tokens.</summary>
    public void Configure(JwtBearerOptions jwt)
    {
        (jwt.Authority, jwt.Audience) = (Issuer, Audience);
        jwt.MapInboundClaims = false;
        jwt.RequireHttpsMetadata = !LoopbackHosts.Has(new Uri(Issuer).Host);
        jwt.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                if (CallerOf(context.Principal!) is { } caller)
                    context.Properties.SetParameter(
                        nameof(Caller), caller with { Until = context.SecurityToken.ValidTo });
                else context.Fail("The token has no subject.");
                return Task.CompletedTask;
            },
        };
    }

    private Caller? CallerOf(ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue("sub") is not { Length: > 0 } subject) return null;
        // A name that no local account can have.
        var account = $"sso:{string.Concat(subject.Where(c => !char.IsControl(c)).Take(100))}";
        var person = principal.FindFirstValue(NameClaim) is { Length: > 0 } name ? name : subject;
        return new Caller(account, person,
            [.. Roles.Where(r => principal.HasClaim(r.Claim, r.Value)).Select(r => r.Post).Distinct()]);
    }
}

/// <summary>A claim that gives a role.</summary>
/// <param name="Claim">The type of the claim, such as <c>groups</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Post">The role, with its place.</param>
internal sealed record ClaimedRole(string Claim, string Value, Post Post);

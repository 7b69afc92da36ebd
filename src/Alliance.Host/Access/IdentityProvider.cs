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
    /// <summary>The claim that says which person of the provider it is.</summary>
    public const string SubjectClaim = "sub";

    /// <summary>No local account can have a name that begins so.</summary>
    private const string Prefix = "sso:";

    /// <summary>How browsers sign in; null: programs send tokens, and browsers cannot.</summary>
    public SignOnClient? Client { get; init; }

    /// <summary>Whether it may be called without TLS: on this machine.</summary>
    public bool IsLocal => LoopbackHosts.Has(new Uri(Issuer).Host);

    /// <summary>Returns whether a name is of a person of a single sign-on, who has no account here.</summary>
    public static bool IsOwnName(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Sets up the check of its tokens.</summary>
    public void Configure(JwtBearerOptions jwt)
    {
        (jwt.Authority, jwt.Audience) = (Issuer, Audience);
        jwt.MapInboundClaims = false;
        jwt.RequireHttpsMetadata = !IsLocal;
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

    /// <summary>Returns who a person is and what it may do, by the claims of its token or of its session; null where
    /// they name nobody.</summary>
    public Caller? CallerOf(ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue(SubjectClaim) is not { Length: > 0 } subject) return null;
        var account = Prefix + string.Concat(subject.Where(c => !char.IsControl(c)).Take(100));
        var person = principal.FindFirstValue(NameClaim) is { Length: > 0 } name ? name : subject;
        return new Caller(account, person,
            [.. Roles.Where(r => principal.HasClaim(r.Claim, r.Value)).Select(r => r.Post).Distinct()]);
    }

    /// <summary>Returns the claims by which <see cref="CallerOf"/> goes. A token may have hundreds of others.</summary>
    public IEnumerable<Claim> ClaimsThatCount(ClaimsPrincipal principal) => principal.Claims
        .Where(c => c.Type == SubjectClaim || c.Type == NameClaim
            || Roles.Any(r => r.Claim == c.Type && r.Value == c.Value))
        .DistinctBy(c => (c.Type, c.Value));
}

/// <summary>A claim that gives a role.</summary>
/// <param name="Claim">The type of the claim, such as <c>groups</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Post">The role, with its place.</param>
internal sealed record ClaimedRole(string Claim, string Value, Post Post);

/// <summary>This server as a client of a city's single sign-on, by which browsers sign in.</summary>
/// <param name="id">Its id there.</param>
/// <param name="secret">Its secret there; null for a client without one.</param>
internal sealed class SignOnClient(string id, string? secret)
{
    public string Id => id;
    public string? Secret => secret;
    /// <summary>What is asked for of a person.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }
    /// <summary>How long a session lasts; null: as long as the token of its sign-in.</summary>
    public TimeSpan? SessionLength { get; init; }
}

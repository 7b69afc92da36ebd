using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Alliance.Grains.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Alliance.Host.Tests.Access.SignOns;

/// <summary>A small provider of OpenID Connect in this process, as a city runs one. It asks a browser who it is, and
/// gives a code for what the browser answers. It gives a token for a code only once, to the client that asked for it,
/// and only with the verifier of its challenge (PKCE).</summary>
internal sealed class CityProvider : IAsyncDisposable
{
    public const string ClientId = "alliance-browser", ClientSecret = "hunter2-hunter2";

    /// <summary>Who can be chosen on its page: the subject, the name and the groups.</summary>
    private static readonly Dictionary<string, (string Name, string[] Groups)> People = new()
    {
        ["u-1"] = ("李敏", ["jwz-duty", "staff"]),
        ["u-2"] = ("王芳", ["audit", "staff"]),
        ["u-3"] = ("赵强 <b>", ["staff"]),
    };

    private readonly ConcurrentDictionary<string, Asked> _codes = new();
    private readonly RSA _key = RSA.Create(2_048);
    private WebApplication? _app;

    /// <param name="host">The name of this machine by which it is called. <c>localhost</c> is another site than
    /// <c>127.0.0.1</c>.</param>
    public CityProvider(string host) => Issuer = $"http://{host}:{RedisServer.FreePort()}";

    public string Issuer { get; }
    public RSA Key => _key;
    /// <summary>How long its tokens of browsers last.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromMinutes(20);
    /// <summary>The nonce that it puts into tokens; null: the one that it was asked with.</summary>
    public string? Nonce { get; set; }
    /// <summary>Whether a client can send browsers to it to sign out.</summary>
    public bool EndsSessions { get; set; } = true;
    /// <summary>Who has signed out.</summary>
    public ConcurrentQueue<string> SignedOut { get; } = new();
    /// <summary>Why it gave no token, each time.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();
    /// <summary>How many tokens it has given for codes.</summary>
    public int Given { get; private set; }

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(Issuer);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Text(
            $$"""
            {"issuer":"{{Issuer}}","jwks_uri":"{{Issuer}}/keys","authorization_endpoint":"{{Issuer}}/authorize",
            "token_endpoint":"{{Issuer}}/token","response_types_supported":["code"],
            {{(EndsSessions ? $"\"end_session_endpoint\":\"{Issuer}/logout\"," : "")}}
            "code_challenge_methods_supported":["S256"]}
            """,
            "application/json"));
        _app.MapGet("/keys", () => Results.Text(PublicKeys(), "application/json"));
        _app.MapGet("/authorize", Ask);
        _app.MapPost("/authorize", SignIn).DisableAntiforgery();
        _app.MapPost("/token", Exchange).DisableAntiforgery();
        _app.MapGet("/logout", SignOut);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        _key.Dispose();
    }

    /// <summary>Signs a token.</summary>
    public string Token(
        string audience, string subject, string name, string[] groups, DateTime end, string? nonce = null,
        RSA? key = null, string? issuer = null)
    {
        var claims = new Dictionary<string, object> { ["sub"] = subject, ["name"] = name, ["groups"] = groups };
        if (nonce is not null) claims["nonce"] = nonce;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Issuer,
            Audience = audience,
            NotBefore = end.AddMinutes(-60),
            IssuedAt = end.AddMinutes(-60),
            Expires = end,
            Claims = claims,
            SigningCredentials = new SigningCredentials(
                new RsaSecurityKey(key ?? _key) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>Shows the page on which a person says who it is.</summary>
    private static IResult Ask(HttpRequest request)
    {
        var (query, html) = (request.Query, new StringBuilder("<!doctype html><title>city</title><form method=post>"));
        if (query["response_type"] != "code" || query["client_id"] != ClientId
            || query["code_challenge_method"] != "S256" || query["code_challenge"].ToString().Length != 43
            || query["nonce"].ToString().Length == 0 || query["state"].ToString().Length == 0
            || !query["scope"].ToString().Split(' ').Contains("openid"))
            return Results.BadRequest($"The client asks wrongly: {request.QueryString}");
        foreach (var (name, value) in query)
            html.Append($"<input type=hidden name={name} value=\"{WebUtility.HtmlEncode(value)}\">");
        foreach (var subject in People.Keys)
            html.Append($"<button name=subject value={subject}>{subject}</button>");
        return Results.Content(html.Append("</form>").ToString(), "text/html; charset=utf-8");
    }

    private IResult SignIn(HttpRequest request)
    {
        var (form, code) = (request.Form, Guid.NewGuid().ToString("N"));
        _codes[code] = new Asked(
            $"{form["subject"]}", $"{form["redirect_uri"]}", $"{form["code_challenge"]}", $"{form["nonce"]}");
        return Results.Redirect(
            $"{form["redirect_uri"]}?code={code}&state={Uri.EscapeDataString($"{form["state"]}")}");
    }

    /// <summary>Ends a session, and sends the browser back to the address that the client has registered.</summary>
    private IResult SignOut(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != ClientId || query.ContainsKey("id_token_hint")
            || new Uri($"{query["post_logout_redirect_uri"]}") is not { IsLoopback: true, PathAndQuery: "/alerts/" })
            return Results.BadRequest($"The client asks wrongly: {request.QueryString}");
        SignedOut.Enqueue($"{query["logout_hint"]}");
        return Results.Redirect(
            $"{query["post_logout_redirect_uri"]}?state={Uri.EscapeDataString($"{query["state"]}")}");
    }

    private IResult Exchange(HttpRequest request)
    {
        var form = request.Form;
        var asked = _codes.TryRemove($"{form["code"]}", out var found) ? found : null;
        var verifier = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes($"{form["code_verifier"]}")));
        var why = form["grant_type"] != "authorization_code" ? "It is no exchange of a code."
            : form["client_id"] != ClientId || form["client_secret"] != ClientSecret ? "The client is unknown."
            : asked is null ? "There is no such code, or it was used."
            : form["redirect_uri"] != asked.RedirectUri ? "The code is for another address."
            : verifier != asked.Challenge ? "The verifier is not that of the challenge." : null;
        if (why is not null)
        {
            Refusals.Enqueue(why);
            return Results.Json(new { error = "invalid_grant", error_description = why }, statusCode: 400);
        }

        Given++;
        var (name, groups) = People[asked!.Subject];
        var token = Token(
            ClientId, asked.Subject, name, groups, DateTime.UtcNow + Life, Nonce ?? asked.Nonce);
        return Results.Json(new { access_token = "none", token_type = "Bearer", id_token = token, expires_in = 60 });
    }

    private string PublicKeys()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return $$"""
            {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"1","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}",
            "e":"{{Base64UrlEncoder.Encode(key.Exponent)}}"}]}
            """;
    }

    /// <summary>What a code was given for.</summary>
    private sealed record Asked(string Subject, string RedirectUri, string Challenge, string Nonce);
}

using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;
using OtpNet;

namespace Alliance.Host.Tests.Access;

/// <summary>How people and programs sign in.</summary>
public sealed class SessionTests(SecuredServer secured) : IClassFixture<SecuredServer>
{
    private TestServer Server => secured.Server;

    [Fact]
    public async Task Nobody_reads_or_does_anything_without_signing_in()
    {
        foreach (var path in (string[])["teams", "situation", "journal", "events", "/api/v1/realms", "/metrics",
            "/api/v1/about", "/api/v1/accounts", "/api/v1/access-records"])
            Assert.Equal(HttpStatusCode.Unauthorized, (await secured.Get(null, path)).Status);
        foreach (var path in (string[])["/health/live", "/health/ready", "/docs", "/", "/openapi/v1.json"])
            Assert.Equal(HttpStatusCode.OK, (await secured.Get(null, path)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized,
            (await secured.Post(null, "incidents", Incident("近尾洲镇"))).Status);
    }

    [Fact]
    public async Task A_session_reads_with_its_cookie_and_commands_with_the_token_of_its_page()
    {
        using var session = await Session.SignIn(Server, "li", SecuredServer.Password);
        Assert.Equal("li", (await session.Get("/api/v1/session")).Text("account"));
        var raised = await session.Post("/api/v1/realms/live/incidents", Incident("近尾洲镇"));
        Assert.Equal(HttpStatusCode.Created, raised.Status);
        session.Token = null;
        var forged = await session.Post("/api/v1/realms/live/incidents", Incident("近尾洲镇"));
        Assert.Equal((HttpStatusCode.Forbidden, "no-token"), (forged.Status, forged.Text("code")));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        using var nobody = Session.None(Server);
        var wrong = await nobody.Try("quan", "not the password");
        var unknown = await nobody.Try("nobody", "not the password");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        Assert.Equal(wrong.Text("detail"), unknown.Text("detail"));
        var records = await secured.Get("audit", "/api/v1/access-records?q=wrongPassword&limit=100");
        Assert.Contains("Account/quan", records.Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Account/-", records.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_all_sessions_of_the_account()
    {
        using var one = await Session.SignIn(Server, "village", SecuredServer.Password);
        using var other = await Session.SignIn(Server, "village", SecuredServer.Password);
        Assert.Equal(HttpStatusCode.NoContent, (await one.Send(HttpMethod.Delete, "/api/v1/session", null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.Get("/api/v1/session")).Status);
    }

    [Fact]
    public async Task An_account_with_codes_signs_in_with_a_code_that_counts_once()
    {
        using var session = await Session.SignIn(Server, "county", SecuredServer.Password);
        var asked = await session.Post("/api/v1/session/codes", new() { ["password"] = SecuredServer.Password });
        var totp = new Totp(Base32Encoding.ToBytes(asked.Text("secret")));
        var code = totp.ComputeTotp();
        var confirmed = await session.Post("/api/v1/session/codes", new()
        {
            ["password"] = SecuredServer.Password, ["secret"] = asked.Text("confirm"),
            ["code"] = code,
        });
        Assert.Equal(HttpStatusCode.OK, confirmed.Status);
        using var next = Session.None(Server);
        Assert.Equal(HttpStatusCode.Unauthorized, (await next.Try("county", SecuredServer.Password)).Status);
        // What confirmed the secret counts as used; that of the next half minute is taken already.
        Assert.Equal(HttpStatusCode.Unauthorized, (await next.Try("county", SecuredServer.Password, code)).Status);
        code = totp.ComputeTotp(DateTime.UtcNow.AddSeconds(30));
        Assert.Equal(HttpStatusCode.OK, (await next.Try("county", SecuredServer.Password, code)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await next.Try("county", SecuredServer.Password, code)).Status);
        var reset = await secured.Post("admin", "/api/v1/accounts/county/reset",
            new() { ["password"] = SecuredServer.Password, ["withoutCodes"] = true });
        Assert.Equal(HttpStatusCode.OK, reset.Status);
        Assert.Equal(HttpStatusCode.OK, (await next.Try("county", SecuredServer.Password)).Status);
    }

    [Fact]
    public async Task A_key_works_until_it_is_revoked_and_is_shown_once()
    {
        var made = await secured.Post("admin", "/api/v1/accounts/feed/keys", new() { ["label"] = "weather" });
        var (key, id) = (made.Text("key"), made.Text("id"));
        Assert.Equal(HttpStatusCode.OK, await Status(key));
        var listed = await secured.Get("admin", "/api/v1/accounts/feed/keys");
        Assert.DoesNotContain(key, listed.Body!.ToJsonString(), StringComparison.Ordinal);
        await secured.Post("admin", $"/api/v1/accounts/feed/keys/{id}/revoke", new() { ["reason"] = "lost" });
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(key));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(key[..^1] + (key[^1] == 'A' ? 'B' : 'A')));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        foreach (var (path, body) in ((string, JsonObject)[])[
            ("/api/v1/accounts/admin/disable", new() { ["reason"] = "离岗" }),
            ("/api/v1/accounts/admin/details",
                new() { ["roles"] = new JsonArray(new JsonObject { ["role"] = "auditor" }) })])
        {
            var refused = await secured.Post("admin", path, body);
            Assert.Equal((HttpStatusCode.Conflict, "last-administrator"), (refused.Status, refused.Text("code")));
        }
    }

    private async Task<HttpStatusCode> Status(string key)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"{Server.Url}/api/v1/realms/live/catalogue/hazards");
        request.Headers.Authorization = new("Bearer", key);
        using var response = await Server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static JsonObject Incident(string place) =>
        new() { ["place"] = place, ["name"] = "漫堤", ["hazard"] = "flood" };
}

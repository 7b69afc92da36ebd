using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Access.SignOns;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access;

/// <summary>A city's single sign-on: whose tokens are taken, and which roles they give.</summary>
public sealed class SingleSignOnTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-sso-").FullName;
    private readonly CityProvider _provider = new("127.0.0.1");
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        await _provider.Start();
        var file = Path.Combine(_folder, "identity.yaml");
        await File.WriteAllTextAsync(file, $"""
            issuer: {_provider.Issuer}
            audience: alliance
            nameClaim: name
            roles:
              - claim: groups
                value: jwz-duty
                role: townshipOfficer
                place: 430422119
            """);
        _server = new TestServer(null, "--identity", file);
        await _server.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_token_gives_the_roles_of_its_claims_and_the_record_has_its_person()
    {
        var token = Token();
        var raised = await Post(token, "incidents", "近尾洲镇");
        Assert.True(raised.Status == HttpStatusCode.Created, $"{raised.Status} {raised.Body?.ToJsonString()}");
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(token, "incidents", "泉溪镇")).Status);
        var records = await Send(token, HttpMethod.Get, $"journal?incident={raised.Text("number")}&limit=1");
        Assert.Equal(("李敏", "sso:u-1"), ($"{records.Body!["items"]![0]!["author"]!["name"]}",
            $"{records.Body!["items"]![0]!["author"]!["account"]}"));
    }

    [Fact]
    public async Task A_token_of_nobody_known_for_somebody_else_or_that_has_ended_is_refused()
    {
        using var other = RSA.Create(2_048);
        foreach (var token in (string?[])[null, "nonsense", Token(audience: "another"), Token(key: other),
            Token(ended: true), Token(issuer: "http://127.0.0.1:1")])
            Assert.Equal(HttpStatusCode.Unauthorized, (await Send(token, HttpMethod.Get, "situation")).Status);
    }

    [Fact]
    public async Task A_token_without_a_claim_that_gives_a_role_may_do_nothing() =>
        Assert.Equal(HttpStatusCode.Forbidden,
            (await Send(Token(group: "others"), HttpMethod.Get, "situation")).Status);

    [Fact]
    public async Task Without_a_client_id_no_browser_signs_in()
    {
        var refused = await _server.Get("/api/v1/session/sign-on");
        Assert.Equal((HttpStatusCode.Conflict, "no-sign-on"), (refused.Status, refused.Text("code")));
        Assert.Equal(HttpStatusCode.NotFound, (await _server.Get("/sign-on/callback?code=1&state=2")).Status);
    }

    private Task<Answer> Post(string token, string path, string place) => Send(token, HttpMethod.Post, path,
        new JsonObject { ["place"] = place, ["name"] = "漫堤", ["hazard"] = "flood" });

    private async Task<Answer> Send(string? token, HttpMethod method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{_server.Url}/api/v1/realms/live/{path}");
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var response = await _server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    private string Token(
        string audience = "alliance", string group = "jwz-duty", RSA? key = null, bool ended = false,
        string? issuer = null)
    {
        var end = DateTime.UtcNow.AddMinutes(ended ? -20 : 20);
        return _provider.Token(audience, "u-1", "李敏", [group, "staff"], end, null, key, issuer);
    }
}

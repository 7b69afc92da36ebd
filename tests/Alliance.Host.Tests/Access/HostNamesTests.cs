using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Alliance.Host.Access.Addresses;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access;

/// <summary>A server with accounts answers only under the names that it is meant for.</summary>
public sealed class HostNamesTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "127.0.0.1 localhost LOCALHOST. [::1]", "10.1.2.3 evil.example 0.0.0.0")]
    [InlineData("https://10.1.2.3:443", "10.1.2.3 127.0.0.1", "10.1.2.4 evil.example 10.1.2.3.evil.example")]
    [InlineData("https://[fd00::1]:443", "[fd00::1] [fd00:0::1]", "[fd00::2] evil.example")]
    [InlineData("https://county.example:443", "county.example COUNTY.example. localhost", "example a.county.example")]
    [InlineData("https://0.0.0.0:443", "10.1.2.3 [fd00::1] localhost", "evil.example 10.1.2.3.evil.example")]
    [InlineData("https://[::]:443", "10.1.2.3 [fd00::1]", "evil.example")]
    public void The_address_at_which_it_listens_says_its_names(string url, string own, string foreign) =>
        Check(HostNames.Of(new Uri(url), null, []), own, foreign);

    [Fact]
    public void The_names_of_its_certificate_are_its_own()
    {
        using var named = Certificate("CN=ignored.example", san =>
        {
            san.AddDnsName("county.example");
            san.AddDnsName("*.city.example");
            san.AddIpAddress(IPAddress.Parse("10.1.2.3"));
        });
        Check(HostNames.Of(new Uri("https://127.0.0.1:443"), named, []),
            "county.example a.city.example 10.1.2.3",
            "ignored.example city.example a.b.city.example .city.example *.county.example evil.example");
        using var old = Certificate("CN=county.example", null);
        Check(HostNames.Of(new Uri("https://0.0.0.0:443"), old, []),
            "county.example", "evil.example CN=county.example");
    }

    [Fact]
    public void Names_that_are_given_are_its_own()
    {
        var (names, wrong) = HostNames.Read("a.example, 10.1.2.3,衡南.example");
        Assert.Null(wrong);
        Check(HostNames.Of(new Uri("http://127.0.0.1:5080"), null, names),
            "a.example 10.1.2.3 xn--6kr374j.example", "b.example b.a.example 10.1.2.4");
    }

    [Theory]
    [InlineData("a.example:443")]
    [InlineData("https://a.example")]
    [InlineData("a.example/path")]
    [InlineData("*.example")]
    [InlineData("a.example,,b.example")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task A_name_that_is_none_is_refused_at_the_start(string given)
    {
        var (exit, output) = await AllianceProcess.Run("serve", "--host-names", given);
        Assert.Equal(2, exit);
        Assert.Contains("--host-names", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_accounts_it_answers_to_the_names_that_were_given_and_to_no_other()
    {
        await using var server = new TestServer(null, "--host-names", "county.example");
        await server.Start();
        // As long as it is open, to loopback alone.
        await IsRefused(server, "county.example", "/health/live");
        Assert.Equal(HttpStatusCode.Created,
            (await server.Send(HttpMethod.Post, "/api/v1/accounts", Admin())).Status);
        foreach (var host in (string[])["127.0.0.1", "localhost", "county.example"])
        {
            Assert.Equal(HttpStatusCode.OK, (await Call(server, host, "/health/live")).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Call(server, host, "/api/v1/session")).Status);
        }

        foreach (var path in (string[])["/api/v1/realms/live/situation", "/api/v1/realms/live/events",
            "/health/ready", "/", "/docs", "/metrics", "/api/v1/session", "/openapi/v1.json"])
            await IsRefused(server, "evil.example", path);
    }

    [Fact]
    public async Task Behind_a_proxy_the_name_that_the_proxy_was_called_by_counts()
    {
        await using var server = new TestServer(
            null, "--behind-proxy", "127.0.0.1", "--host-names", "county.example");
        await server.Start();
        (string, string)[] proxy = [("X-Forwarded-For", "10.1.1.1"), ("X-Forwarded-Proto", "https")];
        using (var made = new HttpRequestMessage(HttpMethod.Post, $"{server.Url}/api/v1/accounts"))
        {
            foreach (var (name, value) in proxy) made.Headers.Add(name, value);
            made.Content = new StringContent(Admin().ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            using var answer = await server.Http.SendAsync(made, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        var named = await Call(
            server, "127.0.0.1", "/health/live",
            [.. proxy, ("X-Forwarded-Host", "county.example"), ("Origin", "https://county.example")]);
        Assert.Equal(HttpStatusCode.OK, named.Status);
        Assert.Equal(HttpStatusCode.OK, (await Call(server, "county.example", "/health/live", proxy)).Status);
        await IsRefused(server, "127.0.0.1", "/health/live", [.. proxy, ("X-Forwarded-Host", "evil.example")]);
        await IsRefused(server, "evil.example", "/health/live", proxy);
        await IsRefused(
            server, "127.0.0.1", "/health/live",
            [.. proxy, ("X-Forwarded-Host", "county.example"), ("Origin", "https://evil.example")]);
    }

    private static void Check(HostNames names, string own, string foreign)
    {
        foreach (var host in own.Split(' ')) Assert.True(names.Has(host), $"{host} is refused.");
        foreach (var host in foreign.Split(' ').Append("")) Assert.False(names.Has(host), $"'{host}' is let in.");
    }

    private static async Task IsRefused(
        TestServer server, string host, string path, params (string Name, string Value)[] headers)
    {
        var answer = await Call(server, host, path, headers);
        Assert.True(answer.Status == HttpStatusCode.Forbidden, $"{host}{path}: {answer.Status}");
        Assert.Equal("not-from-here", answer.Text("code"));
    }

    private static async Task<Answer> Call(
        TestServer server, string host, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url + path);
        request.Headers.Host = $"{host}:{server.Port}";
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    private static JsonObject Admin() => new()
    {
        ["name"] = "admin", ["person"] = "管理员", ["password"] = SecuredServer.Password,
        ["roles"] = new JsonArray(new JsonObject { ["role"] = "administrator" }),
    };

    private static X509Certificate2 Certificate(string subject, Action<SubjectAlternativeNameBuilder>? name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        name?.Invoke(names);
        if (name is not null) request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(90));
    }
}

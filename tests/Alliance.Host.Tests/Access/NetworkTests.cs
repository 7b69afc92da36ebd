using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access;

/// <summary>A server that other machines may reach: when it starts, and whom it answers.</summary>
public sealed class NetworkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-network-").FullName;

    [Theory]
    [InlineData("http://0.0.0.0:0", "--certificate")]
    [InlineData("http://0.0.0.0:0/path", "has a path")]
    [InlineData("https://127.0.0.1:0", "belong together")]
    public async Task Without_TLS_no_other_machine_is_let_in(string url, string says) =>
        await IsRefused(says, "serve", "--data", _folder, "--urls", url);

    [Fact]
    public async Task Without_accounts_no_other_machine_is_let_in() => await IsRefused(
        "has no accounts", "serve", "--data", _folder, "--urls", "https://0.0.0.0:0", "--certificate",
        Certificate());

    [Fact]
    public async Task A_certificate_or_a_sign_on_that_cannot_be_read_is_told()
    {
        await IsRefused(
            "cannot be read", "serve", "--data", _folder, "--certificate", Path.Combine(_folder, "none.pem"));
        var file = Path.Combine(_folder, "identity.yaml");
        await File.WriteAllTextAsync(
            file, "issuer: nowhere\naudience: a\nroles:\n  - { claim: c, value: v, role: townshipOfficer }\n",
            TestContext.Current.CancellationToken);
        var output = await IsRefused("identity.yaml:1", "serve", "--data", _folder, "--identity", file);
        Assert.Contains("identity.yaml:4", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_accounts_and_a_certificate_it_serves_over_TLS()
    {
        await using (var open = new TestServer(null))
        {
            await open.Start();
            var made = await open.Send(HttpMethod.Post, "/api/v1/accounts", Admin());
            Assert.Equal(HttpStatusCode.Created, made.Status);
            await open.Process.Terminate();
            var url = $"https://127.0.0.1:{open.Port}";
            await using var secured = await AllianceProcess.Serve(
                ["serve", "--data", open.DataFolder, "--urls", $"https://0.0.0.0:{open.Port}", "--certificate",
                    Certificate()]);
            using var http = new HttpClient(new SocketsHttpHandler
            {
                SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
            });
            using var answer = await http.GetAsync($"{url}/health/live", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
            using var refused = await http.GetAsync(
                $"{url}/api/v1/realms/live/situation", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            foreach (var (host, status) in ((string, HttpStatusCode)[])[
                ("alliance.test", HttpStatusCode.OK), ("10.1.2.3", HttpStatusCode.OK),
                ("evil.example", HttpStatusCode.Forbidden)])
            {
                using var call = new HttpRequestMessage(HttpMethod.Get, $"{url}/health/live");
                call.Headers.Host = host;
                using var named = await http.SendAsync(call, TestContext.Current.CancellationToken);
                Assert.Equal(status, named.StatusCode);
            }

            await Eventually.Is("it says which names it answers to", () => Task.FromResult(
                secured.Output.Contains("alliance.test and IP addresses", StringComparison.Ordinal)
                && secured.Output.Contains("--host-names", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Behind_a_proxy_it_takes_calls_of_the_proxy_over_TLS_alone()
    {
        await using var server = new TestServer(null, "--behind-proxy", "127.0.0.1");
        await server.Start();
        Assert.Equal(HttpStatusCode.Forbidden, await Live(server, null));
        Assert.Equal(HttpStatusCode.OK, await Live(server, "https"));
        await using var other = new TestServer(null, "--behind-proxy", "10.9.8.7");
        await other.Start();
        Assert.Equal(HttpStatusCode.Forbidden, await Live(other, "https"));
    }

    [Fact]
    public async Task Accounts_and_keys_are_kept_from_the_command_line()
    {
        await using var server = new TestServer(null);
        await server.Start();
        Assert.Equal(HttpStatusCode.Created,
            (await server.Send(HttpMethod.Post, "/api/v1/accounts", Admin())).Status);
        var (exit, output) = await AllianceProcess.RunTyping(
            SecuredServer.Password, "keys", "add", "admin", "--label", "tests", "--as", "admin", "--url",
            server.Url);
        Assert.True(exit == 0 && output.StartsWith("alk.admin.", StringComparison.Ordinal), output);
        var key = output.Trim();
        var environment = new Dictionary<string, string> { ["ALLIANCE_KEY"] = key };
        (exit, output) = await AllianceProcess.RunWith(
            environment, "accounts", "add", "wang", "--person", "王芳", "--role", "townshipOfficer@近尾洲镇",
            "--no-password", "--url", server.Url);
        Assert.True(exit == 0, output);
        (exit, output) = await AllianceProcess.RunWith(
            environment, "keys", "add", "wang", "--label", "desk", "--url", server.Url);
        Assert.True(exit == 0 && output.StartsWith("alk.wang.", StringComparison.Ordinal), output);
        (exit, output) = await AllianceProcess.RunWith(environment, "accounts", "list", "--url", server.Url);
        Assert.True(exit == 0 && output.Contains("近尾洲镇", StringComparison.Ordinal), output);
        (exit, output) = await AllianceProcess.RunWith(
            environment, "accounts", "disable", "wang", "--reason", "离岗", "--url", server.Url);
        Assert.True(exit == 0, output);
        (exit, output) = await AllianceProcess.RunWith(environment, "doctor", "--url", server.Url);
        Assert.True(exit == 0 && output.Contains("one-administrator", StringComparison.Ordinal), output);
        (exit, output) = await AllianceProcess.Run("accounts", "list", "--url", server.Url);
        Assert.True(exit == 1 && output.Contains("ALLIANCE_KEY", StringComparison.Ordinal), output);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<HttpStatusCode> Live(TestServer server, string? scheme)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.Url}/health/live");
        if (scheme is not null)
        {
            request.Headers.Add("X-Forwarded-For", "10.1.1.1");
            request.Headers.Add("X-Forwarded-Proto", scheme);
        }

        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task<string> IsRefused(string says, params string[] arguments)
    {
        var (exit, output) = await AllianceProcess.Run(arguments);
        Assert.True(exit == 2 && output.Contains(says, StringComparison.Ordinal), $"{exit}: {output}");
        return output;
    }

    private static JsonObject Admin() => new()
    {
        ["name"] = "admin", ["person"] = "管理员", ["password"] = SecuredServer.Password,
        ["roles"] = new JsonArray(new JsonObject { ["role"] = "administrator" }),
    };

    /// <summary>Makes a certificate for this machine, with its key in the same file.</summary>
    private string Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=alliance.test", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(90));
        var file = Path.Combine(_folder, "server.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return file;
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Alliance.Host.Output;
using Alliance.Host.Tests.Access;
using Alliance.Host.Tests.Running;
using OtpNet;

namespace Alliance.Host.Tests.Logs;

/// <summary>Each request has a number, by which its lines are found in the log; and no secret is in the log.</summary>
public sealed class RequestLogTests
{
    private const string Canary = "canary-7d1f-password";

    [Theory]
    [InlineData("plain")]
    [InlineData("json")]
    public async Task The_number_of_a_request_is_in_its_answer_and_in_its_lines(string format)
    {
        await using var server = Logging(format);
        await server.Start();
        using var response = await server.Http.GetAsync(
            $"{server.Url}/api/v1/realms/nowhere/situation", TestContext.Current.CancellationToken);
        var number = Assert.Single(response.Headers.GetValues("X-Request-Id"));
        Assert.Matches("^[0-9a-f]{32}$", number);
        Assert.Equal(number, (await Answer.Of(response)).Text("requestId"));
        using var other = await server.Http.GetAsync(
            $"{server.Url}/health/live", TestContext.Current.CancellationToken);
        Assert.NotEqual(number, Assert.Single(other.Headers.GetValues("X-Request-Id")));
        await Eventually.Is("the request is in the log", () => Task.FromResult(LinesOf(server).Any(
            l => l.Contains(number, StringComparison.Ordinal)
                && l.Contains("realms/nowhere", StringComparison.Ordinal))));
        if (format == "json")
            Assert.All(LinesOf(server).Where(l => l.Contains(number, StringComparison.Ordinal)),
                l => Assert.Contains(JsonNode.Parse(l)!["Scopes"]!.AsArray(), s => $"{s!["TraceId"]}" == number));
        await ActorsSayTheNumber(server);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("json")]
    public async Task What_somebody_typed_neither_begins_a_line_nor_steers_a_terminal(string format)
    {
        await using var server = Logging(format);
        await server.Start();
        using var response = await server.Http.GetAsync(
            $"{server.Url}/api/v1/realms/%1B%5B31m%0Afail%3A%20forged/situation",
            TestContext.Current.CancellationToken);
        await Eventually.Is("the request is in the log", () => Task.FromResult(
            server.Process.Output.Contains("forged", StringComparison.Ordinal)));
        Assert.DoesNotContain('\u001B', server.Process.Output);
        Assert.DoesNotContain(LinesOf(server), l => l.StartsWith("fail: forged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("json")]
    public async Task No_secret_is_in_the_log(string format)
    {
        await using var server = Logging(format);
        await server.Start();
        await server.Send(HttpMethod.Post, "/api/v1/accounts", new JsonObject
        {
            ["name"] = "admin", ["person"] = "管理员", ["password"] = Canary,
            ["roles"] = new JsonArray(new JsonObject { ["role"] = "administrator" }),
        });
        List<string> secrets = [Canary, "AQAAAA", "wrong-canary-password"];
        using (var session = await Session.SignIn(server, "admin", Canary))
        {
            secrets.Add(session.Token!);
            await session.Try("admin", "wrong-canary-password");
            var key = (await session.Post("/api/v1/accounts/admin/keys", new() { ["label"] = "x" })).Text("key");
            secrets.Add(key[(key.LastIndexOf('.') + 1)..]);
            await Call(server, key);
            await Call(server, key[..^1] + (key[^1] == 'A' ? 'B' : 'A'));
            secrets.Add(key[(key.LastIndexOf('.') + 1)..^1]);
            var asked = await session.Post("/api/v1/session/codes", new() { ["password"] = Canary });
            secrets.AddRange([asked.Text("secret"), asked.Text("confirm")]);
            var code = new Totp(Base32Encoding.ToBytes(asked.Text("secret"))).ComputeTotp();
            await session.Post("/api/v1/session/codes", new()
            {
                ["password"] = Canary, ["secret"] = asked.Text("confirm"), ["code"] = code,
            });
            secrets.AddRange(session.Cookies);
        }

        await server.Process.Terminate();
        var log = server.Process.Output;
        Assert.Contains("/api/v1/accounts/admin/keys", log, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("近尾洲镇 <b>", "近尾洲镇 <b>")]
    [InlineData("a\u001B[31m\r\nb\u0085\u2028\u202E", @"a\u001B[31m\u000D\u000Ab\u0085\u2028\u202E")]
    public void Control_characters_are_written_as_their_numbers(string text, string harmless) =>
        Assert.Equal(harmless, Harmless.Of(text));

    /// <summary>Reports an incident, and looks for the number of the call in the lines of the township that opens it,
    /// and of the incident that the township writes to.</summary>
    private static async Task ActorsSayTheNumber(TestServer server)
    {
        using var body = JsonContent.Create(new JsonObject
        {
            ["author"] = new JsonObject { ["name"] = "李敏", ["office"] = "近尾洲镇应急办" },
            ["place"] = "430422106", ["name"] = "湘江漫堤", ["hazard"] = "flood",
        });
        using var reported = await server.Http.PostAsync(
            $"{server.Url}/api/v1/realms/live/incidents", body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, reported.StatusCode);
        var number = Assert.Single(reported.Headers.GetValues("X-Request-Id"));
        foreach (var called in new[] { "Execute of township/", "Deliver of incident/" })
            await Eventually.Is($"the log has '{called}' with the number", () => Task.FromResult(LinesOf(server).Any(
                l => l.Contains(called, StringComparison.Ordinal)
                    && l.Contains(number, StringComparison.Ordinal))));
    }

    /// <summary>A server that writes as much as it can about calls and what they do.</summary>
    private static TestServer Logging(string format)
    {
        var server = new TestServer(null, "--log", format);
        server.Environment["Logging__LogLevel__Default"] = "Trace";
        return server;
    }

    private static IEnumerable<string> LinesOf(TestServer server) => server.Process.Output.Split('\n');

    private static async Task Call(TestServer server, string key)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"{server.Url}/api/v1/realms/live/catalogue/hazards");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

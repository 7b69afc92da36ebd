using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access;

/// <summary>A browser's session: its cookies and the token of its page.</summary>
internal sealed class Session : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    private Session(TestServer server) =>
        _http = new(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = new Uri(server.Url) };

    /// <summary>The values of its cookies.</summary>
    public IEnumerable<string> Cookies => _cookies.GetAllCookies().Select(c => c.Value);

    /// <summary>The token that a page sends along; null before it is signed in.</summary>
    public string? Token { get; set; }

    public static async Task<Session> SignIn(TestServer server, string name, string password)
    {
        var session = new Session(server);
        var answer = await session.Try(name, password);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{name}: {answer.Status} {answer.Body?.ToJsonString()}");
        return session;
    }

    public static Session None(TestServer server) => new(server);

    public async Task<Answer> Try(string name, string password, string? code = null)
    {
        var answer = await Post(
            "/api/v1/session", new() { ["name"] = name, ["password"] = password, ["code"] = code });
        if (answer.Status == HttpStatusCode.OK) Token = answer.Text("token");
        return answer;
    }

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answer> Post(string path, JsonObject body) => Send(HttpMethod.Post, path, body);

    public async Task<Answer> Send(HttpMethod method, string path, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (Token is not null) request.Headers.Add("X-CSRF-TOKEN", Token);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    public void Dispose() => _http.Dispose();
}

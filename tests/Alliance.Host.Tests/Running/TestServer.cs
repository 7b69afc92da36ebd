using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Alliance.Grains.Tests.Storage;

namespace Alliance.Host.Tests.Running;

/// <summary>A server on a free port with data of its own, that can be killed and started again.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private readonly string[] _more;
    private readonly string? _redis;
    private AllianceProcess? _process;

    public TestServer() : this(null)
    {
    }

    internal TestServer(string? redis, params string[] more) => (_redis, _more) = (redis, more);

    public string DataFolder { get; } = Directory.CreateTempSubdirectory("alliance-host-").FullName;
    /// <summary>Variables that it is started with beside the test's own.</summary>
    internal Dictionary<string, string> Environment { get; } = [];
    public int Port { get; } = RedisServer.FreePort();
    public string Url => $"http://127.0.0.1:{Port}";
    internal AllianceProcess Process => _process!;
    internal HttpClient Http { get; } = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(
        2) }) { Timeout = TimeSpan.FromSeconds(60) };

    public async ValueTask InitializeAsync() => await Start();

    internal async Task Start() => _process = await AllianceProcess.Serve(
        ["serve", "--port", $"{Port}", "--data", DataFolder,
            .. _redis is null ? Array.Empty<string>() : ["--redis", _redis], .. _more], Environment);

    internal async Task KillAndRestart()
    {
        await _process!.Kill();
        await Start();
    }

    /// <summary>Sends and reads JSON; paths are those of the live realm unless they begin with a slash.</summary>
    internal async Task<Answer> Send(
        HttpMethod method, string path, JsonNode? body = null, string? key = null, string? ifMatch = null)
    {
        using var request =
            new HttpRequestMessage(method, Url + (path.StartsWith('/') ? path : $"/api/v1/realms/live/{path}"));
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await Http.SendAsync(request);
        return await Answer.Of(response);
    }

    internal Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    internal Task<Answer> Post(string path, JsonObject body, string? key = null, string? ifMatch = null)
    {
        body["author"] ??= new JsonObject { ["name"] = "李敏", ["office"] = "近尾洲镇应急办" };
        return Send(HttpMethod.Post, path, body, key, ifMatch);
    }

    /// <summary>As <see cref="Post"/>, for what must succeed.</summary>
    internal async Task<Answer> Command(string path, JsonObject body, string? key = null)
    {
        var answer = await Post(path, body, key);
        Assert.True((int)answer.Status is 200 or 201, $"POST {path}: {answer.Status} {answer.Body?.ToJsonString()}");
        return answer;
    }

    /// <summary>Makes a realm of a test's own and gives its path: in the shared one, tests beside it change things at
    /// the same time.</summary>
    internal async Task<string> Drill(string name, int clock = 1)
    {
        var made = await Send(HttpMethod.Post, "/api/v1/realms", new JsonObject { ["name"] = name, ["clock"] = clock });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return $"/api/v1/realms/{name}";
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        Http.Dispose();
        Directory.Delete(DataFolder, recursive: true);
    }
}

/// <summary>What the server answered.</summary>
internal sealed record Answer(
    HttpStatusCode Status, string? ContentType, string? Etag, string? Location, bool Replayed, JsonNode? Body)
{
    public string Text(string field) => Body![field]!.ToString();

    public static async Task<Answer> Of(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var type = response.Content.Headers.ContentType?.MediaType;
        return new Answer(
            response.StatusCode, type, response.Headers.ETag?.ToString(), response.Headers.Location?.ToString(),
            response.Headers.Contains("Idempotency-Replayed"),
            type?.EndsWith("json", StringComparison.Ordinal) == true ? JsonNode.Parse(text) : null);
    }

    /// <summary>Asserts problem details that name a field.</summary>
    public void IsProblem(int status, string? field = null, string? says = null)
    {
        Assert.Equal(status, (int)Status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(status, Body!["status"]!.GetValue<int>());
        if (field is not null) Assert.Contains(field, Body["errors"]!.AsObject().Select(e => e.Key));
        if (says is not null)
            Assert.Contains(
                says, System.Text.RegularExpressions.Regex.Unescape(Body.ToJsonString()), StringComparison.Ordinal);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access;

/// <summary>A server with accounts of every role, each with a key.</summary>
public sealed class SecuredServer : IAsyncLifetime
{
    public SecuredServer() : this(null)
    {
    }

    // A test calls more often than a person or a program may.
    internal SecuredServer(string? redis) => Server = new TestServer(
        redis, "--reads-per-minute", "1000000", "--commands-per-minute", "1000000", "--anonymous-per-minute",
        "1000000");

    public const string Password = "correct horse battery";

    /// <summary>The accounts: name, role, place.</summary>
    internal static readonly (string Name, string Role, string? Place)[] Accounts =
    [
        ("admin", "administrator", null),
        ("li", "townshipOfficer", "近尾洲镇"),
        ("quan", "townshipOfficer", "泉溪镇"),
        ("village", "villageOfficer", VillagePlace),
        ("county", "commander", "430422"),
        ("crew", "crewLeader", "430422119-F1"),
        ("depot", "depotKeeper", "430422119-D1"),
        ("director", "exerciseDirector", null),
        ("feed", "integrator", null),
        ("audit", "auditor", null),
        ("load", "loadTester", null),
        ("stranger", "townshipOfficer", "430422104"),
    ];

    internal const string VillagePlace = "430422119-V01";

    private readonly Dictionary<string, string> _keys = [];

    internal TestServer Server { get; }

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        foreach (var (name, role, place) in Accounts) await Add(name, role, place);
    }

    /// <summary>Makes an account with a key.</summary>
    internal async Task Add(string name, string role, string? place)
    {
        var body = new JsonObject
        {
            ["name"] = name, ["person"] = name, ["password"] = Password,
            ["roles"] = new JsonArray(new JsonObject { ["role"] = role, ["place"] = place }),
        };
        var made = await As(name == "admin" ? null : "admin", HttpMethod.Post, "/api/v1/accounts", body);
        Assert.True(made.Status == HttpStatusCode.Created, $"{name}: {made.Status} {made.Body?.ToJsonString()}");
        await MakeKey(name);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>Calls the server with the key of an account; null: with none. Paths are those of the live realm unless
    /// they begin with a slash.</summary>
    internal async Task<Answer> As(string? account, HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(
            method, Server.Url + (path.StartsWith('/') ? path : $"/api/v1/realms/live/{path}"));
        if (account is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _keys[account]);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    internal Task<Answer> Get(string? account, string path) => As(account, HttpMethod.Get, path);

    internal Task<Answer> Post(string? account, string path, JsonObject body) =>
        As(account, HttpMethod.Post, path, body);

    /// <summary>The key of an account.</summary>
    internal string KeyOf(string account) => _keys[account];

    private async Task MakeKey(string name)
    {
        if (name == "admin")
        {
            // The first key is made in a session: there is no other yet.
            using var session = await Session.SignIn(Server, "admin", Password);
            var made = await session.Post("/api/v1/accounts/admin/keys", new() { ["label"] = "tests" });
            _keys[name] = made.Text("key");
            return;
        }

        var key = await Post("admin", $"/api/v1/accounts/{name}/keys", new() { ["label"] = "tests" });
        Assert.True(key.Status == HttpStatusCode.Created, $"{name}: {key.Status} {key.Body?.ToJsonString()}");
        _keys[name] = key.Text("key");
    }
}

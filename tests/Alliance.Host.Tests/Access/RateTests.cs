using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access;

/// <summary>One client cannot starve the others: what it may call in a minute is counted.</summary>
public sealed class RateTests(RatedServer rated) : IClassFixture<RatedServer>
{
    // Far more than it may: the rates give back one call in twelve seconds.
    private const int Tries = 200;
    private const string Situation = "/api/v1/realms/live/situation", Incidents = "/api/v1/realms/live/incidents";

    [Fact]
    public async Task Who_reads_too_much_is_told_to_wait_and_can_still_report()
    {
        await IsRefused(() => rated.Send("li", HttpMethod.Get, Situation));
        var (raised, _) = await rated.Send("li", HttpMethod.Post, Incidents, Incident());
        Assert.Equal(HttpStatusCode.Created, raised.Status);
        var (others, _) = await rated.Send("quan", HttpMethod.Get, Situation);
        Assert.Equal(HttpStatusCode.OK, others.Status);
    }

    [Fact]
    public async Task Who_sends_too_many_commands_can_still_send_vital_ones()
    {
        var (raised, _) = await rated.Send("quan", HttpMethod.Post, Incidents, Incident("泉溪镇"));
        var grade = $"{Incidents}/{raised.Text("number")}/grade";
        await IsRefused(() => rated.Send(
            "quan", HttpMethod.Post, grade, new() { ["grade"] = "large", ["basis"] = "受灾人数" }));
        for (var more = 0; more < 10; more++)
        {
            (raised, _) = await rated.Send("quan", HttpMethod.Post, Incidents, Incident("泉溪镇"));
            Assert.Equal(HttpStatusCode.Created, raised.Status);
        }
    }

    [Fact]
    public async Task A_load_test_is_not_held_up()
    {
        var (made, _) = await rated.Send("load", HttpMethod.Post, "/api/v1/realms", new() { ["name"] = "load-rates" });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        for (var i = 0; i < 20; i++)
        {
            var (read, _) = await rated.Send("load", HttpMethod.Get, "/api/v1/realms/load-rates/situation");
            Assert.Equal(HttpStatusCode.OK, read.Status);
        }
    }

    [Fact]
    public async Task Without_an_account_the_address_is_counted()
    {
        await IsRefused(() => rated.Send(null, HttpMethod.Get, Situation));
        var (read, _) = await rated.Send("audit", HttpMethod.Get, Situation);
        Assert.Equal(HttpStatusCode.OK, read.Status);
    }

    private static async Task IsRefused(Func<Task<(Answer Answer, RetryConditionHeaderValue? Wait)>> call)
    {
        for (var i = 0; i < Tries; i++)
        {
            var (answer, wait) = await call();
            if (answer.Status != HttpStatusCode.TooManyRequests) continue;
            answer.IsProblem(429, says: "Nothing was carried out");
            Assert.Equal("too-fast", answer.Text("code"));
            Assert.InRange(wait!.Delta!.Value.TotalSeconds, 1, 12);
            return;
        }

        Assert.Fail($"{Tries} calls were let through.");
    }

    private static JsonObject Incident(string place = "近尾洲镇") =>
        new() { ["place"] = place, ["name"] = "漫堤", ["hazard"] = "flood" };
}

/// <summary>A server with narrow rates, and accounts with keys.</summary>
public sealed class RatedServer : IAsyncLifetime
{
    private readonly TestServer _server = new(
        null, "--reads-per-minute", "5", "--commands-per-minute", "5", "--anonymous-per-minute", "5");

    private readonly Dictionary<string, string> _keys = [];

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        // Nobody has to sign in yet, so nothing is counted. Each gets a key from an administrator of its own.
        string[] administrators = ["admin", "admin2"];
        foreach (var name in administrators)
        {
            using var session = name == "admin" ? null
                : await Session.SignIn(_server, "admin", SecuredServer.Password);
            var body = Account(name, "administrator", null);
            var made = session is null ? await _server.Send(HttpMethod.Post, "/api/v1/accounts", body)
                : await session.Post("/api/v1/accounts", body);
            Assert.Equal(HttpStatusCode.Created, made.Status);
        }

        await Make("admin", ("li", "townshipOfficer", "近尾洲镇"), ("quan", "townshipOfficer", "泉溪镇"));
        await Make("admin2", ("load", "loadTester", null), ("audit", "auditor", null));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    internal async Task<(Answer Answer, RetryConditionHeaderValue? Wait)> Send(
        string? account, HttpMethod method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, _server.Url + path);
        if (account is not null) request.Headers.Authorization = new("Bearer", _keys[account]);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (await Answer.Of(response), response.Headers.RetryAfter);
    }

    private async Task Make(string by, params (string Name, string Role, string? Place)[] accounts)
    {
        using var session = await Session.SignIn(_server, by, SecuredServer.Password);
        foreach (var (name, role, place) in accounts)
        {
            await session.Post("/api/v1/accounts", Account(name, role, place));
            _keys[name] = (await session.Post($"/api/v1/accounts/{name}/keys", new() { ["label"] = "x" })).Text("key");
        }
    }

    private static JsonObject Account(string name, string role, string? place) => new()
    {
        ["name"] = name, ["person"] = name, ["password"] = SecuredServer.Password,
        ["roles"] = new JsonArray(new JsonObject { ["role"] = role, ["place"] = place }),
    };
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access;

/// <summary>The server is killed while accounts, keys and rosters change.</summary>
public sealed class AccessKillTests
{
    private const int Rounds = 3, Writers = 4;
    private readonly ConcurrentQueue<string> _accounts = new();
    private readonly ConcurrentQueue<(string Account, string Id)> _keys = new();
    private int _handovers;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_acknowledged_is_there_afterwards(bool isOnRedis)
    {
        await using var redis = isOnRedis ? await RedisServer.Run() : null;
        await using var secured = new SecuredServer(redis?.Endpoint);
        await secured.InitializeAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var (before, writers) = (_accounts.Count, new List<Task>());
            for (var writer = 0; writer < Writers; writer++) writers.Add(Write(secured, $"r{round}w{writer}"));
            writers.Add(PlanShifts(secured));
            var handovers = _handovers;
            await Eventually.Is("something of each is acknowledged", () => Task.FromResult(
                _accounts.Count >= before + 2 * Writers && _handovers > handovers));
            await secured.Server.KillAndRestart();
            await Task.WhenAll(writers);
            await Check(secured);
        }

        Assert.True(_keys.Count > Rounds);
    }

    /// <summary>Adds accounts with keys until the server is gone. Only what was answered counts.</summary>
    private async Task Write(SecuredServer secured, string writer)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var name = $"{writer}-{i}";
                var added = await secured.Post("admin", "/api/v1/accounts", Auditor(name));
                Assert.Equal(HttpStatusCode.Created, added.Status);
                _accounts.Enqueue(name);
                var key = await secured.Post("admin", $"/api/v1/accounts/{name}/keys", new() { ["label"] = "x" });
                Assert.Equal(HttpStatusCode.Created, key.Status);
                _keys.Enqueue((name, key.Text("id")));
            }
        }
        catch (HttpRequestException)
        {
            // It was killed.
        }
    }

    private async Task PlanShifts(SecuredServer secured)
    {
        try
        {
            for (var i = _handovers + 1; ; i++)
            {
                var handed = await secured.Post("admin", "/api/v1/rosters/430422119/handover", new()
                {
                    ["people"] = new JsonArray("li"), ["note"] = $"{i}",
                    ["to"] = $"{DateTimeOffset.UtcNow.AddHours(8):O}",
                });
                Assert.Equal(HttpStatusCode.OK, handed.Status);
                _handovers = i;
            }
        }
        catch (HttpRequestException)
        {
            // It was killed.
        }
    }

    private async Task Check(SecuredServer secured)
    {
        foreach (var name in _accounts)
            Assert.Equal(HttpStatusCode.OK, (await secured.Get("admin", $"/api/v1/accounts/{name}")).Status);
        foreach (var (account, id) in _keys)
            Assert.Contains(id, (await secured.Get("admin", $"/api/v1/accounts/{account}/keys")).Body!.ToJsonString(),
                StringComparison.Ordinal);
        var roster = await secured.Get("audit", "/api/v1/rosters/430422119");
        var last = int.Parse($"{roster.Body!["shifts"]!.AsArray()[^1]!["note"]}", CultureInfo.InvariantCulture);
        // The last one may have been written and not answered.
        Assert.InRange(last, _handovers, _handovers + 1);
    }

    private static JsonObject Auditor(string name) => new()
    {
        ["name"] = name, ["person"] = name,
        ["roles"] = new JsonArray(new JsonObject { ["role"] = "auditor" }),
    };
}

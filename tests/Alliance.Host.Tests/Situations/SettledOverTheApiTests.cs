using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Alliance.Grains.Hosting;
using Alliance.Grains.Realms;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Servers;
using Alliance.Host.Serving;
using Alliance.Host.Situations;
using Alliance.Host.Tests.Running;
using Alliance.Simulation.Scenarios.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Host.Tests.Situations;

/// <summary>A server that puts away all but the last two requests that are settled: the API shows them as before, also
/// after a start.</summary>
public sealed class SettledOverTheApiTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-settled-").FullName;
    private readonly string _url = $"http://127.0.0.1:{RedisServer.FreePort()}";
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync() => await Start();

    [Fact]
    public async Task What_is_put_away_is_shown_as_before()
    {
        var incident = await Report();
        var first = await Settle(incident);
        string[] documents =
        [
            $"aid-requests/{first}", $"aid-requests/{first}/story?lang=en", $"aid-requests?incident={incident}&limit=1",
            $"aid-requests?place={Tour.Place}&limit=1",
            "aid-requests?state=cancelled&limit=1",
        ];
        var before = await Quiet(documents);
        for (var more = 0; more < 4; more++) await Settle(incident);
        await Eventually.Is(
            "the first request is put away", async () => !(await Situation("requests")).Contains(first));
        Assert.Equal(before, await All(documents));
        await Restart();
        Assert.Equal(before, await All(documents));
        Assert.DoesNotContain(first, await Situation("requests"));
        Assert.Equal(5, (await Get($"incidents/{incident}"))["incident"]!["requests"]!.AsArray().Count);
        Assert.Equal(5, (await Get($"aid-requests?incident={incident}"))["items"]!.AsArray().Count);
        Assert.Empty((await Get("aid-requests?state=soliciting"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Who_asks_about_what_is_over_is_told_so_as_before()
    {
        var incident = await Report();
        var first = await Settle(incident);
        var cancelled = await Post($"aid-requests/{first}/cancel", new JsonObject { ["reason"] = "again" });
        var approved = await Post(
            $"approvals/{first}-L1-{Tour.Place}-1", new JsonObject { ["granted"] = true, ["reason"] = "go" });
        for (var more = 0; more < 4; more++) await Settle(incident);
        await Eventually.Is(
            "the first request is put away", async () => !(await Situation("requests")).Contains(first));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (cancelled.Status,
            (await Post($"aid-requests/{first}/cancel", new JsonObject { ["reason"] = "again" })).Status));
        var again = await Post(
            $"approvals/{first}-L1-{Tour.Place}-1", new JsonObject { ["granted"] = true, ["reason"] = "go" });
        Assert.Equal((approved.Status, WithoutNumber(approved.Text)), (again.Status, WithoutNumber(again.Text)));
    }

    /// <summary>A problem without the number of its request, which each call has anew.</summary>
    private static string WithoutNumber(string problem)
    {
        var read = JsonNode.Parse(problem)!.AsObject();
        Assert.True(read.Remove("requestId"));
        return read.ToJsonString();
    }

    [Fact]
    public async Task Closed_incidents_are_put_away_too()
    {
        var numbers = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            numbers.Add(await Report());
            await Done($"incidents/{numbers[i]}/close", new JsonObject { ["reason"] = "over" });
        }

        await Eventually.Is("the first is put away", async () => !(await Situation("incidents")).Contains(numbers[0]));
        foreach (var filter in (string[])["", "?open=false", $"?place={Tour.Place}&limit=500"])
            Assert.Equal(
                numbers, (await Get($"incidents{filter}"))["items"]!.AsArray().Select(i => i!["number"]!.ToString()));
        Assert.Empty((await Get("incidents?open=true"))["items"]!.AsArray());
        Assert.Equal("over", (await Get($"incidents/{numbers[0]}"))["incident"]!["closedBecause"]!.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Start()
    {
        var options = new ServeOptions
        {
            Url = _url, DataFolder = _folder, Redis = null, RegionFile = ServeOptions.DefaultRegion,
            Situation = new SituationLimits { KeptAtRest = 2, PutAwayAtOnce = 1, SnapshotEvery = 50 },
        };
        var alliance = new AllianceOptions { DataFolder = _folder, SiloPort = RedisServer.FreePort(),
            GatewayPort = RedisServer.FreePort() };
        _app = Server.Build(options, alliance, await AllianceHosting.OpenStore(alliance));
        await Server.MakeLive(_app.Services.GetRequiredService<RealmDirectory>(),
            RegionLoader.Load(options.RegionPath, DateTimeOffset.UtcNow).Value!);
        await _app.StartAsync();
    }

    private async Task Restart()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Start();
    }

    private async Task<string> Report() =>
        (await Done("incidents", new JsonObject { ["place"] = Tour.Place, ["name"] = "湘江漫堤",
            ["hazard"] = "flood" }))["number"]!.ToString();

    /// <summary>A request that found squads and was then cancelled.</summary>
    private async Task<string> Settle(string incident)
    {
        var line = new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 8, ["priority"] = "lifeSaving" };
        var number = (await Done("aid-requests",
            new JsonObject { ["incident"] = incident, ["lines"] = new JsonArray(line) }))["number"]!.ToString();
        await Eventually.Is(
            $"{number} is covered", async () => (await Line(number))["remainder"]!.GetValue<int>() == 0);
        await Done($"aid-requests/{number}/cancel", new JsonObject { ["reason"] = "no longer needed" });
        await Eventually.Is($"{number} is settled",
            async () => (await Get($"aid-requests/{number}"))["request"]!["outcome"]!.ToString() != "open");
        return number;
    }

    private async Task<JsonNode> Line(string number) => (await Get($"aid-requests/{number}"))["request"]!["lines"]![0]!;

    /// <summary>The documents, once nothing more comes.</summary>
    private async Task<IReadOnlyList<string>> Quiet(string[] documents)
    {
        var seen = await All(documents);
        await Eventually.Is("all is quiet", async () =>
        {
            await Task.Delay(500);
            var before = seen;
            seen = await All(documents);
            return before.SequenceEqual(seen);
        });
        return seen;
    }

    private async Task<IReadOnlyList<string>> All(string[] documents)
    {
        var all = new List<string>();
        foreach (var document in documents) all.Add(Without(await Get(document)).ToJsonString());
        return all;
    }

    /// <summary>Whether there is a next page depends on what came later.</summary>
    private static JsonNode Without(JsonNode document)
    {
        if (document is JsonObject page) page.Remove("next");
        return document;
    }

    private async Task<IReadOnlyList<string>> Situation(string list) =>
        [.. (await Get("situation"))[list]!.AsArray().Select(i => i!["number"]!.ToString())];

    private async Task<JsonNode> Get(string path) =>
        (await _http.GetFromJsonAsync<JsonNode>(new Uri($"{_url}/api/v1/realms/live/{path}")))!;

    private async Task<JsonNode> Done(string path, JsonObject body)
    {
        var answer = await Post(path, body);
        Assert.True((int)answer.Status is 200 or 201, answer.Text);
        return JsonNode.Parse(answer.Text)!;
    }

    private async Task<(HttpStatusCode Status, string Text)> Post(string path, JsonObject body)
    {
        body["author"] = new JsonObject { ["name"] = "李敏", ["office"] = "近尾洲镇应急办" };
        using var answer = await _http.PostAsJsonAsync(new Uri($"{_url}/api/v1/realms/live/{path}"), body);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

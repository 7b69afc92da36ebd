using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Alliance.Grains.Admissions;
using Alliance.Grains.Hosting;
using Alliance.Grains.Realms;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Servers;
using Alliance.Host.Serving;
using Alliance.Host.Tests.Running;
using Alliance.Simulation.Scenarios.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Host.Tests;

/// <summary>A server whose store stands still while people go on: it refuses what it could not hold, keeps what it has
/// taken, and recovers.</summary>
public sealed class BackPressureTests : IAsyncLifetime
{
    private const int Held = 16;
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-pressure-").FullName;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private WebApplication _app = null!;
    private SlowStore _store = null!;
    private string _incident = "";
    private string _realm = "";

    public async ValueTask InitializeAsync()
    {
        var options = new ServeOptions { Url = $"http://127.0.0.1:{RedisServer.FreePort()}", DataFolder = _folder,
            Redis = null, RegionFile = ServeOptions.DefaultRegion };
        var alliance = new AllianceOptions
        {
            DataFolder = _folder, SiloPort = RedisServer.FreePort(), GatewayPort = RedisServer.FreePort(),
            Admission = new AdmissionLimits { Commands = Held, Few = 4, Lag = TimeSpan.FromMinutes(1) },
        };
        _store = new SlowStore(await AllianceHosting.OpenStore(alliance));
        _app = Server.Build(options, alliance, _store);
        await Server.MakeLive(_app.Services.GetRequiredService<RealmDirectory>(),
            RegionLoader.Load(options.RegionPath, DateTimeOffset.UtcNow).Value!);
        await _app.StartAsync();
        _realm = $"{options.Url}/api/v1/realms/live";
        _incident = (await Post("incidents", new JsonObject { ["place"] = Tour.Place, ["name"] = "湘江漫堤",
            ["hazard"] = "flood" })).Body!["number"]!.ToString();
        await Eventually.Is(
            "the incident is open", async () => (await Raise("routine")).Status == HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_less_hangs_on_a_call_the_sooner_it_is_refused_and_what_was_taken_in_is_kept()
    {
        _store.Hold();
        var (routine, refusedRoutine) = await Fill("routine");
        var (urgent, refusedUrgent) = await Fill("urgent");
        var (lifeSaving, refusedLifeSaving) = await Fill("lifeSaving");
        Assert.Equal([7, 4, 4], [routine.Count, urgent.Count, lifeSaving.Count]);
        foreach (var refused in new[] { refusedRoutine, refusedUrgent, refusedLifeSaving })
        {
            Assert.Equal("1", refused.RetryAfter);
            Assert.Equal("application/problem+json", refused.Type);
            Assert.Equal("overloaded", refused.Body!["code"]!.ToString());
            // Milliseconds as a rule; the machine of a test may be busy with others.
            Assert.InRange(refused.Took, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }

        // An incident's commands share its commit, and nothing piles up before the store.
        Assert.InRange(_store.Waiting, 1, Held);
        _store.Release();
        var answers = await Task.WhenAll([.. routine, .. urgent, .. lifeSaving]);
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.Status));
        var numbers = answers.Select(a => a.Body!["number"]!.ToString()).ToHashSet();
        Assert.Equal(answers.Length, numbers.Count);
        // Reads are refused for a moment more, while the store has just been slow.
        foreach (var number in numbers)
            await Eventually.Is($"{number} is read", async () =>
                (await _http.GetAsync(new Uri($"{_realm}/aid-requests/{number}"))).StatusCode == HttpStatusCode.OK);
        await Eventually.Is(
            "routine requests are taken again", async () => (await Raise("routine")).Status == HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _store.Release();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Raises requests until one is refused.</summary>
    private async Task<(List<Task<Reply>> TakenIn, Reply Refused)> Fill(string priority)
    {
        var takenIn = new List<Task<Reply>>();
        while (takenIn.Count <= Held)
        {
            var raised = Raise(priority);
            // What is taken in waits for the store.
            if (await Task.WhenAny(raised, Task.Delay(200)) == raised) return (takenIn, await raised);
            takenIn.Add(raised);
        }

        throw new UnreachableException("Nothing was refused.");
    }

    private Task<Reply> Raise(string priority) => Post("aid-requests", new JsonObject
    {
        ["incident"] = _incident, ["lines"] = new JsonArray(
            new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 8, ["priority"] = priority }),
    });

    private async Task<Reply> Post(string path, JsonObject body)
    {
        body["author"] = new JsonObject { ["name"] = "李敏", ["office"] = "近尾洲镇应急办" };
        var since = Stopwatch.GetTimestamp();
        using var answer = await _http.PostAsync(new Uri($"{_realm}/{path}"), JsonContent.Create(body));
        return new Reply(
            answer.StatusCode, answer.Headers.RetryAfter?.ToString(), answer.Content.Headers.ContentType?.MediaType,
            await answer.Content.ReadFromJsonAsync<JsonNode>(), Stopwatch.GetElapsedTime(since));
    }

    private sealed record Reply(HttpStatusCode Status, string? RetryAfter, string? Type, JsonNode? Body, TimeSpan Took);
}

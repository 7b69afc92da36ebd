using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Runtimes;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Admissions;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Host.Servers;
using Alliance.Host.Serving;
using Alliance.Simulation.Regions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Benchmarks.Live;

/// <summary>The server as people start it, in this process, with a realm of alliances of five for every
/// round.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private static readonly Author Li = new("李敏", "镇应急办");
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1_000 });
    private readonly string _url;

    private LiveServer(WebApplication app, string url) => (_app, _url) = (app, url);

    public static async Task<LiveServer> StartAsync(AllianceOptions alliance)
    {
        PromptSockets.Prepare();
        var options = new ServeOptions { Url = "http://127.0.0.1:0", DataFolder = alliance.DataFolder,
            Redis = alliance.Redis, RegionFile = ServeOptions.DefaultRegion };
        (alliance.SiloPort, alliance.GatewayPort) = (Ports.Free(), Ports.Free());
        // What is measured is how much there is room for, not what is refused.
        alliance.Admission =
            new AdmissionLimits { Lag = TimeSpan.FromMinutes(1), CommitTime = TimeSpan.FromMinutes(1) };
        // Standard output is the result's.
        Environment.SetEnvironmentVariable("Logging__Console__LogToStandardErrorThreshold", "Trace");
        var app = Server.Build(options, alliance, await AllianceHosting.OpenStore(alliance));
        await app.StartAsync();
        return new LiveServer(app, app.Urls.Single());
    }

    public async Task<LiveRealm> NewRealm(string name) =>
        await _app.Services.GetRequiredService<RealmDirectory>().Create(name, 1_000,
            RegionJson.Write(LiveRegion.Make())) ?? throw new InvalidOperationException($"{name} is there already.");

    public Task DropRealm(string name) => _app.Services.GetRequiredService<RealmDirectory>().Drop(name);

    /// <summary>Reports an incident straight to its township's grain, and waits until it is open.</summary>
    public async Task<string> Report(LiveRealm realm, string township)
    {
        var reported = await Execute(
            realm, new ActorId(ActorKind.Township, township), new ReportIncident(Li, null, "漫堤", "flood", null));
        await Grains.Actor(realm.Id.Name, reported.Number!.ToIncident()).UntilStored(TimeSpan.FromSeconds(10));
        return reported.Number!;
    }

    /// <summary>Raises a request straight at the incident's grain.</summary>
    public async Task<string> Raise(LiveRealm realm, string incident) => (await Execute(realm, incident.ToIncident(),
        new RaiseAidRequest(Li, null,
            [new LineSpec(Catalogue.FloodRescue, 8, Priority.Urgent, realm.Now + Span.FromHours(2))]))).Number!;

    /// <summary>Raises a request over HTTP.</summary>
    public async Task<string> RaiseOverHttp(LiveRealm realm, string incident)
    {
        using var answer = await _http.PostAsJsonAsync($"{_url}/api/v1/realms/{realm.Id.Name}/aid-requests", new
        {
            author = new { name = Li.Name, office = Li.Office }, incident,
            lines = new[] { new { kind = "flood-rescue", quantity = 8, priority = "urgent" } },
        });
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString()!;
    }

    /// <summary>Tells of every commitment as the journal shows it.</summary>
    public async Task Follow(LiveRealm realm, Action<string> committed, CancellationToken end)
    {
        await foreach (var record in _app.Services.GetRequiredService<JournalReader>().Follow(realm.Id, 0, end))
            if (record.Entry.Body is CommitmentAccepted) committed(record.Entry.Actor.Key);
    }

    /// <summary>Tells of every commitment as the event stream shows it.</summary>
    public async Task Watch(LiveRealm realm, Action<string> committed, CancellationToken end)
    {
        const string Data = "data: ";
        await using var stream = await _http.GetStreamAsync(
            $"{_url}/api/v1/realms/{realm.Id.Name}/events?lastEventId=0&types=request.accepted", end);
        using var lines = new StreamReader(stream);
        while (await lines.ReadLineAsync(end) is { } line)
        {
            if (!line.StartsWith(Data, StringComparison.Ordinal)) continue;
            using var record = JsonDocument.Parse(line.AsMemory(Data.Length));
            committed(record.RootElement.GetProperty("actor").GetString()!.Split('/')[1]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    private async Task<CommandResult> Execute(LiveRealm realm, ActorId actor, Command command)
    {
        var result = await Grains.Actor(realm.Id.Name, actor).Execute(new CommandRequest { Command = command });
        return result.Outcome == CommandOutcome.Done ? result
            : throw new InvalidOperationException($"{actor}: {result.Outcome} {result.Refusal}");
    }
}

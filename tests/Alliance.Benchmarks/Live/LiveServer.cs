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
    /// <summary>Who reports and asks.</summary>
    public static readonly Author Li = new("李敏", "镇应急办");
    private readonly WebApplication _app;

    private LiveServer(WebApplication app, string url) => (_app, Url) = (app, url);

    /// <summary>Where it listens.</summary>
    public string Url { get; }

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

    /// <summary>Tells of every commitment as the journal shows it.</summary>
    public async Task Follow(LiveRealm realm, Action<string> committed, CancellationToken end)
    {
        await foreach (var record in _app.Services.GetRequiredService<JournalReader>().Follow(realm.Id, 0, end))
            if (record.Entry.Body is CommitmentAccepted) committed(record.Entry.Actor.Key);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    private async Task<CommandResult> Execute(LiveRealm realm, ActorId actor, Command command)
    {
        var result = await Grains.Actor(realm.Id.Name, actor).Execute(new CommandRequest { Command = command });
        return result.Outcome == CommandOutcome.Done ? result
            : throw new InvalidOperationException($"{actor}: {result.Outcome} {result.Refusal}");
    }
}

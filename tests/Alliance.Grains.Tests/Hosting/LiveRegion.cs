using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Runtimes;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Grains.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using CoreActors = Alliance.Core.ActorFactory;

namespace Alliance.Grains.Tests.Hosting;

/// <summary>A real silo in this process that hosts the real actors of a region, in one realm.</summary>
internal sealed class LiveRegion : IAsyncDisposable
{
    public const string RealmName = "drill";
    private static readonly Author Li = new("李敏", "镇应急办");
    private readonly IHost _host;

    private LiveRegion(IHost host, ICommitStore store) => (_host, Store) = (host, store);

    public ICommitStore Store { get; }
    public LiveRealm Realm { get; private set; } = null!;
    public JournalReader Journal => _host.Services.GetRequiredService<JournalReader>();

    /// <summary>An alliance of five whose first township has no squad of its own; requisitions need nobody's
    /// word.</summary>
    public static Region AllianceOfFive { get; } = new RegionPlan { Townships = 5, Squads = [0, 2, 2, 2, 2] }.Build();

    public static async Task<LiveRegion> Start(
        Region region, AllianceOptions options, Func<ICommitStore, ICommitStore>? before = null)
    {
        (options.SiloPort, options.GatewayPort) = (RedisServer.FreePort(), RedisServer.FreePort());
        var store = await AllianceHosting.OpenStore(options);
        store = before?.Invoke(store) ?? store;
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(
            silo => silo.AddAlliance(store, options, (id, state) => CoreActors.Create(id.Kind, state), _ => region));
        var host = builder.Build();
        await host.StartAsync();
        var realms = host.Services.GetRequiredService<RealmDirectory>();
        return new LiveRegion(
            host, store) { Realm = await realms.Create(RealmName, 1_000, []) ?? await realms.Get(RealmName) };
    }

    /// <summary>Reports an incident at township 1; its number.</summary>
    public async Task<string> Report()
    {
        var reported = await Execute(TestRegions.Town(1), new ReportIncident(Li, null, "湘江漫堤", "flood", null));
        await Await(r => r.Entry.Actor == reported.Number!.ToIncident());
        return reported.Number!;
    }

    /// <summary>Raises a request of one line that one squad covers; its number.</summary>
    public async Task<string> Raise(string incident, string? trace = null)
    {
        var line = new LineSpec(Catalogue.FloodRescue, 8, Priority.Urgent, Realm.Now + Span.FromHours(2));
        return (await Execute(incident.ToIncident(), new RaiseAidRequest(Li, null, [line]), trace)).Number!;
    }

    public async Task<CommandResult> Execute(ActorId actor, Command command, string? trace = null)
    {
        var result = await _host.Services.GetRequiredService<IGrainFactory>().Actor(RealmName, actor)
            .Execute(new CommandRequest { Command = command, Trace = trace });
        Assert.True(result.Outcome == CommandOutcome.Done, $"{result.Outcome}: {result.Refusal}");
        return result;
    }

    /// <summary>Actors of a kind that are in memory.</summary>
    public async Task<int> Awake(ActorKind kind)
    {
        var all = await _host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0)
            .GetDetailedGrainStatistics();
        return all.Count(g => g.GrainId.Type.ToString() == kind.ToString().ToLowerInvariant());
    }

    public Task<ActorSnapshot?> Read(ActorId actor) =>
        _host.Services.GetRequiredService<IGrainFactory>().Actor(RealmName, actor).Read();

    /// <summary>Waits for a record.</summary>
    public async Task<StoredRecord> Await(Func<StoredRecord, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var record in Journal.Follow(Realm.Id, 0, limit.Token))
            if (wanted(record)) return record;
        throw new InvalidOperationException("The realm was dropped.");
    }

    /// <summary>Waits until a request has its commitment on record.</summary>
    public Task<StoredRecord> Committed(string request) =>
        Await(r => r.Entry.Actor.Key == request && r.Entry.Body is CommitmentAccepted);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Store.DisposeAsync();
    }
}

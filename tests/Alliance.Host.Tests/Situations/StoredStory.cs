using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Core;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Situations;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Situations;
using Alliance.Host.Serving;
using Alliance.Host.Situations;
using Alliance.Host.Tests.Commands;
using Alliance.Host.Tests.Running;
using Alliance.Journals;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Serialization;

namespace Alliance.Host.Tests.Situations;

/// <summary>A journal in an embedded store of its own, as if it had been lived through there; the situation is read
/// from it as a server would.</summary>
internal sealed class StoredStory : IAsyncDisposable
{
    private const string Realm = "realm";
    private static readonly Lazy<(RegionData Region, IReadOnlyList<JournalEntry> Journal)> Flood = new(Rehearse);
    private static readonly JsonSerializerOptions Json = Options();
    private static readonly JsonSerializerOptions WithFields = new(RecordJson.Options) { IncludeFields = true };
    private readonly string _folder;
    private readonly IHost _host;
    private readonly RegionData _region;
    private readonly LiveRealm _realm;

    private StoredStory(string folder, IHost host, WatchedStore store, RegionData region, LiveRealm realm) =>
        (_folder, _host, Store, _region, _realm) = (folder, host, store, region, realm);

    public WatchedStore Store { get; }

    /// <summary>The first version of its region; made anew each time, as after a start.</summary>
    public Region Region => new(_region);

    /// <summary>The whole flood of Hengnan, rehearsed once for all tests: hundreds of requests, from the first to the
    /// last.</summary>
    public static Task<StoredStory> OfFlood() => Of(Flood.Value.Region, Flood.Value.Journal);

    public static IReadOnlyList<JournalEntry> FloodJournal => Flood.Value.Journal;

    /// <summary>A journal on the region of the flood.</summary>
    public static Task<StoredStory> Of(IReadOnlyList<JournalEntry> journal) => Of(Flood.Value.Region, journal);

    /// <summary>A fold over the whole journal with everything in memory.</summary>
    public SituationFold Whole(IEnumerable<JournalEntry> journal)
    {
        var fold = new SituationFold(Region);
        foreach (var entry in journal) fold.On(entry);
        return fold;
    }

    /// <summary>A server's situation after a start, at work until the token is cancelled.</summary>
    public async Task<(SituationFeed Feed, Task Run)> Open(SituationLimits limits, CancellationToken end)
    {
        var archive = Archive();
        var feed = new SituationFeed(
            _realm, await archive.Restore(Region), archive, limits, NullLogger<SituationFeed>.Instance);
        feed.Acknowledge(await Store.LastNumber(_realm.Id));
        return (feed, feed.Run(Journal, end));
    }

    /// <summary>Waits until a situation shows the whole journal: on a slow machine one read gives up before.</summary>
    public async Task UpToDate(SituationFeed feed)
    {
        var last = await Store.LastNumber(_realm.Id);
        await Eventually.Is(
            "the situation shows the whole journal", async () => await feed.Read(f => f.Number) >= last);
    }

    /// <summary>What the store has of the situation.</summary>
    public SituationArchive Archive(ILogger<SituationFeed>? log = null) =>
        new(Store, Journal, _host.Services.GetRequiredService<Serializer>(), _realm.Id,
            log ?? NullLogger<SituationFeed>.Instance);

    public JournalReader Journal => _host.Services.GetRequiredService<JournalReader>();

    public RealmId Id => _realm.Id;

    /// <summary>A document of the API as JSON.</summary>
    public string Shown(SituationFold fold) =>
        JsonSerializer.Serialize(
            SituationView.Of(fold, new RealmDesk(_realm, null!, null!, null!, null!, null!, null!, Json)), Json);

    /// <summary>All of a projection as JSON.</summary>
    public static string Of(IProjection projection) => JsonSerializer.Serialize<object>(projection, WithFields);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<StoredStory> Of(RegionData region, IReadOnlyList<JournalEntry> journal)
    {
        var folder = Directory.CreateTempSubdirectory("alliance-situation-").FullName;
        var options = new AllianceOptions { DataFolder = folder };
        var store = new WatchedStore(await AllianceHosting.OpenStore(options));
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.AddAlliance(
            store, options, (actor, state) => ActorFactory.Create(actor.Kind, state), StoredRegion.Read));
        var host = builder.Build();
        var realm =
            (await host.Services.GetRequiredService<RealmDirectory>().Create(Realm, 1_000, RegionJson.Write(region)))!;
        await Write(store, realm.Id, journal, host.Services.GetRequiredService<Serializer<JournalEntry>>());
        return new StoredStory(folder, host, store, region, realm);
    }

    /// <summary>One commit for each record, one after the other, so that all get the numbers that they have.</summary>
    private static async Task Write(
        WatchedStore store, RealmId realm, IReadOnlyList<JournalEntry> journal, Serializer<JournalEntry> serializer)
    {
        var etags = new Dictionary<ActorId, long>();
        var written = new List<Task<CommitReceipt>>();
        foreach (var entry in journal)
        {
            var etag = etags.GetValueOrDefault(entry.Actor);
            etags[entry.Actor] = etag + 1;
            var payload = serializer.SerializeToArray(entry);
            written.Add(store.Commit(new Commit
            {
                Realm = realm, Actor = entry.Actor, Etag = etag, Record = [], Index = new IndexDraft("", "", null),
                Journal = [new JournalDraft(etag + 1, payload, SHA256.HashData(payload))],
            }));
        }

        var receipts = await Task.WhenAll(written);
        Assert.Equal(journal.Select(e => e.Number), receipts.Select(r => r.FirstNumber));
    }

    private static (RegionData Region, IReadOnlyList<JournalEntry> Journal) Rehearse()
    {
        var scenario = ScenarioLoader.Load(Path.Combine(Cli.Repository, "scenarios/hengnan-flood.yaml")).Value!;
        var kept = new KeptRecords();
        Replay.RunHere(new Rehearsal(scenario, [], null).Setup, folds: [kept]);
        return (scenario.RegionFor(scenario.Policy), kept.Entries);
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions();
        ApiJson.Configure(options);
        return options;
    }

    private sealed class KeptRecords : IRecordFold
    {
        public List<JournalEntry> Entries { get; } = [];

        public void On(in JournalEntry entry) => Entries.Add(entry);
    }
}

using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Runtimes;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Grains.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alliance.Grains.Tests.Hosting;

/// <summary>A real silo in this process that hosts toy towns.</summary>
internal sealed class ToyHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly ICommitStore _store;
    private bool _isDown;

    private ToyHost(IHost host, ICommitStore store) => (_host, _store) = (host, store);

    public RealmDirectory Realms => _host.Services.GetRequiredService<RealmDirectory>();
    public JournalReader Journal => _host.Services.GetRequiredService<JournalReader>();
    public ICommitStore Store => _store;

    public static async Task<ToyHost> Start(
        AllianceOptions options, Func<int>? loseAnswers = null, Func<ICommitStore, ICommitStore>? before = null,
        TimeProvider? machine = null)
    {
        (options.SiloPort, options.GatewayPort) = (RedisServer.FreePort(), RedisServer.FreePort());
        options.Runtime.SweepInterval = 500;
        var store = await AllianceHosting.OpenStore(options);
        store = before?.Invoke(store) ?? store;
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        if (machine is not null) builder.Services.AddSingleton<TimeProvider>(new SteadyTime(machine));
        builder.UseOrleans(silo =>
        {
            silo.AddAlliance(store, options, (_, state) => new ToyTown((TownState?)state), _ => Nowhere);
            if (loseAnswers is not null)
                silo.AddIncomingGrainCallFilter(async call =>
                {
                    await call.Invoke();
                    if (call.MethodName == nameof(IActorGrain.Deliver) && loseAnswers() > 0)
                        throw new TimeoutException("The answer was lost.");
                });
        });
        var host = builder.Build();
        await host.StartAsync();
        return new ToyHost(host, store);
    }

    public static ActorId Town(string key) => new(ActorKind.Township, key);

    public IActorGrain Grain(string realm, ActorId actor) =>
        _host.Services.GetRequiredService<IGrainFactory>().Actor(realm, actor);

    public Task<CommandResult> Do(
        string realm, ActorId actor, Command command, IdempotencyKey? key = null, long? expected = null) =>
        Grain(realm, actor).Execute(new CommandRequest { Command = command, Key = key, ExpectedVersion = expected });

    public async Task<IReadOnlyList<string>> Events(string realm, ActorId actor) =>
        await Grain(realm, actor).Read() is { State: TownState state } ? state.Events : [];

    /// <summary>Waits for an event, by the journal.</summary>
    public async Task<StoredRecord> Await(string realm, Func<StoredRecord, bool> wanted, long after = 0)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var record in Journal.Follow((await Realms.Get(realm)).Id, after, limit.Token))
            if (wanted(record)) return record;
        throw new InvalidOperationException("The realm was dropped.");
    }

    public Task<StoredRecord> Await(string realm, ActorId actor, string what) =>
        Await(realm, r => r.Entry.Actor == actor && r.Entry.Body is Happened happened && happened.What == what);

    /// <summary>Ends the host as a crash would: from this moment nothing of it reaches the store.</summary>
    public async Task Crash()
    {
        if (_isDown) return;
        _isDown = true;
        await _store.DisposeAsync();
        await _host.StopAsync(new CancellationToken(canceled: true))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _host.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDown) return;
        _isDown = true;
        await _host.StopAsync();
        _host.Dispose();
        await _store.DisposeAsync();
    }

    public static Region Nowhere { get; } = new(new RegionData
    {
        Name = "nowhere", DataQuality = new Dictionary<string, string>(), Townships = [], Roads = [],
        VillageAlliances = [],
        TownshipAlliances = [], CommandCentres = [], Teams = [], Depots = [],
    });
}

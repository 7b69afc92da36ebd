using System.Net;
using System.Net.Sockets;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Runtimes;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using CoreActors = Alliance.Core.ActorFactory;

namespace Alliance.Simulation.Tests.Parity;

/// <summary>A real silo with the live hosting, the embedded store in a folder of its own, and one realm.</summary>
internal sealed class LiveSilo : IAsyncDisposable
{
    /// <summary>Named as rehearsals name their realm's actor, so that that is the same actor in both.</summary>
    private const string RealmName = "realm";
    private readonly IHost _host;
    private readonly string _folder;

    private LiveSilo(IHost host, string folder, ICommitStore store, LiveRealm realm) =>
        (_host, _folder, Store, Realm) = (host, folder, store, realm);

    public ICommitStore Store { get; }
    public LiveRealm Realm { get; }
    public JournalReader Journal => _host.Services.GetRequiredService<JournalReader>();

    /// <param name="region">The first version of the realm's region.</param>
    /// <param name="options">Folder and ports are set here.</param>
    /// <param name="log">Is told every turn.</param>
    /// <param name="time">The silo's clock.</param>
    /// <param name="configure">What else the silo needs.</param>
    public static async Task<LiveSilo> Start(
        Region region, AllianceOptions options, TurnLog log, TimeProvider time, Action<ISiloBuilder>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("alliance-parity-").FullName;
        options.DataFolder = folder;
        (options.SiloPort, options.GatewayPort) = FreePorts();
        var store = await AllianceHosting.OpenStore(options, time);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time);
        builder.UseOrleans(silo =>
        {
            silo.AddAlliance(
                store, options, (id, state) => log.Wrap(id, CoreActors.Create(id.Kind, state)), _ => region);
            // A clock that is set by hand makes activations old in no time.
            silo.Configure<GrainCollectionOptions>(collection => collection.CollectionAge = TimeSpan.FromDays(365));
            configure?.Invoke(silo);
        });
        var host = builder.Build();
        await host.StartAsync();
        var realm = await host.Services.GetRequiredService<RealmDirectory>().Create(RealmName, 1_000, []);
        return new LiveSilo(host, folder, store, realm!);
    }

    public IActorGrain Grain(ActorId actor) =>
        _host.Services.GetRequiredService<IGrainFactory>().Actor(RealmName, actor);

    public Task<CommandResult> Execute(ActorId actor, Command command) =>
        Grain(actor).Execute(new CommandRequest { Command = command });

    /// <summary>The bodies of an actor's records, in order.</summary>
    public async Task<IReadOnlyList<JournalRecord>> RecordsOf(ActorId actor) =>
        [.. (await Journal.Of(Realm.Id, actor, 0, int.MaxValue)).Select(r => r.Entry.Body)];

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        gateway.Start();
        return (((IPEndPoint)silo.LocalEndpoint).Port, ((IPEndPoint)gateway.LocalEndpoint).Port);
    }
}

using Alliance.Core.Journals;
using Alliance.Core.Runtimes;
using Alliance.Grains.Admissions;
using Alliance.Grains.Clusters;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Archives;
using Alliance.Grains.Storage.Redis;
using Alliance.Grains.Storage.Sqlite;
using Alliance.Grains.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization;

namespace Alliance.Grains.Hosting;

/// <summary>Adds the live actors to a host.</summary>
public static class AllianceHosting
{
    /// <summary>Opens the store that the options name. Call it before the host is built, so that a failure is easy to
    /// read.</summary>
    /// <exception cref="DataFolderInUseException">Another process uses the data folder.</exception>
    /// <exception cref="StoreUnavailableException">Redis cannot be reached, or the data were written by a later
    /// version.</exception>
    /// <exception cref="JournalLostException">The store lacks records that were acknowledged.</exception>
    /// <exception cref="ArchiveMissingException">A file into which records were moved is missing.</exception>
    public static async Task<ICommitStore> OpenStore(AllianceOptions options, TimeProvider? time = null)
    {
        var mark = options.MarkFile is { } file ? new JournalMark(file) : null;
        if (options is { Redis: null, AcceptsLoss: false })
            mark?.ExpectStore(File.Exists(DataFolder.DatabaseIn(options.DataFolder)));
        var folder = options.OpenArchives();
        var store = new StoreWithArchives(
            await OpenBare(options, time ?? TimeProvider.System, mark).ConfigureAwait(false), folder);
        try
        {
            if (await folder.FindMissing(store).ConfigureAwait(false) is { } missing) throw missing;
            if (options.AcceptsLoss) mark?.Forget();
            else if (mark is not null) await mark.Compare(store).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens the store that the options name for reading only. Nothing in it is changed or created.</summary>
    /// <exception cref="NoDatabaseException">The data folder has no database.</exception>
    /// <exception cref="DataFolderInUseException">Another process uses the data folder.</exception>
    /// <exception cref="StoreUnavailableException">Redis cannot be reached, or the data are damaged or were written by
    /// a later version.</exception>
    /// <exception cref="ArchiveMissingException">A file into which records were moved is missing.</exception>
    public static async Task<IStoreReader> OpenStoreToRead(AllianceOptions options) =>
        options.Redis is null
        ? await options.OpenArchives().Over(SqliteArchive.Open(options.DataFolder)).ConfigureAwait(false)
        : await OpenStore(options).ConfigureAwait(false);

    /// <summary>Opens a store without the records that were moved out of it.</summary>
    /// <inheritdoc cref="OpenStore"/>
    internal static async Task<ICommitStore> OpenBare(
        AllianceOptions options, TimeProvider time, JournalMark? mark = null) => options.Redis is { } redis
        ? await RedisStore.Open(redis, options.Access, time, options.RedisPrefix, mark).ConfigureAwait(false)
        : new SqliteStore(options.DataFolder, time, mark);

    /// <summary>Hosts the live actors in this silo, either alone with the embedded store or in a cluster with
    /// Redis.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="store">The store from <see cref="OpenStore"/>; it is closed with the host.</param>
    /// <param name="options">The options that were given to <see cref="OpenStore"/>.</param>
    /// <param name="actors">Creates the actors.</param>
    /// <param name="regions">Decodes a realm's region from the form in which the host stored it.</param>
    public static ISiloBuilder AddAlliance(
        this ISiloBuilder silo, ICommitStore store, AllianceOptions options, ActorMaker actors, RegionDecoder regions)
    {
        if (options.Redis is { } redis) silo.AddCluster(options, redis);
        else
        {
            silo.UseLocalhostClustering(
                options.SiloPort, options.GatewayPort, null, options.ClusterId, options.ClusterId);
            // No other process has anything to do with this silo.
            silo.UseTls(SiloIdentity.OfThisProcess().Configure);
        }

        UseSteadyTime(silo.Services);
        // Room for a million, which is the default, is set aside at the start, and every collection of garbage looks
        // through it.
        silo.Configure<GrainDirectoryOptions>(directory => directory.CacheSize = 50_000);
        AddServices(silo.Services, store, options, actors, regions);
        silo.AddIncomingGrainCallFilter<CallNumberFilter>();
        return silo;
    }

    /// <summary>Joins this silo to the cluster of a Redis server.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="options">The name of the cluster, how to get in, and the address and ports of the silo.</param>
    /// <param name="redis">The Redis server as <c>HOST:PORT</c>.</param>
    public static ISiloBuilder AddCluster(this ISiloBuilder silo, AllianceOptions options, string redis)
    {
        UseSteadyTime(silo.Services);
        silo.Configure<ClusterOptions>(
            cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ClusterId));
        silo.UseRedisClustering(clustering => clustering.ConfigurationOptions = options.Access.RedisOptions(redis));
        if (options.Access.Identity is { } identity) silo.UseTls(identity.Configure);
        silo.ConfigureEndpoints(
            options.Advertise, options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: false);
        // A dead silo is noticed in two or three seconds; a false alarm costs a restart of activations and nothing
        // else.
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            (membership.ProbeTimeout, membership.NumMissedProbesLimit, membership.NumVotesForDeathDeclaration) =
                (TimeSpan.FromSeconds(1), 2, 1);
            (membership.TableRefreshTimeout, membership.IAmAliveTablePublishTimeout) =
                (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5));
        });
        return silo;
    }

    /// <summary>Lets this client call the silos of a Redis server's cluster.</summary>
    /// <param name="client">The client.</param>
    /// <param name="redis">The Redis server as <c>HOST:PORT</c>.</param>
    /// <param name="access">How this process gets in.</param>
    public static IClientBuilder AddCluster(this IClientBuilder client, string redis, ClusterAccess access)
    {
        var name = new AllianceOptions().ClusterId;
        client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (name, name));
        client.UseRedisClustering(clustering => clustering.ConfigurationOptions = access.RedisOptions(redis));
        if (access.Identity is { } identity) client.UseTls(identity.Configure);
        return client;
    }

    /// <summary>Gives the silo and Orleans a time that never runs backwards, unless a test gives another.</summary>
    private static void UseSteadyTime(IServiceCollection services)
    {
        var given = services.LastOrDefault(s => s.ServiceType == typeof(TimeProvider));
        if (given is null || given.ImplementationInstance == TimeProvider.System)
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new SteadyTime(TimeProvider.System)));
    }

    private static void AddServices(IServiceCollection services, ICommitStore store, AllianceOptions options,
        ActorMaker actors, RegionDecoder regions)
    {
        services.AddSingleton(options);
        services.AddSingleton(_ => store);
        services.AddSingleton(s => s.GetRequiredService<TimeProvider>() switch
        {
            SteadyTime steady => steady.Clock,
            var time => new SiloClock(time),
        });
        services.AddSingleton(s => new JournalReader(store, s.GetRequiredService<Serializer<JournalEntry>>()));
        services.AddSingleton(s => new ActorStates(store, s.GetRequiredService<Serializer<ActorRecord>>()));
        services.AddSingleton(s => new KeptEffects(
            store, s.GetRequiredService<SiloClock>(), s.GetRequiredService<Serializer<CommandEffect>>()));
        services.AddSingleton(s => new RealmDirectory(
            store, s.GetRequiredService<JournalReader>(), regions, s.GetRequiredService<SiloClock>()));
        services.AddSingleton(s => new ActorHosting(
            store, s.GetRequiredService<RealmDirectory>(), s.GetRequiredService<JournalReader>(), actors, options,
            s.GetRequiredService<MailGate>(), s.GetRequiredService<SiloLoad>(),
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<SiloClock>(),
            s.GetRequiredService<Serializer<ActorRecord>>(),
            s.GetRequiredService<Serializer<JournalEntry>>(), s.GetRequiredService<Serializer<CommandEffect>>(),
            s.GetRequiredService<ILogger<ActorGrain>>()));
        services.AddSingleton<MailGate>();
        services.AddSingleton(
            s => new SiloLoad(s.GetRequiredService<MailGate>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new AdmissionGate(
            options.Admission, s.GetRequiredService<SiloLoad>(), s.GetRequiredService<TimeProvider>()));
        services.AddHostedService(s => new LagProbe(
            s.GetRequiredService<SiloLoad>(), options.Admission, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<MailGate>());
        if (options.WakesDueActors) services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, Sweeper>();
    }
}

using System.Security.Cryptography;
using System.Text;
using Alliance.Core;
using Alliance.Grains.Clusters;
using Alliance.Grains.Hosting;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Api;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Host.Output;
using Alliance.Host.Serving;
using Alliance.Host.Serving.Logs;
using Alliance.Simulation.Clusters;
using StackExchange.Redis;

namespace Alliance.Host.Servers;

/// <summary>Keeps the accounts of a store whose servers are stopped: the actors and the API of accounts, in this
/// process, for this process alone. Other actors are not woken.</summary>
internal sealed class AccountServer : IAsyncDisposable
{
    private const int KeyBytes = 32;
    private readonly WebApplication _app;

    private AccountServer(WebApplication app, string key) => (_app, Key) = (app, key);

    /// <summary>The key that lets a caller in. It is made at each start.</summary>
    public string Key { get; }

    /// <summary>Where it listens: at a free port of loopback.</summary>
    public Uri Url => new(_app.Urls.Single());

    /// <summary>Opens a store and starts.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <returns>The server; or why it cannot be started, and the exit code.</returns>
    public static async Task<(AccountServer? Server, Text? Why, int Exit)> Start(
        AllianceOptions store, CancellationToken cancellation)
    {
        try
        {
            await using (var there = await AllianceHosting.OpenStoreToRead(store))
                if (await there.FindRealm(RealmId.Live) is null) return (null, NoLive, ExitCodes.BadInput);
            var key = Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyBytes));
            (store.SiloPort, store.GatewayPort, store.WakesDueActors) = (Ports.Free(), Ports.Free(), false);
            var app = Build(store, await AllianceHosting.OpenStore(store), key);
            if (await Begin(app, store, cancellation) is not { } why)
                return (new AccountServer(app, key), null, ExitCodes.Done);
            await app.DisposeAsync();
            return (null, why, ExitCodes.Failed);
        }
        catch (NoDatabaseException failure)
        {
            return (null, Text.Verbatim($"--data: {failure.Message}"), ExitCodes.BadInput);
        }
        catch (DataFolderInUseException failure)
        {
            return (null, InUse(failure.Folder), ExitCodes.Failed);
        }
        catch (JournalLostException lost)
        {
            return (null, StartLines.Lost(lost), ExitCodes.Failed);
        }
        catch (ArchiveMissingException missing)
        {
            return (null, MissingArchive.Refusal(missing), ExitCodes.Failed);
        }
        catch (RedisException failure)
        {
            return (null, Text.Verbatim(store.Access.WhyNot(store.Redis!, failure)), ExitCodes.Failed);
        }
        catch (Exception failure)
            when (failure is StoreUnavailableException or IOException or UnauthorizedAccessException)
        {
            return (null, Text.Verbatim(failure.Message), ExitCodes.Failed);
        }
    }

    /// <summary>Stops in order, so that all is written.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(AllianceOptions alliance, ICommitStore store, string key)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        SiloLogging.Configure(builder.Logging, LogFormat.Plain);
        // Standard output is the command's.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddAccounts(new AccessSettings
        {
            Redis = alliance.Redis, Cluster = alliance.Access,
            KeyFolder = Path.Combine(Path.GetFullPath(alliance.DataFolder), AllianceOptions.KeysName),
        });
        builder.UseOrleans(silo => silo.AddAlliance(
            store, alliance, static (actor, state) => ActorFactory.Create(actor.Kind, state), StoredRegion.Read)
            .WithoutSimulation());
        var app = builder.Build();
        app.UseRequestNumbers();
        app.UseMiddleware<ProblemMiddleware>();
        app.Use((http, next) =>
        {
            if (Identities.BearerOf(http.Request) is not { } given || !CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key)))
                throw new ApiProblem(
                    StatusCodes.Status403Forbidden, "not-from-here", "This is for the command that started it.",
                    "Call a server instead.");
            http.Features.Set(Caller.Operator);
            return next(http);
        });
        app.UseRouting();
        app.UseMiddleware<QueryGate>();
        app.MapAccounts();
        return app;
    }

    /// <summary>Starts, where accounts can be kept here.</summary>
    /// <returns>Why they cannot; null where it has started.</returns>
    private static async Task<Text?> Begin(
        WebApplication app, AllianceOptions store, CancellationToken cancellation)
    {
        try
        {
            if (store.Redis is not null && await ClusterCheck.FindRunning(app.Services) is { } silo)
                return InUse($"{store.Redis} ({silo})");
            if (await Server.WrongClock(app.Services.GetRequiredService<RealmDirectory>()) is { } wrong) return wrong;
            await app.Services.GetRequiredService<AccessDirectory>().Load();
            await app.StartAsync(cancellation);
            return null;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static Text NoLive => Text.Of(
        "there are no realms in this store yet; start it once with alliance serve.",
        "此存储中还没有域；请先用 alliance serve 启动一次。");

    private static Text InUse(string store) => Text.Of(
        $"{store} is in use by a running server. Leave out --data and --redis to keep accounts through it (--url, and "
            + "--as NAME or an API key). Where no administrator can sign in any more, stop it first.",
        $"{store} 正被运行中的服务使用。请去掉 --data 和 --redis，通过该服务管理账户"
            + "（用 --url，以及 --as NAME 或 API 密钥）；若已没有管理员能登录，请先停止服务。");
}

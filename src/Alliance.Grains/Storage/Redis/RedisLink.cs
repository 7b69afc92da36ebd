using Alliance.Grains.Clusters;
using StackExchange.Redis;

namespace Alliance.Grains.Storage.Redis;

/// <summary>Connects to Redis and reads what the server guarantees.</summary>
internal static class RedisLink
{
    /// <summary>Connects, or fails within about five seconds.</summary>
    /// <exception cref="StoreUnavailableException">The server cannot be reached, or does not let this process
    /// in.</exception>
    public static async Task<ConnectionMultiplexer> Connect(string endpoint, ClusterAccess access)
    {
        try
        {
            var options = access.RedisOptions(endpoint);
            options.AbortOnConnectFail = true;
            options.AllowAdmin = true; // CONFIG GET alone, for the guarantee.
            options.AsyncTimeout = options.SyncTimeout = 5_000;
            return await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(TimeSpan.FromSeconds(5))
                .ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ArgumentException)
        {
            throw new StoreUnavailableException(access.WhyNot(endpoint, failure));
        }
    }

    /// <summary>Calls the server. A failure is reported in plain words.</summary>
    /// <exception cref="StoreUnavailableException">The server does not answer.</exception>
    public static async Task<T> Reach<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException)
        {
            throw new StoreUnavailableException($"Redis does not answer: {failure.Message}");
        }
    }

    /// <summary>Reads from the server's settings what an acknowledged write survives.</summary>
    public static async Task<StoreGuarantee> GuaranteeOf(ConnectionMultiplexer connection)
    {
        try
        {
            var server = connection.GetServer(connection.GetEndPoints()[0]);
            var settings =
                (await server.ConfigGetAsync("*").ConfigureAwait(false)).ToDictionary(s => s.Key, s => s.Value);
            var evicts = settings.GetValueOrDefault("maxmemory") is not ("0" or null)
                && settings.GetValueOrDefault("maxmemory-policy") != "noeviction";
            if (evicts || settings.GetValueOrDefault("appendonly") != "yes") return StoreGuarantee.None;
            return settings.GetValueOrDefault("appendfsync") == "always" ? StoreGuarantee.PowerLoss
                : StoreGuarantee.ProcessKill;
        }
        catch (RedisServerException)
        {
            // A server that keeps its settings to itself promises nothing.
            return StoreGuarantee.None;
        }
    }
}

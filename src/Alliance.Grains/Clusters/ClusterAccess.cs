using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using StackExchange.Redis;

namespace Alliance.Grains.Clusters;

/// <summary>How this process proves itself to the Redis server and to the silos of a cluster. Default: not at
/// all.</summary>
public sealed class ClusterAccess
{
    /// <summary>The user of Redis; null (default) for its default user.</summary>
    public string? RedisUser { get; init; }
    /// <summary>The password of Redis; null (default) for none. It is written nowhere.</summary>
    public string? RedisPassword { get; init; }
    /// <summary>Whether Redis is called with TLS.</summary>
    public bool RedisTls { get; init; }
    /// <summary>The authority that Redis' certificate must be of; null (default): one that this machine
    /// trusts.</summary>
    public X509Certificate2? RedisAuthority { get; init; }
    /// <summary>The identity of this process among the silos; null (default): the silos call each other without
    /// TLS, and let in every process that reaches them.</summary>
    public SiloIdentity? Identity { get; init; }

    /// <summary>Returns the options of a connection.</summary>
    /// <param name="redis">The Redis server as <c>HOST:PORT</c>.</param>
    public ConfigurationOptions RedisOptions(string redis)
    {
        var options = ConfigurationOptions.Parse(redis);
        (options.ConnectRetry, options.ConnectTimeout) = (1, 3_000);
        (options.User, options.Password, options.Ssl) = (RedisUser, RedisPassword, RedisTls);
        if (RedisAuthority is not null) options.TrustIssuer(RedisAuthority);
        return options;
    }

    /// <summary>Says for people why a connection to Redis failed.</summary>
    /// <param name="redis">The Redis server as <c>HOST:PORT</c>.</param>
    /// <param name="failure">What the connection threw.</param>
    public string WhyNot(string redis, Exception failure) => failure switch
    {
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } refused =>
            refused.InnerException is AuthenticationException certificate
                ? $"the certificate of Redis at {redis} is not trusted: {certificate.Message}. Name the file of its "
                    + "authority in ALLIANCE_REDIS_CA."
                : $"Redis at {redis} refuses the user or the password; set ALLIANCE_REDIS_USER and "
                    + "ALLIANCE_REDIS_PASSWORD or ALLIANCE_REDIS_PASSWORD_FILE.",
        RedisConnectionException => $"Redis at {redis} cannot be reached "
            + $"{(RedisTls ? "with" : "without")} TLS; see that it runs, and whether ALLIANCE_REDIS_TLS is right.",
        _ => $"Redis at {redis} cannot be reached: {failure.Message}",
    };
}

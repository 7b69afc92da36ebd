using System.Threading.RateLimiting;

namespace Alliance.Host.Access.Rates;

/// <summary>Counts the calls of each client against its rates. Reads and commands are counted apart, so that who reads
/// much can still report. Thread-safe.</summary>
internal sealed class CallRates(RateSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _reads = Limiter(settings.Reads),
        _commands = Limiter(settings.Commands), _anonymous = Limiter(settings.Anonymous);

    /// <summary>Counts a read of an account.</summary>
    /// <returns>How long to wait until the next one; null where this one is within the rate.</returns>
    public TimeSpan? Read(string account) => Take(_reads, account);

    /// <summary>Counts a command of an account.</summary>
    /// <inheritdoc cref="Read"/>
    public TimeSpan? Command(string account) => Take(_commands, account);

    /// <summary>Counts a call that nobody has signed in for.</summary>
    /// <inheritdoc cref="Read"/>
    public TimeSpan? Anonymous(string address) => Take(_anonymous, address);

    public void Dispose()
    {
        _reads.Dispose();
        _commands.Dispose();
        _anonymous.Dispose();
    }

    private static TimeSpan? Take(PartitionedRateLimiter<string> limiter, string client)
    {
        using var lease = limiter.AttemptAcquire(client);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    private static PartitionedRateLimiter<string> Limiter(int perMinute) =>
        PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(
            client,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perMinute, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
                QueueLimit = 0,
            }));
}

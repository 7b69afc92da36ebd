using System.Globalization;
using System.Threading.RateLimiting;
using Alliance.Core.Access;
using Alliance.Host.Access.Addresses;
using Alliance.Host.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace Alliance.Host.Access;

/// <summary>Limits how often one address tries to sign in, and how many calls one account has open, so that one client
/// cannot starve the others.</summary>
internal sealed class CallLimits : IDisposable
{
    /// <summary>The name of the limit on sign-ins from one address.</summary>
    public const string SignIns = "sign-ins";
    /// <summary>The name of the limit on sign-ons that one address begins.</summary>
    public const string SignOns = "sign-ons";
    /// <summary>The name of the limit on sign-ons that one address ends.</summary>
    public const string SignOnEnds = "sign-on-ends";

    /// <summary>The most calls and streams of one account at once.</summary>
    private const int MostAtOnce = 300;
    /// <summary>The most tries of one address in a minute.</summary>
    private const int SignInsPerMinute = 20;

    private readonly PartitionedRateLimiter<string> _open = PartitionedRateLimiter.Create<string, string>(
        account => RateLimitPartition.GetConcurrencyLimiter(
            account, _ => new ConcurrencyLimiterOptions { PermitLimit = MostAtOnce, QueueLimit = 0 }));

    /// <summary>Counts a call until the result is disposed of. Load tests are limited by the server as a
    /// whole.</summary>
    /// <exception cref="ApiProblem">The account has too many calls open (429).</exception>
    public IDisposable? Enter(Caller caller, RealmClass realm)
    {
        if (realm == RealmClass.Load) return null;
        var lease = _open.AttemptAcquire(caller.Account);
        return lease.IsAcquired ? lease : throw new ApiProblem(
            StatusCodes.Status429TooManyRequests, "too-many", "There were too many tries.",
            $"{caller.Account} has {MostAtOnce} calls and streams open; end some first.");
    }

    public void Dispose() => _open.Dispose();

    public static void Add(IServiceCollection services) => services.AddSingleton<CallLimits>().AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (context, _) => throw TooMany(context);
        foreach (var policy in (string[])[SignIns, SignOns, SignOnEnds])
            limits.AddPolicy(policy, http => RateLimitPartition.GetFixedWindowLimiter(
                (policy, CallerAddress.Of(http).ToString()),
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = SignInsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0,
                }));
    });

    private static ApiProblem TooMany(OnRejectedContext context)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after
            : TimeSpan.FromMinutes(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new ApiProblem(StatusCodes.Status429TooManyRequests, "too-many", "There were too many tries.",
            $"Try again in {seconds} s.");
    }
}

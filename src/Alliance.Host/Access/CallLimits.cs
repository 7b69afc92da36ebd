using System.Globalization;
using System.Threading.RateLimiting;
using Alliance.Core.Access;
using Alliance.Host.Access.Addresses;
using Alliance.Host.Access.Rates;
using Alliance.Host.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace Alliance.Host.Access;

/// <summary>Limits how often one address tries to sign in, how many calls one account makes, and how many it has open,
/// so that one client cannot starve the others. Load tests are limited by the server as a whole.</summary>
internal sealed class CallLimits(RateSettings settings) : IDisposable
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

    private readonly CallRates _rates = new(settings);

    /// <summary>Counts a call of an account. A command that may be vital is only marked where there are too many
    /// (<see cref="OverRate"/>): that is known once it is read.</summary>
    /// <exception cref="ApiProblem">The account has made too many calls (429).</exception>
    public void Count(HttpContext http, Caller caller, Act? act, RealmClass realm)
    {
        if (realm == RealmClass.Load) return;
        if (HttpMethods.IsGet(http.Request.Method))
        {
            if (_rates.Read(caller.Account) is { } wait)
                throw TooFast(http, wait, $"{caller.Account} has read more than {settings.Reads} times in a minute");
        }
        else if (_rates.Command(caller.Account) is { } wait)
        {
            if (act is not (Act.IngestFact or Act.EnterFact or Act.Decide or Act.ReportSquad or Act.ReportDepot))
                throw TooFast(http, wait, ManyCommands(caller));
            http.Features.Set(new OverRate(wait));
        }
    }

    /// <summary>Counts a call that nobody has signed in for.</summary>
    /// <exception cref="ApiProblem">The address has made too many calls (429).</exception>
    public void CountAnonymous(HttpContext http)
    {
        var address = CallerAddress.Of(http).ToString();
        if (_rates.Anonymous(address) is { } wait)
            throw TooFast(http, wait, $"{address} has made more than {settings.Anonymous} calls in a minute without an "
                + "account");
    }

    /// <summary>Refuses a command that was marked, now that it is known not to be vital.</summary>
    /// <exception cref="ApiProblem">It was marked (429).</exception>
    public static void RefuseMarked(HttpContext http)
    {
        if (http.Features.Get<OverRate>() is { } over) throw TooFast(http, over.Wait, ManyCommands(Caller.Of(http)!));
    }

    /// <summary>Counts a call until the result is disposed of.</summary>
    /// <exception cref="ApiProblem">The account has too many calls open (429).</exception>
    public IDisposable? Enter(Caller caller, RealmClass realm)
    {
        if (realm == RealmClass.Load) return null;
        var lease = _open.AttemptAcquire(caller.Account);
        return lease.IsAcquired ? lease : throw new ApiProblem(
            StatusCodes.Status429TooManyRequests, "too-many", "There were too many tries.",
            $"{caller.Account} has {MostAtOnce} calls and streams open; end some first.");
    }

    public void Dispose()
    {
        _open.Dispose();
        _rates.Dispose();
    }

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

    private static string ManyCommands(Caller caller) =>
        $"{caller.Account} has sent more commands than it may in a minute; vital ones are still taken";

    private static ApiProblem TooFast(HttpContext http, TimeSpan wait, string why) => new(
        StatusCodes.Status429TooManyRequests, "too-fast", "There were too many calls.",
        $"Nothing was carried out: {why}. Send it again in {RetryAfter(http, wait)} s.");

    private static ApiProblem TooMany(OnRejectedContext context)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after
            : TimeSpan.FromMinutes(1);
        return new ApiProblem(StatusCodes.Status429TooManyRequests, "too-many", "There were too many tries.",
            $"Try again in {RetryAfter(context.HttpContext, wait)} s.");
    }

    /// <summary>Sets Retry-After.</summary>
    /// <returns>Its seconds.</returns>
    private static int RetryAfter(HttpContext http, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return seconds;
    }
}

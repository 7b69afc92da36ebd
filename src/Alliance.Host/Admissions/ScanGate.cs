using System.Threading.RateLimiting;
using Alliance.Grains.Admissions;

namespace Alliance.Host.Admissions;

/// <summary>Lets few read long parts of the journal at once, so that those who read it do not hold up commands and the
/// reports of crews. The others wait their turn. Too many are refused.</summary>
internal sealed class ScanGate(AdmissionGate gate) : IDisposable
{
    /// <summary>The most calls that wait for their turn.</summary>
    private const int MostWaiting = 64;

    private readonly ConcurrencyLimiter _scans = Limiter(MostWaiting);
    // Those who watch were admitted before; all of them may wait.
    private readonly ConcurrencyLimiter _watchers = Limiter(int.MaxValue);

    /// <summary>Waits until a call may read. Dispose of the result when it has read.</summary>
    /// <exception cref="Api.Problems.ApiProblem">Too many wait (429).</exception>
    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async ValueTask<IDisposable> Enter(HttpContext http)
    {
        var lease = await _scans.AcquireAsync(1, http.RequestAborted);
        return lease.IsAcquired ? lease : throw Overload.Refuse(http, gate, "many read the journal already");
    }

    /// <summary>Waits until a watcher may read what it has missed. Dispose of the result when it has read.</summary>
    /// <exception cref="OperationCanceledException">The watcher has gone.</exception>
    public async ValueTask<IDisposable> EnterWatcher(CancellationToken end) => await _watchers.AcquireAsync(1, end);

    public void Dispose()
    {
        _scans.Dispose();
        _watchers.Dispose();
    }

    private static ConcurrencyLimiter Limiter(int waiting) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}

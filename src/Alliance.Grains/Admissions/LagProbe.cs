using Microsoft.Extensions.Hosting;

namespace Alliance.Grains.Admissions;

/// <summary>Measures fifty times a second how long work waits for a processor. Late work is the first sign of more work
/// than the processors can do. A delay above the limit counts as the limit: one garbage collection that stops all
/// threads is no such sign, and would otherwise refuse calls for a second.</summary>
internal sealed class LagProbe(SiloLoad load, AdmissionLimits limits, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var since = time.GetTimestamp();
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var late = time.GetElapsedTime(since) - Every;
            load.Late(new TimeSpan(Math.Clamp(late.Ticks, 0, limits.Lag.Ticks)));
        }
    }
}

using Microsoft.Extensions.Hosting;

namespace Alliance.Grains.Admissions;

/// <summary>Measures fifty times a second how late work comes to a processor: the first sign that there is more of it
/// than processors. What is later than the limit counts as that: a collection that stops everything once is no such
/// sign, and would have calls refused for a second.</summary>
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

using Microsoft.Extensions.Hosting;

namespace Alliance.Simulation.Silos;

/// <summary>A host lifetime that ignores Ctrl+C. The surrounding program handles it, not the host.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

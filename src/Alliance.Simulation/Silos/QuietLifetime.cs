using Microsoft.Extensions.Hosting;

namespace Alliance.Simulation.Silos;

/// <summary>The program around it answers Ctrl+C, not the host.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

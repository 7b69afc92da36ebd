using Alliance.Simulation.Runs;
using Alliance.Simulation.Silos;

namespace Alliance.Simulation.Experiments;

/// <summary>Executes many whole runs in one silo, with a grain for each and several at once.</summary>
internal static class ParallelRuns
{
    /// <summary>Executes runs 0 to <paramref name="count"/> - 1. Returns their results in this order, whichever ended
    /// first.</summary>
    /// <param name="count">The number of runs.</param>
    /// <param name="atOnce">The number of runs at once. More than the number of cores brings no gain.</param>
    /// <param name="run">Executes one of them in the silo. It is called from several threads.</param>
    /// <param name="cancellation">Stops further runs from starting. Runs under way receive the token too.</param>
    /// <returns>One result for each run; default for runs that never began.</returns>
    /// <exception cref="RunFailedException">A run failed. The others were stopped.</exception>
    public static async Task<T?[]> RunAsync<T>(
        int count,
        int atOnce,
        Func<SimulationSilo, int, CancellationToken, Task<T>> run,
        CancellationToken cancellation)
        where T : class
    {
        var outcomes = new T?[count];
        await using var silo = await SimulationSilo.StartAsync(cancellation);
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation };
        try
        {
            await Parallel.ForAsync(0, count, options, async (i, stopped) => outcomes[i] = await run(silo, i, stopped));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What was begun has ended at a window's edge and says so; the rest is missing.
        }

        return outcomes;
    }
}

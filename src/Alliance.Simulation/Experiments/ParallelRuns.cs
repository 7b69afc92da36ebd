using Alliance.Simulation.Runs;
using Alliance.Simulation.Silos;

namespace Alliance.Simulation.Experiments;

/// <summary>Works off many whole runs in one silo, a grain for each, several at once.</summary>
internal static class ParallelRuns
{
    /// <summary>Executes runs 0 to <paramref name="count"/> - 1 and returns their results in this order,
    /// whichever ended first.</summary>
    /// <param name="count">How many.</param>
    /// <param name="atOnce">How many at once; no more than cores pays.</param>
    /// <param name="run">Works off one of them in the silo. Called from several threads.</param>
    /// <param name="cancellation">Begins no further run; those under way see it too.</param>
    /// <returns>One for each run; default for those that were never begun.</returns>
    /// <exception cref="RunFailedException">One of them failed; the others were stopped.</exception>
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

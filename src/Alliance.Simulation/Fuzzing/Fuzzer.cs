using Alliance.Simulation.Fuzzing.Systems;

namespace Alliance.Simulation.Fuzzing;

/// <summary>Runs seeds on all cores, each on one thread. The results are in the order of the seeds.</summary>
public static class Fuzzer
{
    /// <summary>Runs cases until all are done or <paramref name="stop"/> returns true. Returns the results of the cases
    /// that ran, in order.</summary>
    /// <param name="cases">The cases in the order of their seeds.</param>
    /// <param name="stop">Called before each case; true stops the fuzzer.</param>
    /// <param name="done">Called for each result, from any thread, one call at a time.</param>
    public static IReadOnlyList<FuzzResult> Run(
        IReadOnlyList<FuzzCase> cases,
        Func<bool>? stop = null,
        Action<FuzzResult>? done = null
    ) => Run(cases, FuzzParts.Sound, stop, done);

    internal static IReadOnlyList<FuzzResult> Run(
        IReadOnlyList<FuzzCase> cases, FuzzParts parts, Func<bool>? stop, Action<FuzzResult>? done)
    {
        var results = new FuzzResult?[cases.Count];
        var next = -1;
        var gate = new Lock();
        Parallel.For(0, Math.Min(cases.Count, Environment.ProcessorCount), _ =>
        {
            while (stop?.Invoke() != true && Interlocked.Increment(ref next) is var i && i < cases.Count)
            {
                var result = results[i] = FuzzRun.Run(cases[i], parts);
                lock (gate) done?.Invoke(result);
            }
        });
        return [.. results.OfType<FuzzResult>()];
    }

    /// <summary>Shrinks a failing case while it still fails: removes kinds of fault, shortens the fault phase and
    /// removes incidents.</summary>
    public static FuzzResult Shrink(FuzzResult failed) => Shrink(failed, FuzzParts.Sound);

    internal static FuzzResult Shrink(FuzzResult failed, FuzzParts parts)
    {
        var best = failed;
        bool StillFails(FuzzCase smaller)
        {
            var result = FuzzRun.Run(smaller, parts);
            if (result.ViolationCount > 0) best = result;
            return result.ViolationCount > 0;
        }

        foreach (var fault in Enum.GetValues<Fault>())
            if (!best.Case.Without.Contains(fault))
                StillFails(best.Case with { Without = new HashSet<Fault>(best.Case.Without) { fault } });
        for (var (low, high) = (1, best.Incidents); low < high; )
        {
            var middle = (low + high) / 2;
            if (StillFails(best.Case with { Incidents = middle })) high = middle;
            else low = middle + 1;
        }

        for (var (low, high) = (1L, best.FaultPhaseEvents); low < high;)
        {
            var middle = (low + high) / 2;
            if (StillFails(best.Case with { Events = middle })) high = middle;
            else low = middle + 1;
        }

        return best;
    }
}

using Alliance.Simulation.Fuzzing.Systems;

namespace Alliance.Simulation.Fuzzing;

/// <summary>The summary of all seeds.</summary>
public sealed record FuzzSummary(
    int Seeds,
    long Messages,
    IReadOnlyDictionary<string, long> FaultsInjected,
    IReadOnlyDictionary<string, Reached> Coverage,
    int Violations,
    double ElapsedSeconds)
{
    public static FuzzSummary Of(IReadOnlyList<FuzzResult> results, double elapsedSeconds)
    {
        var coverage = new Coverage();
        foreach (var result in results) coverage.Add(result.Coverage);
        var faults = Enum.GetValues<Fault>().ToDictionary(FuzzCase.NameOf, f => results.Sum(r => r.Faults[(int)f]));
        return new(
            results.Count, results.Sum(r => r.Messages), faults, coverage.Groups, results.Sum(r => r.ViolationCount),
            elapsedSeconds);
    }
}

using System.Globalization;

namespace Alliance.LoadTesting.Results;

/// <summary>What a set-up of the tester's own holds before the first step, and once all is at rest again.</summary>
/// <param name="HeapMiBBefore">What is held in the managed heaps of all silos after a full collection; null where they
/// could not be asked.</param>
/// <param name="HeapMiBAfter">The same at the end.</param>
/// <param name="StoreBytesPerRequest">By how much the files of the store grew for each acknowledged request.</param>
/// <param name="OutboxAfter">Messages between actors that are awake which nobody has acknowledged at the end.</param>
internal sealed record RetainedResult(
    double? HeapMiBBefore,
    double? HeapMiBAfter,
    double StoreBytesPerRequest,
    double? OutboxAfter);

/// <summary>A limit and whether it was kept.</summary>
internal sealed record LimitResult(string Limit, double? Actual, bool Met);

/// <summary>A fault and what came of it.</summary>
/// <param name="Fault">As it was given.</param>
/// <param name="Target">What it struck, or was to strike.</param>
/// <param name="Struck">Whether it did; not where the run was over before, and then the verdict is failed.</param>
/// <param name="AtSeconds">When, from the first measured step on; null: it did not.</param>
/// <param name="TakenUpAfterSeconds">Until the end of the first second with 99 % of the successes of before; null: not
/// within the run.</param>
internal sealed record FaultResult(
    string Fault,
    string Target,
    bool Struck,
    double? AtSeconds,
    double? TakenUpAfterSeconds)
{
    /// <summary>As people are told.</summary>
    public string InWords()
    {
        if (!Struck)
            return $"fault {Fault} did NOT strike {Target}: the run was over before";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"fault {Fault} struck {Target} at {AtSeconds} s; work was taken up "
                + $"{(TakenUpAfterSeconds is { } s ? $"after {s} s" : "not within the run")}");
    }
}

/// <summary>On what it was measured.</summary>
internal sealed record LoadEnvironment(
    string Cpu,
    int Cores,
    string Os,
    string Version,
    string Runtime,
    string Store,
    string Guarantee,
    string? Fsync,
    int Silos,
    bool TesterOnSameMachine,
    double ServerAheadMs);

/// <summary>
/// How it was driven. A scenario has no rate and no arrivals by chance, and no other profile has a scenario.
/// </summary>
internal sealed record LoadSetting(
    string Profile,
    string Region,
    double? Rate,
    double StepSeconds,
    double WarmupSeconds,
    string? Arrivals,
    string Mix,
    int Watchers,
    double CycleSeconds,
    int Squads,
    int Townships,
    ulong Seed,
    IReadOnlyList<string> Faults,
    string? Scenario,
    int? Speed);

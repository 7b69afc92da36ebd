using System.Globalization;
using Alliance.Core.Stories;

namespace Alliance.LoadTesting.Results;

/// <summary>The memory and storage of a set-up that the tester started, before the first step and after everything is
/// at rest.</summary>
/// <param name="HeapMiBBefore">The size of the managed heaps of all silos after a full collection, in MiB; null where
/// it could not be measured.</param>
/// <param name="HeapMiBAfter">The same size at the end, in MiB.</param>
/// <param name="StoreBytesPerRequest">The growth of the store's files for each acknowledged request, in bytes.</param>
/// <param name="OutboxAfter">The number of messages between awake actors that are not acknowledged at the end.</param>
internal sealed record RetainedResult(
    double? HeapMiBBefore,
    double? HeapMiBAfter,
    double StoreBytesPerRequest,
    double? OutboxAfter);

/// <summary>A limit, the measured value, and whether the limit was met.</summary>
internal sealed record LimitResult(string Limit, double? Actual, bool Met);

/// <summary>A fault and its effect.</summary>
/// <param name="Fault">The text of the fault on the command line.</param>
/// <param name="Target">The process or store that it struck or was to strike.</param>
/// <param name="Struck">Whether it struck. If the run was over before, it did not, and the verdict is failed.</param>
/// <param name="AtSeconds">When it struck, in seconds from the start of the first measured step; null where it did not
/// strike.</param>
/// <param name="TakenUpAfterSeconds">The seconds until the end of the first second with 99 % of the earlier successes;
/// null where that did not happen within the run.</param>
internal sealed record FaultResult(
    string Fault,
    string Target,
    bool Struck,
    double? AtSeconds,
    double? TakenUpAfterSeconds)
{
    /// <summary>Describes the fault and its effect for people.</summary>
    public Telling InWords()
    {
        if (!Struck)
            return new($"故障 {Fault} 未能作用于 {Target}：测试已先结束",
                $"fault {Fault} did NOT strike {Target}: the run was over before");
        var (at, after) = (Number(AtSeconds), Number(TakenUpAfterSeconds));
        return new(
            $"故障 {Fault} 于第 {at} 秒作用于 {Target}；"
                + (after is null ? "到结束仍未恢复工作" : $"{after} 秒后恢复工作"),
            $"fault {Fault} struck {Target} at {at} s; work was taken up "
                + (after is null ? "not within the run" : $"after {after} s"));
    }

    private static string? Number(double? seconds) => seconds?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The environment of the measurement.</summary>
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

/// <summary>The settings of the run. A scenario has no rate and no random arrivals, and no other profile has a
/// scenario.</summary>
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

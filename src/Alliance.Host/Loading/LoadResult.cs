using System.Globalization;

namespace Alliance.Host.Loading;

/// <summary>Latencies of a step or of a run, from the intended sending; null where nothing was measured. <c>Event</c> is from the recording to a watcher,
/// <c>Rejected</c> that of a 429, from its actual sending.</summary>
internal sealed record LoadLatencies(Percentiles? Ack, Percentiles? FirstOffer, Percentiles? Committed, Percentiles? Event, Percentiles? Rejected = null)
{
    public double? Of(string measure, string percentile) => (measure switch
    {
        "ack" => Ack, "firstOffer" => FirstOffer, "committed" => Committed, "event" => Event, "rejected" => Rejected,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No latency."),
    })?.Of(percentile);
}

/// <summary>One step.</summary>
/// <param name="OfferedPerSecond">Requests that were to be raised.</param>
/// <param name="AchievedPerSecond">Of them, those committed in time; of a scenario, those acknowledged in time.</param>
/// <param name="LatencyMs">Their latencies.</param>
/// <param name="Void">Whether it says nothing of the server: the tester was the bottleneck, or squads ran short.</param>
/// <param name="VoidBecause">Why.</param>
/// <param name="Sustained">Whether enough were committed in time and every limit held.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="Offered">Requests in all.</param>
/// <param name="Acknowledged">Of them, acknowledged.</param>
/// <param name="Committed">Of them, committed in time.</param>
/// <param name="Rejected429">Of them, refused for now.</param>
/// <param name="Errors">Of them, failed.</param>
/// <param name="TeamsOut">The most teams out at a time up to here.</param>
/// <param name="CpuMsPerRequest">Processor time of the silos for each acknowledged one.</param>
/// <param name="HeapMiB">What was held in the managed heap of the silo that answered after its last collection.</param>
/// <param name="Generator">How the tester did.</param>
/// <param name="FromHour">Of a scenario, its hour at which the step begins; null for other profiles.</param>
internal sealed record StepResult(
    double OfferedPerSecond, double AchievedPerSecond, LoadLatencies LatencyMs, bool Void, string? VoidBecause, bool Sustained, double Seconds,
    int Offered, int Acknowledged, int Committed, int Rejected429, int Errors, int TeamsOut, double? CpuMsPerRequest, double? HeapMiB, GeneratorResult Generator,
    double? FromHour = null);

/// <summary>How the tester did.</summary>
/// <param name="LagP99Ms">By how much requests were sent later than intended.</param>
/// <param name="CpuShare">What it took of the whole machine's processors.</param>
internal sealed record GeneratorResult(double LagP99Ms, double CpuShare);

/// <summary>What a set-up of the tester's own holds before the first step, and once all is at rest again.</summary>
/// <param name="HeapMiBBefore">What is held in the managed heaps of all silos after a full collection; null where they could not be asked.</param>
/// <param name="HeapMiBAfter">The same at the end.</param>
/// <param name="StoreBytesPerRequest">By how much the files of the store grew for each acknowledged request.</param>
/// <param name="OutboxAfter">Messages between actors that are awake which nobody has acknowledged at the end.</param>
internal sealed record RetainedResult(double? HeapMiBBefore, double? HeapMiBAfter, double StoreBytesPerRequest, double? OutboxAfter);

/// <summary>A limit and whether it was kept.</summary>
internal sealed record LimitResult(string Limit, double? Actual, bool Met);

/// <summary>A fault and what came of it.</summary>
/// <param name="Fault">As it was given.</param>
/// <param name="Target">What it struck, or was to strike.</param>
/// <param name="Struck">Whether it did; not where the run was over before, and then the verdict is failed.</param>
/// <param name="AtSeconds">When, from the first measured step on; null: it did not.</param>
/// <param name="TakenUpAfterSeconds">Until the end of the first second with 99 % of the successes of before; null: not within the run.</param>
internal sealed record FaultResult(string Fault, string Target, bool Struck, double? AtSeconds, double? TakenUpAfterSeconds)
{
    /// <summary>As people are told.</summary>
    public string InWords()
    {
        if (!Struck) return $"fault {Fault} did NOT strike {Target}: the run was over before";
        return string.Create(CultureInfo.InvariantCulture, $"fault {Fault} struck {Target} at {AtSeconds} s; work was taken up {(TakenUpAfterSeconds is { } s ? $"after {s} s" : "not within the run")}");
    }
}

/// <summary>On what it was measured.</summary>
internal sealed record LoadEnvironment(
    string Cpu, int Cores, string Os, string Version, string Runtime, string Store, string Guarantee, string? Fsync, int Silos, bool TesterOnSameMachine, double ServerAheadMs);

/// <summary>How it was driven. A scenario has no rate and no arrivals by chance, and no other profile has a scenario.</summary>
internal sealed record LoadSetting(
    string Profile, string Region, double? Rate, double StepSeconds, double WarmupSeconds, string? Arrivals, string Mix, int Watchers, double CycleSeconds, int Squads, int Townships, ulong Seed,
    IReadOnlyList<string> Faults, string? Scenario, int? Speed);

/// <summary>All that a load found, as <c>--json</c> prints it.</summary>
internal sealed record LoadResult
{
    public required string Realm { get; init; }
    public required string Store { get; init; }
    public required long Acknowledged { get; init; }
    public required long Committed { get; init; }
    /// <summary>Acknowledged, and ended without a commitment; what that says is in <see cref="Meanings"/>.</summary>
    public required long Unfilled { get; init; }
    public required long Rejected429 { get; init; }
    public required IReadOnlyDictionary<string, long> RejectedByPriority { get; init; }
    /// <summary>Requests that a server took while it refused more pressing ones; any fails the run.</summary>
    public required int TakenOutOfTurn { get; init; }
    /// <summary>Calls that came to nothing, refusals for now apart.</summary>
    public required long Errors { get; init; }
    public required IReadOnlyDictionary<string, long> ErrorsByKind { get; init; }
    /// <summary>Approvals and confirmations that duty desks gave.</summary>
    public required long Approvals { get; init; }
    public required int TeamsOutMax { get; init; }
    public required IReadOnlyList<StepResult> Steps { get; init; }
    /// <summary>The highest step that was sustained; 0: none was.</summary>
    public required double MaxSustainedPerSecond { get; init; }
    /// <summary>When a step is sustained.</summary>
    public required string Criterion { get; init; }
    public required LoadMeanings Meanings { get; init; }
    /// <summary>Of that step, or of the first where none was.</summary>
    public required LoadLatencies LatencyMs { get; init; }
    /// <summary>The median of a few requests, raised one by one before the load; null where none was.</summary>
    public required double? DurableWritesPerRequest { get; init; }
    /// <summary><c>metrics</c>: the server's own count, and what it includes beside the tester's requests; <c>journal</c>: turns that left a record, of which some may have
    /// shared a commit; <c>none</c>.</summary>
    public required string DurableWritesFrom { get; init; }
    public required IReadOnlyList<int> DurableWritesOfEach { get; init; }
    public required double? CpuMsPerRequest { get; init; }
    public required GeneratorResult Generator { get; init; }
    /// <summary>Null for a set-up that ran before.</summary>
    public required RetainedResult? Retained { get; init; }
    public required AuditResult Audit { get; init; }
    public required IReadOnlyList<LimitResult> Limits { get; init; }
    public required IReadOnlyList<FaultResult> Faults { get; init; }
    public required LoadSetting Setting { get; init; }
    public required LoadEnvironment Environment { get; init; }
    public bool Interrupted { get; init; }
    /// <summary>Figures of a former run beside those of this one; null where none was named.</summary>
    public IReadOnlyDictionary<string, FigureChange>? Comparison { get; init; }
    /// <summary><c>passed</c>, <c>failed</c>, or <c>void</c> where the server was not what was measured.</summary>
    public required string Verdict { get; init; }

    public double? Of(LoadLimit limit) => limit.Percentile is { } percentile ? LatencyMs.Of(limit.Measure, percentile) : limit.Measure switch
    {
        "maxSustainedPerSecond" => MaxSustainedPerSecond,
        "achievedPerSecond" => Steps.Count > 0 ? Steps.Max(s => s.AchievedPerSecond) : null,
        "durableWritesPerRequest" => DurableWritesPerRequest,
        "cpuMsPerRequest" => CpuMsPerRequest,
        "errors" => Errors,
        "rejected429" => Rejected429,
        "unfilled" => Unfilled,
        // After over before: 1.1 is a tenth more.
        "heapGrowth" => Retained is { HeapMiBBefore: > 0 and var before, HeapMiBAfter: { } after } ? Math.Round(after / before, 3) : null,
        "storeBytesPerRequest" => Retained?.StoreBytesPerRequest,
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Measure, "No figure."),
    };
}

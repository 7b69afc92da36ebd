using Alliance.Core.Stories;
using Alliance.LoadTesting.Profiles;

namespace Alliance.LoadTesting.Results;

/// <summary>The result of a load test, as <c>--json</c> prints it.</summary>
internal sealed record LoadResult
{
    public required string Realm { get; init; }
    public required string Store { get; init; }
    public required long Acknowledged { get; init; }
    public required long Committed { get; init; }
    /// <summary>The requests that were acknowledged and ended without a commitment. <see cref="Meanings"/> explains
    /// what this means.</summary>
    public required long Unfilled { get; init; }
    /// <summary>The number of requests that were refused with 429.</summary>
    public required long Rejected429 { get; init; }
    public required IReadOnlyDictionary<string, long> RejectedByPriority { get; init; }
    /// <summary>The requests that a server accepted while it refused more urgent ones. A single one fails the
    /// run.</summary>
    public required int TakenOutOfTurn { get; init; }
    /// <summary>The calls that failed, without temporary refusals (429).</summary>
    public required long Errors { get; init; }
    public required IReadOnlyDictionary<string, long> ErrorsByKind { get; init; }
    /// <summary>The number of approvals and confirmations that duty desks gave.</summary>
    public required long Approvals { get; init; }
    /// <summary>The highest number of teams that were out at the same time.</summary>
    public required int TeamsOutMax { get; init; }
    public required IReadOnlyList<StepResult> Steps { get; init; }
    /// <summary>The rate of the highest sustained step, in requests a second; 0 for none.</summary>
    public required double MaxSustainedPerSecond { get; init; }
    /// <summary>The condition under which a step counts as sustained.</summary>
    public required Telling Criterion { get; init; }
    public required LoadMeanings Meanings { get; init; }
    /// <summary>The latencies of the highest sustained step, or of the first step where none was sustained.
    /// Milliseconds.</summary>
    public required LoadLatencies LatencyMs { get; init; }
    /// <summary>The durable writes of a request: the median of a few requests that were raised one by one before the
    /// load; null where none was.</summary>
    public required double? DurableWritesPerRequest { get; init; }
    /// <summary>The source of that count. <c>metrics</c> is the server's own count, with a note on what it includes
    /// beside the tester's requests. <c>journal</c> counts turns that left a record, some of which may have shared a
    /// commit. <c>none</c> means that there is no count.</summary>
    public required Telling DurableWritesFrom { get; init; }
    /// <summary>The durable writes of each observed request.</summary>
    public required IReadOnlyList<int> DurableWritesOfEach { get; init; }
    /// <summary>The processor time of the silos for each acknowledged request in the step of <see cref="LatencyMs"/>,
    /// in milliseconds; null where it was not measured.</summary>
    public required double? CpuMsPerRequest { get; init; }
    public required GeneratorResult Generator { get; init; }
    /// <summary>The memory and storage that the set-up kept; null for a set-up that the tester did not start.</summary>
    public required RetainedResult? Retained { get; init; }
    public required AuditResult Audit { get; init; }
    public required IReadOnlyList<LimitResult> Limits { get; init; }
    public required IReadOnlyList<FaultResult> Faults { get; init; }
    public required LoadSetting Setting { get; init; }
    public required LoadEnvironment Environment { get; init; }
    /// <summary>Whether the run was interrupted before its end.</summary>
    public bool Interrupted { get; init; }
    /// <summary>The figures of a former run and of this run; null where no former run was named.</summary>
    public IReadOnlyDictionary<string, FigureChange>? Comparison { get; init; }
    /// <summary><c>passed</c>, <c>failed</c>, or <c>void</c> where the run measured something other than the
    /// server.</summary>
    public required string Verdict { get; init; }

    public double? Of(LoadLimit limit) =>
        limit.Percentile is { } percentile
            ? LatencyMs.Of(limit.Measure, percentile)
            : limit.Measure switch
            {
                "maxSustainedPerSecond" => MaxSustainedPerSecond,
                "achievedPerSecond" => Steps.Count > 0 ? Steps.Max(s => s.AchievedPerSecond) : null,
                "durableWritesPerRequest" => DurableWritesPerRequest,
                "cpuMsPerRequest" => CpuMsPerRequest,
                "errors" => Errors,
                "rejected429" => Rejected429,
                "unfilled" => Unfilled,
                // After over before: 1.1 is a tenth more.
                "heapGrowth" => Retained is { HeapMiBBefore: > 0 and var before, HeapMiBAfter: { } after }
                    ? Math.Round(after / before, 3)
                    : null,
                "storeBytesPerRequest" => Retained?.StoreBytesPerRequest,
                _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Measure, "No figure."),
            };
}

using Alliance.LoadTesting.Profiles;

namespace Alliance.LoadTesting.Results;

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
    /// <summary>
    /// <c>metrics</c>: the server's own count, and what it includes beside the tester's requests; <c>journal</c>: turns
    /// that left a record, of which some may have shared a commit; <c>none</c>.
    /// </summary>
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

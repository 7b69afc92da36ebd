using Alliance.Simulation.Measures;

namespace Alliance.Simulation.Rehearsals;

/// <summary>One replication: its seed, its journal's digest, and the measures of the summary.</summary>
public sealed record Replication
{
    /// <summary>The seed. <c>alliance replay --seed</c> with this value gives the same journal.</summary>
    public required ulong Seed { get; init; }
    public required string JournalSha256 { get; init; }
    public required double SimulatedHours { get; init; }
    public required bool AtRest { get; init; }
    /// <summary>Whether it was stopped before its end.</summary>
    public required bool Interrupted { get; init; }
    public required long Messages { get; init; }
    public required long Records { get; init; }
    public required int InvariantViolations { get; init; }
    public required OutcomeCounts Requests { get; init; }
    public required OutcomeCounts Lines { get; init; }
    public required NeedsMeasure Needs { get; init; }
    public required AidByTier AidByTier { get; init; }
    public required ResponseMeasure Response { get; init; }
    public required IReadOnlyDictionary<string, ClockMeasure> Clocks { get; init; }
    public required TargetsMeasure Targets { get; init; }

    /// <summary>Returns whether the run failed: an invariant was violated, or a request was open at rest.</summary>
    public bool HasFailed() => InvariantViolations > 0 || (AtRest && Requests.Open > 0);

    internal static Replication Of(RehearsalSummary run) => new()
    {
        Seed = run.Seed,
        JournalSha256 = run.JournalSha256,
        SimulatedHours = run.SimulatedHours,
        AtRest = run.AtRest,
        Interrupted = run.Interrupted,
        Messages = run.Messages,
        Records = run.Records,
        InvariantViolations = run.InvariantViolations,
        Requests = run.Requests,
        Lines = run.Lines,
        Needs = run.Needs,
        AidByTier = run.AidByTier,
        Response = run.Response,
        Clocks = run.Clocks,
        Targets = run.Targets,
    };
}

using System.Text.Json.Serialization;
using Alliance.Core.Invariants.Folds;
using Alliance.Simulation.Measures;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Rehearsals;

/// <summary>The result of a rehearsal; the JSON of <c>alliance replay --json</c>.</summary>
public sealed record RehearsalSummary
{
    public required string Scenario { get; init; }
    public required ulong Seed { get; init; }
    public required string Policy { get; init; }
    /// <summary>The hosting that was used: <c>grain</c> or <c>region</c>.</summary>
    public required string Hosting { get; init; }
    /// <summary>The reason for this hosting.</summary>
    public required string HostingReason { get; init; }
    /// <summary>The hours in which the hazards of the scenario begin and end.</summary>
    public required int HazardHours { get; init; }
    /// <summary>The hours of virtual time until at rest, or until the requested end.</summary>
    public required double SimulatedHours { get; init; }
    /// <summary>Whether nothing was left to happen; false when the run was stopped before.</summary>
    public required bool AtRest { get; init; }
    /// <summary>Whether a person stopped it between two windows. The journal is complete up to that moment.</summary>
    public required bool Interrupted { get; init; }
    /// <summary>The number of silos of a cluster that ran it; null for a run in a silo of its own.</summary>
    public int? Silos { get; init; }
    /// <summary>How often it started again because a silo was lost; null for a run without a cluster.</summary>
    public int? Restarts { get; init; }
    /// <summary>The seconds that failed attempts took; null for a run without a cluster.</summary>
    public double? RestartSeconds { get; init; }
    public required ActorCounts Actors { get; init; }
    /// <summary>The number of messages between actors, including notices and without timers. Each counts once, however
    /// many attempts there were.</summary>
    public required long Messages { get; init; }
    public required long Records { get; init; }
    /// <summary>SHA-256 of the journal file in lower-case hexadecimal.</summary>
    public required string JournalSha256 { get; init; }
    public required int InvariantViolations { get; init; }
    /// <summary>The first violations, each with the records that break the invariant.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }
    public required OutcomeCounts Requests { get; init; }
    public required OutcomeCounts Lines { get; init; }
    /// <summary>The number of refusals by code. Each line, round and lender counts once.</summary>
    public required IReadOnlyDictionary<string, int> Refusals { get; init; }
    /// <summary>The number of commands that an actor refused, by command and code.</summary>
    public required IReadOnlyDictionary<string, long> CommandsRefused { get; init; }
    public required NeedsMeasure Needs { get; init; }
    public required AidByTier AidByTier { get; init; }
    public required ResponseMeasure Response { get; init; }
    /// <summary>The reports and answers that were owed by a deadline, by clock, and whether they were done in
    /// time.</summary>
    public required IReadOnlyDictionary<string, ClockMeasure> Clocks { get; init; }
    /// <summary>The local targets, and the share of incidents that met them.</summary>
    public required TargetsMeasure Targets { get; init; }
    /// <summary>The seconds until the first window, including the start of the silo.</summary>
    public required double StartupSeconds { get; init; }
    /// <summary>The seconds from the first window to the end.</summary>
    public required double ElapsedSeconds { get; init; }
    public required double MessagesPerSecond { get; init; }
    /// <summary>The highest memory of the process so far, in MiB.</summary>
    public required long PeakMemoryMiB { get; init; }
    /// <summary>The parts of the region that are official, estimated, approximate or assumed.</summary>
    public required IReadOnlyDictionary<string, string> DataQuality { get; init; }
    /// <summary>All replications in their order, where there are several; null otherwise. The rest of the summary
    /// belongs to the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Replication>? Replications { get; init; }
    /// <summary>The main measures over the replications.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Estimate>? Estimates { get; init; }
    /// <summary>The seconds that all replications took together, including the start of the silo.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ReplicationsSeconds { get; init; }
}

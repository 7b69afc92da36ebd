using System.Text.Json.Serialization;
using Alliance.Core.Invariants.Folds;
using Alliance.Simulation.Measures;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Rehearsals;

/// <summary>What came of a rehearsal; the JSON of <c>alliance replay --json</c>.</summary>
public sealed record RehearsalSummary
{
    public required string Scenario { get; init; }
    public required ulong Seed { get; init; }
    public required string Policy { get; init; }
    /// <summary>The hosting used: <c>grain</c> or <c>region</c>.</summary>
    public required string Hosting { get; init; }
    /// <summary>Why that one.</summary>
    public required string HostingReason { get; init; }
    /// <summary>Hours in which the scenario's hazards begin and end.</summary>
    public required int HazardHours { get; init; }
    /// <summary>Hours of virtual time until at rest, or until the end that was asked for.</summary>
    public required double SimulatedHours { get; init; }
    /// <summary>False when the run was stopped before nothing was left to happen.</summary>
    public required bool AtRest { get; init; }
    /// <summary>Whether it was stopped by hand between two windows. The journal is complete up to that
    /// moment.</summary>
    public required bool Interrupted { get; init; }
    /// <summary>Silos of a cluster that worked it off; null when it ran in one of its own.</summary>
    public int? Silos { get; init; }
    /// <summary>How often it started again because a silo was lost; null without a cluster.</summary>
    public int? Restarts { get; init; }
    /// <summary>Seconds that the attempts took that came to nothing; null without a cluster.</summary>
    public double? RestartSeconds { get; init; }
    public required ActorCounts Actors { get; init; }
    /// <summary>Between actors, notices included, once each whatever the attempts; no timers.</summary>
    public required long Messages { get; init; }
    public required long Records { get; init; }
    /// <summary>SHA-256 of the journal file in lower-case hexadecimal.</summary>
    public required string JournalSha256 { get; init; }
    public required int InvariantViolations { get; init; }
    /// <summary>The first of them, each with the records that break it.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }
    public required OutcomeCounts Requests { get; init; }
    public required OutcomeCounts Lines { get; init; }
    /// <summary>One per line, round and lender, by code.</summary>
    public required IReadOnlyDictionary<string, int> Refusals { get; init; }
    /// <summary>Commands that an actor refused, by command and code.</summary>
    public required IReadOnlyDictionary<string, long> CommandsRefused { get; init; }
    public required NeedsMeasure Needs { get; init; }
    public required AidByTier AidByTier { get; init; }
    public required ResponseMeasure Response { get; init; }
    /// <summary>What was owed by a time, by clock, and whether it was done in it.</summary>
    public required IReadOnlyDictionary<string, ClockMeasure> Clocks { get; init; }
    /// <summary>The local targets and what share of incidents met them.</summary>
    public required TargetsMeasure Targets { get; init; }
    /// <summary>Seconds until the first window, silo included.</summary>
    public required double StartupSeconds { get; init; }
    /// <summary>Seconds from the first window to rest.</summary>
    public required double ElapsedSeconds { get; init; }
    public required double MessagesPerSecond { get; init; }
    /// <summary>The most memory that the process has held so far, in MiB.</summary>
    public required long PeakMemoryMiB { get; init; }
    /// <summary>What of the region is official, estimated, approximate or assumed.</summary>
    public required IReadOnlyDictionary<string, string> DataQuality { get; init; }
    /// <summary>All replications in their order, where there are several; the rest of the summary is of the
    /// first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Replication>? Replications { get; init; }
    /// <summary>The main measures over the replications.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Estimate>? Estimates { get; init; }
    /// <summary>Seconds that the replications took together, silo included.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ReplicationsSeconds { get; init; }
}

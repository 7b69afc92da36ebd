using System.Collections.Frozen;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Runs;

namespace Alliance.Simulation.Silos;

/// <summary>The result of a run.</summary>
public sealed record RunResult
{
    /// <summary>Creates the result from the totals of a run.</summary>
    /// <param name="sums">The totals of the run.</param>
    /// <param name="until">The moment at which it ended, if something was left to happen.</param>
    internal RunResult(RunTotals sums, Instant? until)
    {
        (Messages, Commands, Timers, AtRest) = (sums.Messages, sums.Commands, sums.Timers, sums.AtRest);
        Activated = Enum.GetValues<ActorKind>()
            .Where(k => sums.Activated[(int)k] > 0)
            .ToFrozenDictionary(k => k, k => sums.Activated[(int)k]);
        Refusals = new SortedDictionary<string, long>(sums.Refusals.ToDictionary(), StringComparer.Ordinal);
        EndedAt = sums.AtRest ? new Instant(sums.LastTick) : until!.Value;
    }

    /// <summary>The hosting that was used.</summary>
    public required Hosting Hosting { get; init; }
    /// <summary>The reason for this hosting.</summary>
    public required string HostingReason { get; init; }
    /// <summary>The number of shards of the run.</summary>
    public required int Shards { get; init; }
    /// <summary>The number of actors that received anything, by kind, without world actors.</summary>
    public IReadOnlyDictionary<ActorKind, long> Activated { get; }
    /// <summary>The number of messages between different actors and of notices to people. Each counts once for all
    /// attempts. Timers and commands are not included.</summary>
    public long Messages { get; }
    /// <summary>The number of commands that people sent.</summary>
    public long Commands { get; }
    /// <summary>The number of timers of actors that came due.</summary>
    public long Timers { get; }
    /// <summary>The number of refused commands, by <c>Command:code</c>.</summary>
    public IReadOnlyDictionary<string, long> Refusals { get; }
    /// <summary>The number of records in the journal.</summary>
    public required long Records { get; init; }
    /// <summary>SHA-256 of the journal's bytes, header included, in lower-case hex.</summary>
    public required string JournalSha256 { get; init; }
    /// <summary>The time of the last event, or the requested end or stop when something was left.</summary>
    public Instant EndedAt { get; }
    /// <summary>Whether nothing was left to happen.</summary>
    public bool AtRest { get; }
    /// <summary>Whether it was stopped between two windows with something left.
    /// The journal is complete up to that moment.</summary>
    public bool Interrupted { get => field && !AtRest; init; }
    /// <summary>The seconds until the first window.</summary>
    public required double StartupSeconds { get; init; }
    /// <summary>The seconds from the first window to the end.</summary>
    public required double ElapsedSeconds { get; init; }
    /// <summary>The messages per second of <see cref="ElapsedSeconds"/>; 0 when no time has passed.</summary>
    public double MessagesPerSecond => ElapsedSeconds > 0 ? Messages / ElapsedSeconds : 0;
}

/// <summary>The progress of a run.</summary>
/// <param name="Now">The virtual time that the run has reached.</param>
/// <param name="Messages">The number of messages so far.</param>
/// <param name="Records">The number of records so far.</param>
[GenerateSerializer, Alias("run-progress")]
public readonly record struct RunProgress(Instant Now, long Messages, long Records);

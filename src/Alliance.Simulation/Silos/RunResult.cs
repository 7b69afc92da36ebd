using System.Collections.Frozen;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Runs;

namespace Alliance.Simulation.Silos;

/// <summary>What came of a run.</summary>
public sealed record RunResult
{
    /// <summary>Takes what a run came to.</summary>
    /// <param name="sums">Its sums.</param>
    /// <param name="until">Where it ended if something was left.</param>
    internal RunResult(RunTotals sums, Instant? until)
    {
        (Messages, Commands, Timers, AtRest) = (sums.Messages, sums.Commands, sums.Timers, sums.AtRest);
        Activated = Enum.GetValues<ActorKind>()
            .Where(k => sums.Activated[(int)k] > 0)
            .ToFrozenDictionary(k => k, k => sums.Activated[(int)k]);
        Refusals = new SortedDictionary<string, long>(sums.Refusals.ToDictionary(), StringComparer.Ordinal);
        EndedAt = sums.AtRest ? new Instant(sums.LastTick) : until!.Value;
    }

    /// <summary>The hosting used.</summary>
    public required Hosting Hosting { get; init; }
    /// <summary>Why that one.</summary>
    public required string HostingReason { get; init; }
    /// <summary>Parts into which the run was cut.</summary>
    public required int Shards { get; init; }
    /// <summary>Actors that were handed anything, by kind; world actors apart.</summary>
    public IReadOnlyDictionary<ActorKind, long> Activated { get; }
    /// <summary>Messages between different actors and notices to people, each counted once for all attempts.
    /// Timers and commands are not included.</summary>
    public long Messages { get; }
    /// <summary>Commands that people gave.</summary>
    public long Commands { get; }
    /// <summary>Timers of actors that came due.</summary>
    public long Timers { get; }
    /// <summary>Commands refused, by <c>Command:code</c>.</summary>
    public IReadOnlyDictionary<string, long> Refusals { get; }
    /// <summary>Records in the journal.</summary>
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
    /// <summary>Seconds until the first window.</summary>
    public required double StartupSeconds { get; init; }
    /// <summary>Seconds from the first window to rest.</summary>
    public required double ElapsedSeconds { get; init; }
    /// <summary>Messages by elapsed seconds.</summary>
    public double MessagesPerSecond => ElapsedSeconds > 0 ? Messages / ElapsedSeconds : 0;
}

/// <summary>How far a run is.</summary>
/// <param name="Now">Virtual time reached.</param>
/// <param name="Messages">Messages so far.</param>
/// <param name="Records">Records so far.</param>
[GenerateSerializer, Alias("run-progress")]
public readonly record struct RunProgress(Instant Now, long Messages, long Records);

using Alliance.Core.Actors;

namespace Alliance.Simulation.Hostings;

/// <summary>What came of a run.</summary>
public sealed record RunResult
{
    /// <summary>The hosting used.</summary>
    public required Hosting Hosting { get; init; }
    /// <summary>Why that one.</summary>
    public required string HostingReason { get; init; }
    /// <summary>Parts into which the run was cut.</summary>
    public required int Shards { get; init; }
    /// <summary>Actors that were handed anything, by kind; world actors apart.</summary>
    public required IReadOnlyDictionary<ActorKind, long> Activated { get; init; }
    /// <summary>Messages between different actors and notices to people, once each whatever the attempts; no timers, no commands.</summary>
    public required long Messages { get; init; }
    /// <summary>Commands that people gave.</summary>
    public required long Commands { get; init; }
    /// <summary>Timers of actors that came due.</summary>
    public required long Timers { get; init; }
    /// <summary>Commands refused, by <c>Command:code</c>.</summary>
    public required IReadOnlyDictionary<string, long> Refusals { get; init; }
    /// <summary>Records in the journal.</summary>
    public required long Records { get; init; }
    /// <summary>SHA-256 of the journal's bytes, header included, in lower-case hex.</summary>
    public required string JournalSha256 { get; init; }
    /// <summary>The moment of the last thing that happened; or the end that was asked for, or at which it was stopped, if something was left.</summary>
    public required Instant EndedAt { get; init; }
    /// <summary>Whether nothing was left to happen.</summary>
    public required bool AtRest { get; init; }
    /// <summary>Whether it was stopped at the edge of a window with something left; the journal is whole as far as it goes.</summary>
    public bool Interrupted { get; init; }
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

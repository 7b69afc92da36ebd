using Alliance.Core.Actors;
using Alliance.Core.Runtimes;
using Alliance.Grains.Journals;

namespace Alliance.Grains.Hosting;

/// <summary>The answer to a command.</summary>
[GenerateSerializer, Immutable, Alias("command-result")]
public sealed record CommandResult
{
    [Id(0)] public required CommandOutcome Outcome { get; init; }
    /// <summary>The number given to what it created.</summary>
    [Id(1)] public string? Number { get; init; }
    /// <summary>The actor's version after it; when stale, the present one.</summary>
    [Id(2)] public long Version { get; init; }
    /// <summary>The global number of its first journal record; meaningless where it gave none.</summary>
    [Id(3)] public long FirstRecord { get; init; }
    /// <summary>How many records it gave, numbered from the first.</summary>
    [Id(4)] public int Records { get; init; }
    /// <summary>Why it was refused.</summary>
    [Id(5)] public Refusal? Refusal { get; init; }
    /// <summary>When stale, the last record that a person caused, or else the last of all.</summary>
    [Id(6)] public StoredRecord? Last { get; init; }
    /// <summary>Whether this answers a repeat of a command carried out before.</summary>
    [Id(7)] public bool IsRepeat { get; init; }

    internal static CommandResult Of(CommandAnswer answer) => new()
    {
        Outcome = answer.Outcome, Number = answer.Number, Version = answer.Version, FirstRecord = answer.FirstRecord,
        Records = answer.Records,
        Refusal = answer.Refusal, IsRepeat = answer.IsRepeat,
    };
}

/// <summary>An actor's committed state.</summary>
/// <param name="State">Its state; yours to read, not to change.</param>
/// <param name="Version">Its version, for <see cref="CommandRequest.ExpectedVersion"/>.</param>
/// <param name="At">The moment of its last turn.</param>
[GenerateSerializer, Immutable, Alias("actor-snapshot")]
public sealed record ActorSnapshot(object State, long Version, Instant At);

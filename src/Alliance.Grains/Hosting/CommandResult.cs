using Alliance.Core.Actors;
using Alliance.Core.Runtimes;
using Alliance.Grains.Journals;

namespace Alliance.Grains.Hosting;

/// <summary>The answer to a command.</summary>
[GenerateSerializer, Immutable, Alias("command-result")]
public sealed record CommandResult
{
    [Id(0)] public required CommandOutcome Outcome { get; init; }
    /// <summary>The number of the incident, request or other thing that the command created; null for none.</summary>
    [Id(1)] public string? Number { get; init; }
    /// <summary>The actor's version after the command. For a stale command, the present version.</summary>
    [Id(2)] public long Version { get; init; }
    /// <summary>The global number of the command's first journal record. It has no meaning when the command wrote no
    /// record.</summary>
    [Id(3)] public long FirstRecord { get; init; }
    /// <summary>The number of records that the command wrote. Their numbers follow <see cref="FirstRecord"/>.</summary>
    [Id(4)] public int Records { get; init; }
    /// <summary>The reason for a refusal; null when the command was not refused.</summary>
    [Id(5)] public Refusal? Refusal { get; init; }
    /// <summary>For a stale command, the last record that a person caused, or else the last of all records.</summary>
    [Id(6)] public StoredRecord? Last { get; init; }
    /// <summary>Whether the command repeats one that was carried out before.</summary>
    [Id(7)] public bool IsRepeat { get; init; }

    internal static CommandResult Of(CommandAnswer answer) => new()
    {
        Outcome = answer.Outcome, Number = answer.Number, Version = answer.Version, FirstRecord = answer.FirstRecord,
        Records = answer.Records,
        Refusal = answer.Refusal, IsRepeat = answer.IsRepeat,
    };
}

/// <summary>An actor's committed state.</summary>
/// <param name="State">The state. Callers may read it and must not change it.</param>
/// <param name="Version">Its version, for <see cref="CommandRequest.ExpectedVersion"/>.</param>
/// <param name="At">The moment of its last turn.</param>
[GenerateSerializer, Immutable, Alias("actor-snapshot")]
public sealed record ActorSnapshot(object State, long Version, Instant At);

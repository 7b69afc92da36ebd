using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Radios;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Runs;

/// <summary>Everything that determines a run. Two runs with equal setups have the same journal, byte for
/// byte.</summary>
public sealed record RunSetup
{
    /// <summary>The realm of the run (<c>run-42</c>). Every grain key begins with it. It is not in the
    /// journal.</summary>
    public required string Realm { get; init; }
    /// <summary>Name of the scenario, for the journal's header.</summary>
    public required string Scenario { get; init; }
    /// <summary>Digest of the scenario with all it includes, for the journal's header.</summary>
    public required string ScenarioDigest { get; init; }
    /// <summary>The seed of the radio. World actors take it from the scenario for their own streams.</summary>
    public required ulong Seed { get; init; }
    /// <summary>Name of the policy, for the journal's header.</summary>
    public required string Policy { get; init; }
    /// <summary>The manual settings over the scenario, as <c>path=value</c> in the given order, for the journal's
    /// header.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];
    /// <summary>The shortest time that a message between different actors takes, and the length of a window; above
    /// zero.</summary>
    public required Span Lookahead { get; init; }
    /// <summary>The version of the region that holds at the start.</summary>
    public required Region Region { get; init; }
    /// <summary>The radio conditions of mail.</summary>
    public RadioSetup Radio { get; init; } = new();
    /// <summary>Creates an actor at its first mail. Several threads may call it when there are several
    /// shards.</summary>
    public required Func<ActorId, Actor> Actors { get; init; }
    /// <summary>Creates the people of an actor at their first notice or start; null for an actor without people.
    /// Several threads may call it when there are several shards.</summary>
    public required Func<ActorId, WorldActor?> World { get; init; }
    /// <summary>The commands that people send at set times.</summary>
    public IReadOnlyList<ScriptedCommand> Script { get; init; } = [];
    /// <summary>The world actors that start without a notice, such as the scene of a hazard.</summary>
    public IReadOnlyList<WorldStart> Starts { get; init; } = [];
    /// <summary>The last moment of the run; null to run until at rest.</summary>
    public Instant? Until { get; init; }

    /// <summary>The first line of the run's journal.</summary>
    internal JournalHeader JournalHeader => new()
    {
        Scenario = Scenario,
        ScenarioDigest = ScenarioDigest,
        Seed = Seed,
        Policy = Policy,
        Overrides = Overrides,
        HasDetail = Region.Data.Policies.RecordsAllInputs,
    };

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Realm);
        if (Realm.Contains('/')) throw new ArgumentException($"The realm '{Realm}' must not contain a slash.");
        if (Lookahead.Milliseconds <= 0) throw new ArgumentException($"{nameof(Lookahead)} must be above zero.");
        Radio.Validate();
    }
}

/// <summary>A command of the script. Its actor handles it at exactly that moment.</summary>
public sealed record ScriptedCommand(Instant At, ActorId To, Command Command);

/// <summary>A timer that starts the people of an actor.</summary>
public sealed record WorldStart(Instant At, ActorId Subject, WorldTimer Timer);

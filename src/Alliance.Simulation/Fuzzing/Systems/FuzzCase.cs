using Alliance.Core;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>A seed with optional limits. The region, the incidents, the people and the faults follow from it
/// alone.</summary>
public sealed record FuzzCase(ulong Seed)
{
    /// <summary>The number of events after which the fault phase (faults, new incidents, faults of people) ends; null
    /// to end it at its planned time.</summary>
    public long? Events { get; init; }
    /// <summary>The number of incidents that happen, the first ones; null for all.</summary>
    public int? Incidents { get; init; }
    /// <summary>Faults that do not happen.</summary>
    public IReadOnlySet<Fault> Without { get; init; } = new HashSet<Fault>();

    /// <summary>The command line that replays the case.</summary>
    public string Command
    {
        get
        {
            var command = $"alliance fuzz --seeds {Seed}..{Seed}";
            if (Events is { } events)
                command += $" --events {events}";
            if (Incidents is { } incidents)
                command += $" --incidents {incidents}";
            return Without.Count == 0
                ? command
                : $"{command} --without {string.Join(',', Without.Order().Select(NameOf))}";
        }
    }

    /// <summary>The name of a fault in flags and results: <c>roadCut</c>.</summary>
    public static string NameOf(Fault fault) => char.ToLowerInvariant($"{fault}"[0]) + $"{fault}"[1..];
}

/// <summary>Replaceable parts of a run. Tests break one of them and expect a violation.</summary>
internal sealed record FuzzParts
{
    public static readonly FuzzParts Sound = new();

    /// <summary>Creates an actor, new or from its stored state.</summary>
    public Func<ActorId, object?, Actor> Actors { get; init; } = (id, state) => ActorFactory.Create(id.Kind, state);
    /// <summary>Converts the stored data of an actor to the data that a read returns.</summary>
    public Func<FuzzedActor, FuzzedActor> ReadBack { get; init; } = stored => stored;
}

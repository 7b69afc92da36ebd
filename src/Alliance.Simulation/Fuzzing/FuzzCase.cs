using Alliance.Core.Actors;

namespace Alliance.Simulation.Fuzzing;

/// <summary>One seed, as it is or cut down: the region, the incidents, the people and the faults follow from it alone.</summary>
public sealed record FuzzCase(ulong Seed)
{
    /// <summary>The storm (faults, new incidents, people's whims) ends after so many events; null: at its own time.</summary>
    public long? Events { get; init; }
    /// <summary>Only the first so many incidents happen; null: all.</summary>
    public int? Incidents { get; init; }
    /// <summary>Faults that do not happen.</summary>
    public IReadOnlySet<Fault> Without { get; init; } = new HashSet<Fault>();

    /// <summary>The command that replays it.</summary>
    public string Command
    {
        get
        {
            var command = $"alliance fuzz --seeds {Seed}..{Seed}";
            if (Events is { } events) command += $" --events {events}";
            if (Incidents is { } incidents) command += $" --incidents {incidents}";
            return Without.Count == 0 ? command : $"{command} --without {string.Join(',', Without.Order().Select(NameOf))}";
        }
    }

    /// <summary>The name of a fault in flags and results: <c>roadCut</c>.</summary>
    public static string NameOf(Fault fault) => char.ToLowerInvariant($"{fault}"[0]) + $"{fault}"[1..];
}

/// <summary>What a run is made of; tests break one of its rules and expect to be told.</summary>
internal sealed record FuzzParts
{
    public static readonly FuzzParts Sound = new();

    /// <summary>Makes an actor, new or from its stored state.</summary>
    public Func<ActorId, object?, Actor> Actors { get; init; } = (id, state) => ActorFactory.Create(id.Kind, state);
    /// <summary>What the store gives for what was put into it.</summary>
    public Func<StoredActor, StoredActor> ReadBack { get; init; } = stored => stored;
}

using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>What an agreement still admits over all its members together, as the tier that awards counts it. A squad
/// that counts already, because it awaits its answer or is out, does not count twice where it gives way to a more
/// pressing line.</summary>
public sealed record RoundCaps
{
    /// <summary>No cap over all members together.</summary>
    public static readonly RoundCaps None = new();

    /// <summary>Squads still admitted in all; <see cref="int.MaxValue"/> for no such cap.</summary>
    public int SquadsInAll { get; init; } = int.MaxValue;
    /// <summary>Squads still admitted for one place, by place; without an entry for no such cap.</summary>
    public IReadOnlyDictionary<string, int> SquadsFor { get; init; } = new Dictionary<string, int>();
    /// <summary>The squads that count already, each with the places for which it does.</summary>
    public ILookup<ActorId, string> Counted { get; init; } = Array.Empty<string>().ToLookup(_ => default(ActorId));

    /// <summary>Squads still admitted for a place.</summary>
    public int Left(string place) => SquadsFor.GetValueOrDefault(place, int.MaxValue);

    /// <summary>Whether a candidate, once taken, is one more in all.</summary>
    public bool Adds(Candidate candidate) =>
        candidate.Resource.Kind == ActorKind.RescueTeam && !Counted.Contains(candidate.Resource);

    /// <summary>Whether a candidate, once taken, is one more for a place.</summary>
    public bool Adds(Candidate candidate, string place) =>
        candidate.Resource.Kind == ActorKind.RescueTeam && !Counted[candidate.Resource].Contains(place);
}

using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>Squads that an agreement still admits over all its members together, as the tier that awards counts them. A
/// squad that awaits its answer or is out counts already. It does not count twice where it gives way to a more pressing
/// line.</summary>
public sealed record RoundCaps
{
    /// <summary>No cap over all members together.</summary>
    public static readonly RoundCaps None = new();

    /// <summary>Squads still admitted in all; <see cref="int.MaxValue"/> for no cap.</summary>
    public int SquadsInAll { get; init; } = int.MaxValue;
    /// <summary>Squads still admitted for each borrower, by code of the township. A borrower without an entry has no
    /// cap.</summary>
    public IReadOnlyDictionary<string, int> SquadsFor { get; init; } = new Dictionary<string, int>();
    /// <summary>The squads that count already, each with the borrowers for which it counts.</summary>
    public ILookup<ActorId, string> Counted { get; init; } = Array.Empty<string>().ToLookup(_ => default(ActorId));

    /// <summary>Counts the squads still admitted for a borrower; <see cref="int.MaxValue"/> for no cap.</summary>
    public int Left(string place) => SquadsFor.GetValueOrDefault(place, int.MaxValue);

    /// <summary>Tells whether a candidate, once taken, counts as one more squad in all.</summary>
    public bool Adds(Candidate candidate) =>
        candidate.Resource.Kind == ActorKind.RescueTeam && !Counted.Contains(candidate.Resource);

    /// <summary>Tells whether a candidate, once taken, counts as one more squad for a borrower.</summary>
    public bool Adds(Candidate candidate, string place) =>
        candidate.Resource.Kind == ActorKind.RescueTeam && !Counted[candidate.Resource].Contains(place);
}

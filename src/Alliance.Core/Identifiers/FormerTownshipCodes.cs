namespace Alliance.Core.Identifiers;

/// <summary>Finds the township that stands for one that was merged or got another code.</summary>
internal sealed class FormerTownshipCodes
{
    private static readonly FormerTownshipCodes None = new([]);
    private readonly Dictionary<ActorId, ActorId> _now;

    private FormerTownshipCodes(Dictionary<ActorId, ActorId> now) => _now = now;

    /// <summary>Whether all townships stand under their first codes.</summary>
    public bool IsEmpty => _now.Count == 0;

    /// <summary>Reads them from townships. A merger that leads back to itself is left out.</summary>
    /// <param name="townships">The code of each township, and of the one that it was merged into; null where it
    /// stands.</param>
    public static FormerTownshipCodes Of(IEnumerable<(string Code, string? MergedInto)> townships)
    {
        Dictionary<string, string> next = new(StringComparer.Ordinal);
        foreach (var (code, mergedInto) in townships)
            if (mergedInto is { } into) next[code] = into;
        if (next.Count == 0) return None;
        Dictionary<ActorId, ActorId> now = [];
        foreach (var code in next.Keys)
        {
            var (at, steps) = (code, 0);
            while (next.TryGetValue(at, out var into) && steps++ <= next.Count) at = into;
            if (steps <= next.Count) now[new(ActorKind.Township, code)] = new(ActorKind.Township, at);
        }

        return new(now);
    }

    /// <summary>Returns the township that stands for a party; the party itself where it stands.</summary>
    public ActorId Now(ActorId party) => _now.TryGetValue(party, out var now) ? now : party;

    /// <summary>Returns the parties that stand for some, each once; null for null.</summary>
    public ActorId[]? Now(ActorId[]? parties) => parties is null ? null : [.. parties.Select(Now).Distinct()];

    /// <summary>Returns the actors of the codes that parties had before, with the parties.</summary>
    public IReadOnlyDictionary<ActorId, ActorId> Of(IReadOnlyCollection<ActorId> parties) =>
        _now.Where(n => parties.Contains(n.Value)).ToDictionary();
}

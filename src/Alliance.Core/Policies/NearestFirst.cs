using Alliance.Core.Negotiation;
using Alliance.Core.Requests;

namespace Alliance.Core.Policies;

/// <summary>The award policy <c>nearest-first</c>: what is free before what another line would lose, what was asked before accepted substitutes, in order of
/// preference, then the soonest at the scene; ties by a hash of line and candidate, so that no code is favoured.</summary>
public static class NearestFirst
{
    public const string Name = "nearest-first";

    /// <summary>Ranks candidates, best first, in a total order that does not depend on the order of arrival.</summary>
    public static List<Candidate> Rank(LineId line, IEnumerable<Candidate> candidates) =>
        [.. candidates
            .OrderBy(c => c.Displaces is not null)
            .ThenBy(c => c.Substitute?.Preference ?? 0)
            .ThenBy(c => c.Minutes)
            .ThenBy(c => Hash(line, c))
            .ThenBy(c => c.Resource)];

    /// <summary>FNV-1a, 32 bits, over line and resource.</summary>
    private static uint Hash(LineId line, Candidate candidate)
    {
        var hash = 2166136261u;
        foreach (var c in line.Request) hash = (hash ^ c) * 16777619u;
        hash = (hash ^ (uint)line.Line) * 16777619u;
        foreach (var c in candidate.Resource.Key) hash = (hash ^ c) * 16777619u;
        return hash;
    }
}

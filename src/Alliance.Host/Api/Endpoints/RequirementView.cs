using Alliance.Core.Vocabulary;

namespace Alliance.Host.Api.Endpoints;

/// <summary>The requirements of a line or a need beyond kind and quantity.</summary>
internal sealed record RequirementView(
    int MinimumType,
    int MinimumPeople,
    int EnduranceHours,
    IReadOnlyDictionary<string, int> Equipment,
    IReadOnlyList<string> Substitutes)
{
    public static RequirementView? Of(Requirement? r) =>
        r is null
            ? null
            : new(
                r.MinimumType,
                r.MinimumPeople,
                r.EnduranceHours,
                r.Equipment.ToDictionary(e => e.Kind.Code, e => e.Count),
                [.. r.Substitutes.Select(s => s.Code)]);
}

using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Geography;

/// <summary>Decides whether a resource meets a line (EDXL-RM, NIMS). It must have the kind or an accepted substitute,
/// a type at least as good, and meet every minimum. A substitute replaces the kind alone; the minima hold for it
/// too.</summary>
public static class RequirementMatch
{
    /// <summary>Tells whether a team meets a line.</summary>
    public static bool Meets(TeamData team, ResourceKind asked, Requirement? requirement) =>
        PreferenceOf(team, asked, requirement) is not null;

    /// <summary>Finds the accepted substitute that a team gives. Null where it has the kind asked for, or does not meet
    /// the line at all.</summary>
    public static Substitute? SubstituteOf(TeamData team, ResourceKind asked, Requirement? requirement) =>
        PreferenceOf(team, asked, requirement) is { } preference and > 0
        ? new Substitute(requirement!.Substitutes[preference - 1], preference) : null;

    /// <summary>Tells whether a kind of supply is the kind asked for or an accepted substitute.</summary>
    public static bool Accepts(ResourceKind given, ResourceKind asked, Requirement? requirement) =>
        given == asked || (requirement is not null && Array.IndexOf(requirement.Substitutes, given) >= 0);

    /// <summary>Ranks the match of a team: zero for the kind asked for, the place of an accepted substitute from 1,
    /// null for no match.</summary>
    public static int? PreferenceOf(TeamData team, ResourceKind asked, Requirement? requirement)
    {
        if (requirement is null) return Has(team, asked, Capability.LeastType) ? 0 : null;
        if (team.People < requirement.MinimumPeople || team.EnduranceHours < requirement.EnduranceHours) return null;
        foreach (var (kind, count) in requirement.Equipment)
            if (team.Equipment.GetValueOrDefault(kind) < count) return null;
        if (Has(team, asked, requirement.MinimumType)) return 0;
        for (var i = 0; i < requirement.Substitutes.Length; i++)
            if (Has(team, requirement.Substitutes[i], requirement.MinimumType)) return i + 1;
        return null;
    }

    private static bool Has(TeamData team, ResourceKind kind, int leastType)
    {
        foreach (var capability in team.Capabilities)
            if (capability.Kind == kind && capability.Type <= leastType) return true;
        return false;
    }
}

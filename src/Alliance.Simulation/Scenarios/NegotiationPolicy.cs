using Alliance.Core.Awards;

namespace Alliance.Simulation.Scenarios;

/// <summary>The policies that a run can compare, by name.</summary>
public static class NegotiationPolicy
{
    /// <summary>Townships ask their alliances before the county.</summary>
    public const string Alliance = "alliance";
    /// <summary>Each township relies on itself, then asks the county directly. The alliances are compared with this
    /// policy.</summary>
    public const string NoAlliance = "no-alliance";

    /// <summary>All policies: the two above and every award policy. Under an award policy, all agreements and command
    /// centres decide by it.</summary>
    public static IReadOnlyList<string> All { get; } = [Alliance, NoAlliance, .. AwardPolicy.Names];
}

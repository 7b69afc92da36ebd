using Alliance.Core.Policies;

namespace Alliance.Core.Awards;

/// <summary>A rule for awards: a pure function from a round to a decision. Agreements, scenarios and records use the
/// same name for it.</summary>
public abstract class AwardPolicy
{
    private static readonly AwardPolicy[] Known = [.. AwardPolicyName.All.Select(Make)];

    /// <summary>Names of all policies; an agreement names one of them.</summary>
    public static IReadOnlyList<string> Names => AwardPolicyName.All;

    /// <summary>The name by which agreements and scenarios choose it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it uses the shares that members have lent; false by default.</summary>
    public virtual bool LooksAtShares => false;

    /// <summary>Decides all lines of a round. The order of its lines and candidates does not matter.</summary>
    public abstract AwardDecision Decide(AwardRound round);

    /// <summary>Finds the policy of that name.</summary>
    /// <exception cref="ArgumentException">No policy has that name.</exception>
    public static AwardPolicy Of(string name) =>
        Array.Find(Known, p => p.Name == name) ?? throw new ArgumentException(
            $"No award policy is called {name}; known are {string.Join(", ", Names)}.", nameof(name));

    private static AwardPolicy Make(string name) => name switch
    {
        AwardPolicyName.NearestFirst => new NearestFirst(),
        AwardPolicyName.FairShare => new FairShare(),
        AwardPolicyName.Joint => new Joint(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No class has this policy."),
    };
}

namespace Alliance.Core.Awards;

/// <summary>How an award is made: a pure function from a round to a decision, by the same name in agreements, scenarios
/// and records.</summary>
public abstract class AwardPolicy
{
    private static readonly AwardPolicy[] Known = [new NearestFirst(), new FairShare(), new Joint()];

    /// <summary>Names of all policies; an agreement names one of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(p => p.Name)];

    /// <summary>By which agreements and scenarios choose it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the shares that members have lent matter to it.</summary>
    public virtual bool LooksAtShares => false;

    /// <summary>Decides over all lines of a round. The order of lines and candidates in it does not matter.</summary>
    public abstract AwardDecision Decide(AwardRound round);

    /// <summary>The policy of that name.</summary>
    /// <exception cref="ArgumentException">No policy is called so.</exception>
    public static AwardPolicy Of(string name) =>
        Array.Find(Known, p => p.Name == name) ?? throw new ArgumentException(
            $"No award policy is called {name}; known are {string.Join(", ", Names)}.", nameof(name));
}

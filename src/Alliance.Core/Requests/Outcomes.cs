using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>How outcomes of lines make the outcome of their request.</summary>
public static class Outcomes
{
    /// <summary>Fulfilled if all lines are; what all lines share; partially fulfilled if any received something; else
    /// unfilled.</summary>
    public static Outcome Of(IEnumerable<Outcome> lines)
    {
        var distinct = lines.Distinct().ToList();
        if (distinct.Count == 1) return distinct[0];
        return distinct.Exists(o => o is Outcome.Fulfilled or Outcome.PartiallyFulfilled) ? Outcome.PartiallyFulfilled
            : Outcome.Unfilled;
    }
}

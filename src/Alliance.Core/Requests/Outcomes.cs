using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Makes the outcome of a request from the outcomes of its lines.</summary>
public static class Outcomes
{
    /// <summary>Returns the outcome of a request. It is what all lines share. Else it is partially fulfilled if any
    /// line received something, and unfilled if none did.</summary>
    /// <param name="lines">The outcomes of the lines.</param>
    public static Outcome Of(IEnumerable<Outcome> lines)
    {
        var distinct = lines.Distinct().ToList();
        if (distinct.Count == 1) return distinct[0];
        return distinct.Exists(o => o is Outcome.Fulfilled or Outcome.PartiallyFulfilled) ? Outcome.PartiallyFulfilled
            : Outcome.Unfilled;
    }
}

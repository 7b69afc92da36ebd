namespace Alliance.Core.Identifiers;

/// <summary>Reads numbers as people type them, and compares numbers of one giver.</summary>
public static class Numbers
{
    /// <summary>Whether a number is one of the first so many that were given.</summary>
    /// <param name="number">The number.</param>
    /// <param name="given">How many were given.</param>
    /// <param name="nth">The number that was given as the first, second, third…</param>
    public static bool IsGiven(string number, int given, Func<int, string> nth)
    {
        for (var count = given; count > 0; count--)
            if (nth(count) == number) return true;
        return false;
    }

    /// <summary>Whether a number was given after another of the same giver.</summary>
    public static bool IsAfter(string number, string other) =>
        number.Length != other.Length ? number.Length > other.Length : string.CompareOrdinal(number, other) > 0;

    /// <summary>The incident that bears a number.</summary>
    /// <param name="number">The number of an incident.</param>
    public static ActorId ToIncident(this string number) => new IncidentNumber(number).ToIncident();

    /// <summary>The aid request that bears a number.</summary>
    /// <param name="number">The number of an aid request.</param>
    public static ActorId ToAidRequest(this string number) => new RequestNumber(number).ToAidRequest();
}

namespace Alliance.Core.Identifiers;

/// <summary>Compares numbers that one giver has given, and leads from a number to its actor.</summary>
public static class Numbers
{
    /// <summary>Returns the code of the township that a number begins with. Empty where the text is no
    /// number.</summary>
    /// <param name="number">The number of an incident or a request.</param>
    internal static string TownshipOf(string number) => number.IndexOf('-') is var at and > 0 ? number[..at] : "";

    /// <summary>Tells whether a number is one of those that were given.</summary>
    /// <param name="number">The number.</param>
    /// <param name="given">How many numbers were given.</param>
    /// <param name="nth">Returns the number that was given as the first, second, third and so on.</param>
    public static bool IsGiven(string number, int given, Func<int, string> nth)
    {
        for (var count = given; count > 0; count--)
            if (nth(count) == number) return true;
        return false;
    }

    /// <summary>Tells whether a number was given after another of the same giver.</summary>
    /// <param name="number">The number.</param>
    /// <param name="other">The other number.</param>
    public static bool IsAfter(string number, string other) =>
        number.Length != other.Length ? number.Length > other.Length : string.CompareOrdinal(number, other) > 0;

    /// <summary>Returns the actor id of an incident.</summary>
    /// <param name="number">The number of the incident.</param>
    public static ActorId ToIncident(this string number) => new IncidentNumber(number).ToIncident();

    /// <summary>Returns the actor id of an aid request.</summary>
    /// <param name="number">The number of the request.</param>
    public static ActorId ToAidRequest(this string number) => new RequestNumber(number).ToAidRequest();
}

namespace Alliance.Core.Identifiers;

/// <summary>Numbers that people can read out over a radio and that any run gives alike: an incident is its township's
/// code and a count (<c>430422106-01</c>), a request its incident's number and a count
/// (<c>430422106-01-R03</c>).</summary>
public static class Numbers
{
    public static string Incident(string township, int count) => $"{township}-{count:00}";
    /// <summary>The incident under which a township asks for move-up cover: numbered apart, so that those that people
    /// report are counted by themselves.</summary>
    public static string Cover(string township, int count) => $"{township}-C{count:00}";
    /// <summary>A team that turned up unasked.</summary>
    public static string CheckIn(string incident, int count) => $"{incident}-K{count:00}";
    public static string SituationReport(string incident, int count) => $"{incident}-S{count:00}";
    public static string AidRequest(string incident, int count) => $"{incident}-R{count:00}";

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

    /// <summary>The township in whose territory an incident or a request lies.</summary>
    public static string TownshipOf(string number) => number[..number.IndexOf('-')];

    /// <summary>The aid request of a commitment: <c>430422106-01-R03-L1-TA-01-2</c> belongs to
    /// <c>430422106-01-R03</c>.</summary>
    public static string RequestOfCommitment(string commitment) =>
        commitment.IndexOf("-L", StringComparison.Ordinal) is var at and > 0 ? commitment[..at] : commitment;

    /// <summary>The aid request that a message or a record is about, by itself or by a commitment; null for none.
    /// </summary>
    /// <param name="subject">What it is about.</param>
    public static string? RequestOf(in Subject subject) =>
        subject.Request ?? (subject.Commitment is { } commitment ? RequestOfCommitment(commitment) : null);

    /// <summary>The incident of an aid request.</summary>
    public static string IncidentOf(string request) => request[..request.LastIndexOf('-')];

    /// <summary>Whether a number was given after another of the same giver.</summary>
    public static bool IsAfter(string number, string other) =>
        number.Length != other.Length ? number.Length > other.Length : string.CompareOrdinal(number, other) > 0;

    public static ActorId ToIncident(this string number) => new(ActorKind.Incident, number);
    public static ActorId ToAidRequest(this string number) => new(ActorKind.AidRequest, number);
}

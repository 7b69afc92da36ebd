using System.Globalization;

namespace Alliance.LoadTesting.Results;

/// <summary>By what a run is judged, and how that is said.</summary>
internal sealed record PassCriteria
{
    /// <summary>A request must be committed within this time to count.</summary>
    public static readonly TimeSpan InTime = TimeSpan.FromSeconds(5);
    /// <summary>Of a thousand requests offered, this many must be committed in time.</summary>
    public const int SustainedPermille = 990;
    /// <summary>Everything must end within this time once no more requests are raised.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>
    /// Squads of which at most half may be out, else the step is void; null where the scenario says how many there are.
    /// </summary>
    public required int? Squads { get; init; }
    /// <summary>
    /// Whether a request must be committed in time to count; else it is enough that it was acknowledged in time.
    /// </summary>
    public required bool WantsCommitment { get; init; }

    /// <summary>
    /// Whether a region that was not made for load may run out of what is asked: a step is void in which more than
    /// those that may fail had no offer, and the others were in time.
    /// </summary>
    public bool MayRunShort { get; init; }

    /// <summary>
    /// Whether every request ends without anybody's doing: it is promised or given up within seconds.
    /// </summary>
    public bool EndsByItself { get; init; }

    private static string Share =>
        string.Create(CultureInfo.InvariantCulture, $"{SustainedPermille / 10d} % of those offered");

    /// <summary>What the words of the result mean.</summary>
    public LoadMeanings Meanings =>
        WantsCommitment
            ? new(
                $"{Share} committed within {InTime.TotalSeconds} s, every latency limit kept, not void",
                MayRunShort
                    ? "acknowledged, and ended without a commitment: nobody had a squad for it, or the server was late"
                    : "acknowledged, and ended without a commitment: there are squads for all, so the server was late",
                Stuck(EndsByItself ? "the last was asked" : "what was still uncommitted at the end was cancelled"))
            : new(
                $"{Share} acknowledged within {InTime.TotalSeconds} s (which is what achieved counts), every latency "
                    + $"limit kept, not void; whether there are squads for all is the scenario's matter",
                "acknowledged, and no squad and no stock was committed to it by the end: the scenario may ask for more "
                    + "than there is, so it is no fault",
                Stuck("every incident was closed"));

    /// <summary>What is asked at the rates of a profile, of a region with so many squads that can answer it.</summary>
    public static PassCriteria OfRates(int squads) => new() { Squads = squads, WantsCommitment = true };

    /// <summary>A scenario says itself what there is, and asks for what it likes.</summary>
    public static PassCriteria OfScenario { get; } = new() { Squads = null, WantsCommitment = false };

    private static string Stuck(string after) =>
        $"requests open, and squads neither available, resting nor out of service, {Patience.TotalSeconds:0} s after "
            + $"{after} and everybody had gone home";
}

/// <summary>What the words of a result mean in its profile.</summary>
/// <param name="Sustained">Of a step.</param>
/// <param name="Unfilled">Of a request.</param>
/// <param name="Stuck">In the audit.</param>
internal sealed record LoadMeanings(string Sustained, string Unfilled, string Stuck);

using System.Globalization;

namespace Alliance.LoadTesting.Results;

/// <summary>The criteria by which a run is judged, and their description.</summary>
internal sealed record PassCriteria
{
    /// <summary>A request must be committed within this time to count.</summary>
    public static readonly TimeSpan InTime = TimeSpan.FromSeconds(5);
    /// <summary>The share of offered requests that must be committed in time, in permille.</summary>
    public const int SustainedPermille = 990;
    /// <summary>The time within which everything must end after the last request was raised.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>The number of squads. The step is void if more than half of them are out. Null where the scenario
    /// determines the number.</summary>
    public required int? Squads { get; init; }
    /// <summary>Whether a request must be committed in time to count. Otherwise it counts when it was acknowledged in
    /// time.</summary>
    public required bool WantsCommitment { get; init; }

    /// <summary>Whether the region may run out of resources, because it was not made for load. A step is then void if
    /// more requests than may fail had no offer, and the others were in time.</summary>
    public bool MayRunShort { get; init; }

    /// <summary>Whether every request ends within seconds without an action of a person: it is committed or given
    /// up.</summary>
    public bool EndsByItself { get; init; }

    private static string Share =>
        string.Create(CultureInfo.InvariantCulture, $"{SustainedPermille / 10d} % of those offered");

    /// <summary>The meanings of the words in the result.</summary>
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

    /// <summary>Returns the criteria for a profile with rates, in a region with the given number of squads that can
    /// answer.</summary>
    public static PassCriteria OfRates(int squads) => new() { Squads = squads, WantsCommitment = true };

    /// <summary>The criteria for a scenario. It determines its own resources and requests.</summary>
    public static PassCriteria OfScenario { get; } = new() { Squads = null, WantsCommitment = false };

    private static string Stuck(string after) =>
        $"requests open, and squads neither available, resting nor out of service, {Patience.TotalSeconds:0} s after "
            + $"{after} and everybody had gone home";
}

/// <summary>The meanings of the words of a result in its profile.</summary>
/// <param name="Sustained">The meaning of "sustained" for a step.</param>
/// <param name="Unfilled">The meaning of "unfilled" for a request.</param>
/// <param name="Stuck">The meaning of "stuck" in the audit.</param>
internal sealed record LoadMeanings(string Sustained, string Unfilled, string Stuck);

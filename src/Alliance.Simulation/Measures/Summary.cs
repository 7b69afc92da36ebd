namespace Alliance.Simulation.Measures;

/// <summary>Counts of requests or lines by outcome. A request is fulfilled if all its lines are,
/// unfilled if no line received anything, and partially fulfilled otherwise.</summary>
public sealed record OutcomeCounts(
    int Raised,
    int Fulfilled,
    int PartiallyFulfilled,
    int Unfilled,
    int Cancelled,
    int Rejected,
    int Expired,
    int Open);

/// <summary>Person-hours needed at the scenes and the part that was met, capped by the need at each instant.</summary>
public sealed record NeedsMeasure(double Asked, double Met, double UnmetShare);

/// <summary>Person-hours on scene by the tier that gave them. A township's squad counts as township at home,
/// as alliance when lent under an agreement, and as county when the county ordered it.</summary>
public sealed record AidByTier(double Village, double Township, double Alliance, double County, double Centre);

/// <summary>The distribution of times in minutes over those answered. Percentiles are by nearest rank.</summary>
public sealed record Distribution(int Count, int Unanswered, double? Mean, double? P50, double? P90, double? Max)
{
    /// <summary>Computes the distribution of times in milliseconds.</summary>
    public static Distribution Of(List<long> milliseconds, int unanswered)
    {
        if (milliseconds.Count == 0) return new(0, unanswered, null, null, null, null);
        var sorted = milliseconds.Order().ToList();
        return new(
            sorted.Count, unanswered, Minutes(sorted.Sum() / sorted.Count), Rank(sorted, 50), Rank(sorted, 90),
            Minutes(sorted[^1]));
    }

    private static double Rank(List<long> sorted, int percent) =>
        Minutes(sorted[((sorted.Count * percent) + 99) / 100 - 1]);

    private static double Minutes(long milliseconds) => milliseconds / 600 / 100.0;
}

/// <summary>Response times: from the rise of a need to the first squad on scene, and from the submission of a line to
/// its first commitment.</summary>
public sealed record ResponseMeasure(Distribution FirstTeamMinutes, Distribution RequestToCommitmentMinutes);

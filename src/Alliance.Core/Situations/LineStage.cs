using Alliance.Core.Requests;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Situations;

/// <summary>How a line stands, in the words that people use for it (domain.md §4.3); derived, never stored.</summary>
public enum LineStage
{
    Submitted,
    /// <summary>A tier has called for offers.</summary>
    Soliciting,
    /// <summary>All called have answered; the tier's decision point is awaited.</summary>
    Selecting,
    /// <summary>Requisitions await their answers.</summary>
    Confirming,
    PartiallyCommitted,
    Committed,
    InTransit,
    /// <summary>All that was promised is at the scene.</summary>
    Active,
    Releasing,
    /// <summary>Put to the next tier, which has not begun yet.</summary>
    Escalated,
    Fulfilled,
    PartiallyFulfilled,
    Unfilled,
    Cancelled,
    Rejected,
    Expired,
}

/// <summary>How far the search of the tier that is asked at present has come.</summary>
public enum SearchStep
{
    /// <summary>There is none on record.</summary>
    None,
    Calling,
    Deciding,
    Confirming,
}

/// <summary>Derives the stage of a line.</summary>
public static class LineStages
{
    /// <param name="line">The line as its request sees it.</param>
    /// <param name="step">How far the search for it has come.</param>
    public static LineStage Of(LineState line, SearchStep step)
    {
        if (line.Outcome != Outcome.Open) return OfOutcome(line.Outcome);
        var underWay = line.Commitments.Values.Where(c => !c.IsOver).ToList();
        var stillSought = line.Searching && line.Remainder > 0;
        if (underWay.Count == 0) return OfSearch(line, step);
        if (underWay.TrueForAll(c => c.ReleaseAsked || c.Status == CommitmentStatus.Returning))
            return LineStage.Releasing;
        if (stillSought) return LineStage.PartiallyCommitted;
        var active = underWay.FindAll(c => c.IsActive);
        if (active.TrueForAll(c => c.Status == CommitmentStatus.OnScene)) return LineStage.Active;
        if (active.Exists(c => c.Status is CommitmentStatus.EnRoute or CommitmentStatus.OnScene))
            return LineStage.InTransit;
        return line.Remainder <= 0 ? LineStage.Committed : LineStage.PartiallyCommitted;
    }

    private static LineStage OfSearch(LineState line, SearchStep step) => step switch
    {
        SearchStep.Calling => LineStage.Soliciting,
        SearchStep.Deciding => LineStage.Selecting,
        SearchStep.Confirming => LineStage.Confirming,
        _ => line.Rung > 0 ? LineStage.Escalated : LineStage.Submitted,
    };

    private static LineStage OfOutcome(Outcome outcome) => outcome switch
    {
        Outcome.Fulfilled => LineStage.Fulfilled,
        Outcome.PartiallyFulfilled => LineStage.PartiallyFulfilled,
        Outcome.Unfilled => LineStage.Unfilled,
        Outcome.Cancelled => LineStage.Cancelled,
        Outcome.Rejected => LineStage.Rejected,
        Outcome.Expired => LineStage.Expired,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No outcome of a line that has ended."),
    };
}

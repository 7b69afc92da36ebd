using Alliance.Core.Requests;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Situations;

/// <summary>The stage of a line, in the words that people use. It is derived, never stored.</summary>
public enum LineStage
{
    /// <summary>Raised. No tier has called for offers yet.</summary>
    Submitted,
    /// <summary>A tier has called for offers.</summary>
    Soliciting,
    /// <summary>All lenders that were called have answered. The tier's decision point is still to come.</summary>
    Selecting,
    /// <summary>Requisitions wait for their answers.</summary>
    Confirming,
    /// <summary>A part of the quantity is promised.</summary>
    PartiallyCommitted,
    /// <summary>All of the quantity is promised. Nothing has departed yet.</summary>
    Committed,
    /// <summary>A promised resource has departed, and not all are at the scene.</summary>
    InTransit,
    /// <summary>Everything that was promised is at the scene.</summary>
    Active,
    /// <summary>All commitments are released or on the way back.</summary>
    Releasing,
    /// <summary>Escalated to the next tier, which has not started yet.</summary>
    Escalated,
    /// <summary>Ended with all of the quantity.</summary>
    Fulfilled,
    /// <summary>Ended with a part of the quantity.</summary>
    PartiallyFulfilled,
    /// <summary>Ended without anything: no tier had anything for it.</summary>
    Unfilled,
    /// <summary>Ended because it was no longer wanted.</summary>
    Cancelled,
    /// <summary>Ended because the request was refused.</summary>
    Rejected,
    /// <summary>Ended because its time passed while it was still sought.</summary>
    Expired,
    /// <summary>All of the quantity is promised, but a crew has not said yet that it has its order.</summary>
    Unconfirmed,
}

/// <summary>The progress of the search of the tier that is asked at present.</summary>
public enum SearchStep
{
    /// <summary>No search is on record.</summary>
    None,
    /// <summary>The tier has called for offers.</summary>
    Calling,
    /// <summary>All lenders that were called have answered.</summary>
    Deciding,
    /// <summary>Requisitions wait for their answers.</summary>
    Confirming,
}

/// <summary>Derives the stage of a line.</summary>
public static class LineStages
{
    /// <summary>Derives the stage of a line.</summary>
    /// <param name="line">The line as its request sees it.</param>
    /// <param name="step">The progress of the search for it.</param>
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
        return line.Remainder > 0 ? LineStage.PartiallyCommitted
            : line.Unconfirmed > 0 ? LineStage.Unconfirmed
            : LineStage.Committed;
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

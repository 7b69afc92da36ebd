namespace Alliance.Core.Vocabulary;

/// <summary>Tells how a line, or a whole request, came out.</summary>
public enum Outcome
{
    /// <summary>It has not ended yet.</summary>
    Open,
    /// <summary>Everything that was asked has arrived.</summary>
    Fulfilled,
    /// <summary>A part of what was asked has arrived.</summary>
    PartiallyFulfilled,
    /// <summary>No tier had anything for it (unable to fill).</summary>
    Unfilled,
    /// <summary>It was cancelled before anything arrived.</summary>
    Cancelled,
    /// <summary>The request was rejected.</summary>
    Rejected,
    /// <summary>Its time passed while it was still sought.</summary>
    Expired,
}

namespace Alliance.Core.Vocabulary;

/// <summary>How a line, or a whole request, came out.</summary>
public enum Outcome
{
    /// <summary>Not ended yet.</summary>
    Open,
    Fulfilled,
    PartiallyFulfilled,
    /// <summary>No tier had anything for it (unable to fill).</summary>
    Unfilled,
    Cancelled,
    Rejected,
    /// <summary>Its time passed while it was still being sought.</summary>
    Expired,
}
